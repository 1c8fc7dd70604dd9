import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes files by their `/`-separated paths into a folder, which is made where there is none. */
export function writeFiles(directory: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [file, contents] of files) {
    const place = path.join(directory, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, contents);
  }
}
