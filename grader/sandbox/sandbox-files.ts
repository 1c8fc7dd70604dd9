import { ownProgram } from '../platform/own-program';
import { bundledTfjs, bundledWasmKernels, wasmLibrary } from './bundled-tfjs';
import { libraryNames } from './library-names';

/** The files that a sandbox runs. */
export interface SandboxFiles {
  /** The program of the process. */
  readonly program: string;
  /** Our script in the student's realm. */
  readonly realmProgram: string;
  readonly tfjs: string;
  /** The kernels of tfjs's wasm backend. */
  readonly wasmKernels: string;
  /** The library that they call, in WebAssembly. */
  readonly wasmLibrary: string;
}

/** In the order in which the program takes them. */
export const realmFiles = ({ realmProgram, tfjs, wasmKernels, wasmLibrary }: SandboxFiles): string[] => [
  realmProgram,
  tfjs,
  wasmKernels,
  wasmLibrary,
];

/** Returns the files; builds those that are missing. */
export async function sandboxFiles(): Promise<SandboxFiles> {
  const [program, realmProgram, tfjs, wasmKernels] = await Promise.all([
    ownProgram(['grader', 'sandbox', 'child', 'child-program.ts']),
    ownProgram(['grader', 'sandbox', 'child', 'realm', 'enter-realm.ts'], 'realm'),
    bundledTfjs(Object.values(libraryNames).flatMap((names) => [...names])),
    bundledWasmKernels(),
  ]);
  return { program, realmProgram, tfjs, wasmKernels, wasmLibrary: wasmLibrary() };
}
