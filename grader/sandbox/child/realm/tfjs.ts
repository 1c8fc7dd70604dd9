import { libraryNames } from '../../library-names';
import { shortcutMessage } from '../../shortcuts';
import type { Tfjs } from './tensors';
import { TextDecoder, TextEncoder } from './text-coding';

type Require = (name: string) => unknown;
interface Module {
  exports: unknown;
}

/** tfjs as the bundler leaves it. */
export interface TfjsParts {
  /**
   * Loads the core and returns its exports: all, and what an exercise gets, where `instead` answers for some names. What the core asks
   * the platform for are its parameters.
   */
  readonly core: (
    require: Require,
    global: object,
    process: object,
    console: object,
    performance: object,
    instead: (name: string) => unknown,
  ) => { readonly tf: Tfjs; readonly library: object };
  /** The layers as a CommonJS module. */
  readonly layers: (module: Module, exports: unknown, require: Require) => void;
}

const isOf =
  (type: new (length: number) => object) =>
  (value: unknown): boolean =>
    value instanceof type;

/** Of Node's `util`, what tfjs uses. */
const util = {
  TextEncoder,
  TextDecoder,
  types: {
    isFloat32Array: isOf(Float32Array),
    isInt32Array: isOf(Int32Array),
    isUint8Array: isOf(Uint8Array),
    isUint8ClampedArray: isOf(Uint8ClampedArray),
  },
};

/** Without methods that a submission could replace. */
const lookup = (names: ReadonlySet<string>): Readonly<Record<string, true>> =>
  Object.assign(
    Object.create(null) as Record<string, true>,
    Object.fromEntries([...names].map((name) => [name, true])),
  );

const fromLayers = lookup(libraryNames.fromLayers);
const shortcuts = lookup(libraryNames.shortcuts);

export interface LoadedTfjs {
  readonly tf: Tfjs;
  /** tfjs as an exercise gets it. */
  readonly library: object;
  /**
   * Loads what an exercise may use of the layers, which it may not use themselves: before submitted code, which could catch them while
   * they are loaded, by a setter or another `Object.defineProperty`.
   */
  readonly addLayers: () => void;
}

/**
 * Loads tfjs into this realm, and has it do its first operation. The library is tfjs as an exercise gets it: without the shortcuts, by
 * whatever name they are called, and with a default export, which Node would give as well: `import tf from` is no mistake worth
 * points.
 */
export function loadTfjs(parts: TfjsParts): LoadedTfjs {
  const provide = (name: string): unknown => {
    if (name === 'util') return util;
    throw new Error(`${name} is not in the realm of an exercise`);
  };
  const process = {
    versions: { node: '20.0.0' },
    version: 'v20.0.0',
    platform: '',
    env: {},
    argv: [],
    hrtime,
  };
  let layers: Readonly<Record<string, unknown>> | undefined;
  const instead = (name: string): unknown => {
    if (fromLayers[name] === true && layers !== undefined) return layers[name];
    if (fromLayers[name] === true) throw new Error(`tf.${name} is there where its name is written out`);
    if (shortcuts[name] === true) throw new Error(shortcutMessage(name));
    throw new Error(`tf.${name} is not available here: an exercise computes with tensors alone`);
  };
  const { tf, library } = parts.core(provide, {}, process, console, { now: Date.now }, instead);
  Object.defineProperty(library, 'default', { value: library, enumerable: true });
  tf.tidy(() => tf.matMul(tf.ones([1, 1]), tf.ones([1, 1])).dataSync());
  const addLayers = (): void => {
    layers = loadLayers(parts, tf);
  };
  return { tf, library, addLayers };
}

function loadLayers({ layers }: TfjsParts, tf: Tfjs): Readonly<Record<string, unknown>> {
  const module: Module = { exports: {} };
  layers(module, module.exports, () => tf);
  return module.exports as Record<string, unknown>;
}

/** Node's clock of seconds and nanoseconds; a realm has milliseconds. */
function hrtime(): [number, number] {
  const now = Date.now();
  return [Math.floor(now / 1_000), (now % 1_000) * 1e6];
}
