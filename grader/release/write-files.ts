import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes files by `/`-separated path into a folder, and creates the folder if needed. */
export function writeFiles(directory: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [file, contents] of files) {
    const place = path.join(directory, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, contents);
  }
}
