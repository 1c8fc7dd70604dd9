import { ownProgram } from '../platform/own-program';
import { bundledTfjs } from './bundled-tfjs';
import { libraryNames } from './library-names';

/** The files that a sandbox is made of. */
export interface SandboxFiles {
  /** What the process runs. */
  readonly program: string;
  /** What a student's realm starts with, beside tfjs. */
  readonly realmProgram: string;
  readonly tfjs: string;
}

/** The files; built if they are missing. */
export async function sandboxFiles(): Promise<SandboxFiles> {
  const [program, realmProgram, tfjs] = await Promise.all([
    ownProgram(['grader', 'sandbox', 'child', 'child-program.ts']),
    ownProgram(['grader', 'sandbox', 'child', 'realm', 'enter-realm.ts'], 'realm'),
    bundledTfjs(Object.values(libraryNames).flatMap((names) => [...names])),
  ]);
  return { program, realmProgram, tfjs };
}
