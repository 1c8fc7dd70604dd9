import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { problemWith } from './allowed-files';

/** The files of `given/` of which a submission has another version; the course's own are used whatever it has. */
export function changedGiven(root: string, given: string): string[] {
  return readdirSync(given)
    .filter((file) => {
      const submitted = path.join(root, 'given', file);
      return (
        problemWith(submitted, root) === undefined && linesOf(submitted) !== linesOf(path.join(given, file))
      );
    })
    .sort();
}

/** Git may have changed how lines end. */
const linesOf = (file: string): string => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trimEnd();
