// @ts-check
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file atomically: even if the writer is killed, readers see the old contents or the new
 * ones, and two writers do not mix. The name until then is random, since two writers in containers
 * can have the same process id.
 *
 * @param {string} file
 * @param {string | Uint8Array} contents
 * @param {number} mode the file's permissions from the start; the system's default if not given
 * @throws the file system's Error; the old contents then remain
 */
export function writeWhole(file, contents, mode = 0o666) {
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  try {
    writeFileSync(unfinished, contents, { mode, flag: 'wx' });
    renameSync(unfinished, file);
  } catch (failure) {
    rmSync(unfinished, { force: true });
    throw failure;
  }
}
