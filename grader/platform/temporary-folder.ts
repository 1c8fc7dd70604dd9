import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atExit } from './at-exit';
import { cacheFolders } from './own-program';
import { Refusal } from './refusal';

/** There is no folder for temporary files. */
export class NoTemporaryFolder extends Refusal {
  override readonly name = 'NoTemporaryFolder';

  constructor() {
    super(
      `the folder for temporary files, ${os.tmpdir()}, is missing or full; free some space, or name another in the environment variable ${process.platform === 'win32' ? 'TEMP' : 'TMPDIR'}`,
    );
  }
}

/**
 * Makes an empty folder with a new name, in the system's folder for temporary files or, if that is
 * missing or full, among the grader's own files.
 *
 * @param prefix what its name begins with
 * @returns its real path
 * @throws NoTemporaryFolder
 */
export function temporaryFolder(prefix: string): string {
  for (const parent of [os.tmpdir(), ...cacheFolders().map((folder) => path.join(folder, 'temporary'))]) {
    try {
      if (parent !== os.tmpdir()) mkdirSync(parent, { recursive: true });
      return realpathSync(mkdtempSync(path.join(parent, prefix)));
    } catch {
      // The next one.
    }
  }
  throw new NoTemporaryFolder();
}

/**
 * The same, but never among the grader's own files: for what must not find the course's packages.
 *
 * @throws NoTemporaryFolder
 */
export function outsideFolder(prefix: string): string {
  try {
    // On some systems the temporary folder is a link, which the sandbox does not follow.
    return realpathSync(mkdtempSync(path.join(os.tmpdir(), prefix)));
  } catch {
    throw new NoTemporaryFolder();
  }
}

export interface ProcessFiles {
  /** Environment variables that put a process's temporary files here. */
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/**
 * Makes a folder for the temporary files of processes that this one starts. A process that is
 * killed cannot remove its own; here they go with this process at the latest.
 */
export function filesOfProcesses(prefix: string): ProcessFiles {
  let folder: string;
  try {
    folder = outsideFolder(prefix);
  } catch {
    // Each process looks for a place itself, and says if there is none.
    return { env: {}, remove: () => undefined };
  }
  const empty = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  };
  const takeBack = atExit(empty);
  return {
    env: { TMPDIR: folder, TEMP: folder, TMP: folder },
    remove: () => {
      takeBack();
      empty();
    },
  };
}
