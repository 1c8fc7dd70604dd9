import type * as tfjs from '@tensorflow/tfjs';
import type { Tfjs } from '../tensors';
import { makeBackend } from './backend';
import { startLibrary, type WebAssemblyGlobal } from './instance';
import { registerKernels } from './kernels';

/** What the wasm backend is made of. */
export interface WasmParts {
  /** The value of the script with the library's kernels, by their files. */
  readonly kernels: (tf: Tfjs) => Readonly<Record<string, tfjs.KernelConfig>>;
  /** The library. */
  readonly binary: Uint8Array;
}

/** Makes tfjs of this realm compute with WebAssembly. Must run before submitted code. */
export function useWasm(tf: Tfjs, { kernels, binary }: WasmParts, webAssembly: WebAssemblyGlobal): void {
  const library = startLibrary(webAssembly, binary);
  const backend = makeBackend(tf, library);
  registerKernels(tf, kernels(tf));
  tf.registerBackend('wasm', () => backend);
  // Asynchronous only for backends that start asynchronously.
  void tf.setBackend('wasm');
  if (tf.getBackend() !== 'wasm') throw new Error('tfjs did not switch to its wasm backend');
}
