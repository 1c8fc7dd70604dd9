import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes files by `/`-separated path into a folder, and creates the folder if needed. */
export function writeFiles(directory: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [file, contents] of files) {
    const place = path.join(directory, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, contents);
  }
}

/**
 * The same for a new or empty folder, all or nothing: what a killed command leaves is next to it,
 * and never looks whole.
 *
 * @throws the file system's Error, also if another command has written into the folder meanwhile
 */
export function writeFolder(directory: string, files: ReadonlyMap<string, Uint8Array>): void {
  const unfinished = `${directory}.${randomUUID()}.unfinished`;
  try {
    writeFiles(unfinished, files);
    removeIfEmpty(directory);
    renameSync(unfinished, directory);
  } catch (failure) {
    rmSync(unfinished, { recursive: true, force: true });
    throw failure;
  }
}

/** Not every system replaces an empty folder. */
function removeIfEmpty(directory: string): void {
  try {
    rmdirSync(directory);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure;
  }
}
