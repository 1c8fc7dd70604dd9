import type * as tfjs from '@tensorflow/tfjs';
import type { WasmParts } from '../../../sandbox/child/realm/wasm/use-wasm';
import type { FromWorker, ToWorker } from '../../protocol';

/** The global object of the worker, as far as the lab uses it. */
export interface WorkerScope {
  readonly labParts: {
    readonly tf: typeof tfjs;
    readonly kernels: WasmParts['kernels'];
    /** The library, in base64. */
    readonly wasm: string;
  };
  labLoad?: (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { readonly createScriptURL: (url: string) => string },
    ) => { readonly createScriptURL: (url: string) => string };
  };
  readonly importScripts: (url: string) => void;
  postMessage: (message: FromWorker) => void;
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
}

export const scope = globalThis as unknown as WorkerScope;
