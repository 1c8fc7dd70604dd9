/** The parts of `WebAssembly` that this folder uses. */
export interface WebAssemblyGlobal {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

type Compiled = (...numbers: number[]) => number;

interface Memory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

interface Exports extends Readonly<Record<string, unknown>> {
  readonly memory: Memory;
  readonly __wasm_call_ctors: () => void;
  readonly stackSave: () => number;
  readonly stackRestore: (pointer: number) => void;
  readonly stackAlloc: (length: number) => number;
  readonly malloc: Compiled;
  readonly free: Compiled;
  readonly init_with_threads_count: Compiled;
  readonly register_tensor: Compiled;
  readonly dispose_data: Compiled;
}

/** What a kernel passes to a compiled function: numbers, and bytes for a temporary copy of them. */
type Value = number | boolean | Uint8Array;

/** tfjs's WebAssembly library, running. */
export interface WasmLibrary {
  /** The memory; a new array after it has grown. */
  readonly bytes: () => Uint8Array;
  /** Returns the address of this many free bytes. @throws RangeError if there is no room */
  readonly allocate: (length: number) => number;
  readonly free: (address: number) => void;
  readonly registerTensor: (id: number, size: number, address: number) => void;
  readonly forgetTensor: (id: number) => void;
  /** Returns a compiled function; `types` says which of its arguments are bytes, as `array`. */
  readonly cwrap: (
    name: string,
    result: unknown,
    types: readonly string[],
  ) => (...values: Value[]) => unknown;
}

const PAGE_BYTES = 65_536;

/** As much as a whole sandbox may use (sandbox.ts), but enforced at every allocation. */
const MAX_BYTES = 512 * 2 ** 20;

/** Error codes of WASI: the library has no files. */
const BAD_DESCRIPTOR = 8;
const CANNOT_SEEK = 70;

/**
 * Starts the library. No object of `WebAssembly` leaves this function, since each leads to the
 * constructors that compile code; `forgetConstructors` cuts that path too.
 *
 * @param binary the library's `.wasm` file
 */
export function startLibrary(webAssembly: WebAssemblyGlobal, binary: Uint8Array): WasmLibrary {
  const module = new webAssembly.Module(binary);
  const instance = new webAssembly.Instance(module, {
    env: {
      abort: () => {
        throw new Error('tfjs’s WebAssembly library stopped; a tensor may be too large');
      },
      emscripten_memcpy_big: (to: number, from: number, length: number) => {
        bytes.copyWithin(to >>> 0, from >>> 0, (from >>> 0) + (length >>> 0));
      },
      emscripten_get_heap_max: () => MAX_BYTES,
      emscripten_resize_heap: (length: number) => grow(length >>> 0),
    },
    wasi_snapshot_preview1: {
      fd_close: () => BAD_DESCRIPTOR,
      fd_seek: () => CANNOT_SEEK,
      fd_write: () => BAD_DESCRIPTOR,
    },
  });
  const exports = instance.exports as Exports;
  const { memory, malloc, free, stackSave, stackRestore, stackAlloc } = exports;
  let bytes = new Uint8Array(memory.buffer);

  function grow(length: number): 0 | 1 {
    if (length > MAX_BYTES) return 0;
    // Some more than needed, so that it grows rarely.
    const target = Math.min(MAX_BYTES, Math.max(length, bytes.length * 1.2));
    try {
      memory.grow(Math.ceil((target - bytes.length) / PAGE_BYTES));
    } catch {
      return 0; // The system has no more memory.
    }
    bytes = new Uint8Array(memory.buffer);
    return 1;
  }

  forgetConstructors(webAssembly);
  exports.__wasm_call_ctors();
  exports.init_with_threads_count(-1);
  return {
    bytes: () => bytes,
    allocate: (length) => {
      const address = malloc(length) >>> 0;
      if (address !== 0 || length === 0) return address;
      throw new RangeError(
        'out of memory: too many tensors; tf.tidy disposes of those that a function no longer needs',
      );
    },
    free: (address) => {
      free(address);
    },
    registerTensor: (id, size, address) => {
      exports.register_tensor(id, size, address);
    },
    forgetTensor: (id) => {
      exports.dispose_data(id);
    },
    cwrap: (name, _, types) => {
      const compiled = exports[name];
      if (typeof compiled !== 'function') throw new Error(`tfjs’s WebAssembly library has no ${name}`);
      const run = compiled as (...values: Value[]) => unknown;
      if (!types.includes('array')) return run;
      return (...values) => {
        const top = stackSave();
        const copied = values.map((value) => {
          if (!(value instanceof Uint8Array)) return value;
          const address = stackAlloc(value.length) >>> 0;
          bytes.set(value, address);
          return address;
        });
        const result = run(...copied);
        stackRestore(top);
        return result;
      };
    },
  };
}

function forgetConstructors(webAssembly: object): void {
  for (const each of Object.values(Object.getOwnPropertyDescriptors(webAssembly))) {
    const made: unknown = each.value;
    if (typeof made === 'function')
      delete (made.prototype as { constructor?: unknown } | undefined)?.constructor;
  }
}
