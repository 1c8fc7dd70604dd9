import { libraryNames } from '../../library-names';
import { harmlessLayers, shortcutMessage } from '../../shortcuts';
import type { Tfjs } from './tensors';
import { TextDecoder, TextEncoder } from './text-coding';
import { useWasm, type WasmParts } from './wasm/use-wasm';
import type { WebAssemblyGlobal } from './wasm/instance';

type Require = (name: string) => unknown;
interface Module {
  exports: unknown;
}

/** The value of the bundled tfjs script. */
export interface TfjsParts {
  /**
   * Loads the core. Returns all its exports, and those for an exercise, where `instead` provides
   * some names. The other parameters are what the core expects from the platform.
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

/** The part of Node's `util` that tfjs uses. */
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

/** A set without methods, which a submission could replace. */
const lookup = (names: ReadonlySet<string>): Readonly<Record<string, true>> =>
  Object.assign(
    Object.create(null) as Record<string, true>,
    Object.fromEntries([...names].map((name) => [name, true])),
  );

const fromLayers = lookup(libraryNames.fromLayers);
const shortcuts = lookup(libraryNames.shortcuts);
const harmless = lookup(harmlessLayers);

export interface LoadedTfjs {
  readonly tf: Tfjs;
  /** tfjs as an exercise sees it. */
  readonly library: object;
  /**
   * Loads the allowed exports of the layers. Must run before submitted code, which could intercept
   * the forbidden ones during loading, with a setter or its own `Object.defineProperty`.
   */
  readonly addLayers: () => void;
}

/**
 * Loads tfjs into this realm and runs a first operation. The library for exercises lacks the
 * shortcuts, however they are accessed. It has a default export, as under Node: `import tf from`
 * should not cost points.
 *
 * @param wasm makes it compute with WebAssembly; by default it computes in JavaScript
 */
export function loadTfjs(parts: TfjsParts, wasm?: readonly [WasmParts, WebAssemblyGlobal]): LoadedTfjs {
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
  if (wasm !== undefined) useWasm(tf, ...wasm);
  const addLayers = (): void => {
    layers = loadLayers(parts, tf);
  };
  return { tf, library, addLayers };
}

function loadLayers({ layers }: TfjsParts, tf: Tfjs): Readonly<Record<string, unknown>> {
  const module: Module = { exports: {} };
  layers(module, module.exports, () => tf);
  const exported = module.exports as Record<string, unknown> & { readonly layers: Record<string, unknown> };
  return { ...exported, layers: withoutShortcuts(exported.layers) };
}

/** `tf.layers` as an exercise sees it. */
function withoutShortcuts(layers: Readonly<Record<string, unknown>>): object {
  const visible = {};
  for (const name of Object.keys(layers)) {
    Object.defineProperty(
      visible,
      name,
      harmless[name] === true
        ? { value: layers[name], enumerable: true }
        : {
            get: () => {
              throw new Error(shortcutMessage(`layers.${name}`));
            },
          },
    );
  }
  return Object.freeze(visible);
}

/** Node's `process.hrtime`: seconds and nanoseconds, here only with millisecond resolution. */
function hrtime(): [number, number] {
  const now = Date.now();
  return [Math.floor(now / 1_000), (now % 1_000) * 1e6];
}
