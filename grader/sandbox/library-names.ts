import { shortcuts } from './shortcuts';

/**
 * Exports of tfjs's layers that are allowed: they are useful without the shortcuts. Of `layers`
 * itself, only the harmless ones.
 */
const fromLayers: ReadonlySet<string> = new Set([
  ...['constraints', 'initializers', 'metrics', 'regularizers'],
  'layers',
]);

/** Exports of tfjs that the sandbox lacks: data and model readers, other backends. */
const absent: ReadonlySet<string> = new Set([
  ...['callbacks', 'data', 'webgl'],
  ...['GraphModel', 'loadGraphModel', 'loadGraphModelSync'],
]);

/** The exports of tfjs that need special treatment in the sandbox. */
export const libraryNames = { shortcuts, fromLayers, absent };
