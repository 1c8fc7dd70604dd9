import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { problemWith } from './allowed-files';

/** The files of `given/` that a submission changed. The grader always uses the course's copies. */
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

/** Ignores line endings, which Git may have changed. */
const linesOf = (file: string): string => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trimEnd();
