import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file whole or not at all: a reader sees the old contents or the new ones, whenever the writer is ended, and
 * two writers at once do not mix.
 *
 * @throws Error of the file system; the old contents then still stand
 */
export function writeWhole(file: string, contents: string | Uint8Array): void {
  const unfinished = `${file}.${String(process.pid)}.unfinished`;
  try {
    writeFileSync(unfinished, contents);
    renameSync(unfinished, file);
  } catch (failure) {
    rmSync(unfinished, { force: true });
    throw failure;
  }
}
