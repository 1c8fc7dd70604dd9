import { shortcuts } from './shortcuts';

/** What tfjs's layers export beside the shortcuts and may be of use without them. */
const fromLayers: ReadonlySet<string> = new Set(['constraints', 'initializers', 'metrics', 'regularizers']);

/** What of tfjs is not in the sandbox: readers of data and models, other backends. */
const absent: ReadonlySet<string> = new Set([
  ...['callbacks', 'data', 'webgl'],
  ...['GraphModel', 'loadGraphModel', 'loadGraphModelSync'],
]);

/** The names of tfjs that an exercise does not simply get. */
export const libraryNames = { shortcuts, fromLayers, absent };
