import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file whole or not at all: a reader sees the old contents or the new ones, whenever the writer is ended, and
 * two writers at once do not mix.
 *
 * @param mode who may read and write the file, from the first moment on; as the system gives files without
 * @throws Error of the file system; the old contents then still stand
 */
export function writeWhole(file: string, contents: string | Uint8Array, mode = 0o666): void {
  const unfinished = `${file}.${String(process.pid)}.unfinished`;
  try {
    // What an ended writer has left would keep its mode.
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, contents, { mode, flag: 'wx' });
    renameSync(unfinished, file);
  } catch (failure) {
    rmSync(unfinished, { force: true });
    throw failure;
  }
}
