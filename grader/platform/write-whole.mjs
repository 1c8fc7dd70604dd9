// @ts-check
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Writes a file whole or not at all: whenever the writer is killed, a reader sees the old contents or the new ones, and two writers
 * do not mix.
 *
 * @param {string} file
 * @param {string | Uint8Array} contents
 * @param {number} mode who may read and write the file, from the first moment on; the system's default if not given
 * @throws the file system's Error; the old contents are then still there
 */
export function writeWhole(file, contents, mode = 0o666) {
  const unfinished = `${file}.${String(process.pid)}.unfinished`;
  try {
    // A killed writer's file would keep its mode.
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, contents, { mode, flag: 'wx' });
    renameSync(unfinished, file);
  } catch (failure) {
    rmSync(unfinished, { force: true });
    throw failure;
  }
}
