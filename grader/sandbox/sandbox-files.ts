import { ownProgram } from '../platform/own-program';
import { bundledTfjs } from './bundled-tfjs';
import { libraryNames } from './library-names';

/** The files that a sandbox runs. */
export interface SandboxFiles {
  /** The program of the process. */
  readonly program: string;
  /** Our script in the student's realm. */
  readonly realmProgram: string;
  readonly tfjs: string;
}

/** Returns the files; builds those that are missing. */
export async function sandboxFiles(): Promise<SandboxFiles> {
  const [program, realmProgram, tfjs] = await Promise.all([
    ownProgram(['grader', 'sandbox', 'child', 'child-program.ts']),
    ownProgram(['grader', 'sandbox', 'child', 'realm', 'enter-realm.ts'], 'realm'),
    bundledTfjs(Object.values(libraryNames).flatMap((names) => [...names])),
  ]);
  return { program, realmProgram, tfjs };
}
