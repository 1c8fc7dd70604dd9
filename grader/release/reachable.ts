import path from 'node:path';
import { readSource } from './source';

/**
 * Returns the sources of a program by path, sorted: its entry points, everything they import,
 * including types, and the programs of the grader that they start.
 *
 * @param read returns the text of a file by its `/`-separated path; undefined if there is none
 * @throws Error for an import without a file
 */
export function reachableFrom(
  entries: readonly string[],
  read: (file: string) => string | undefined,
): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const text = read(file);
    if (text === undefined) throw new Error(`there is no file ${file}`);
    found.set(file, text);
    const { imports, programs } = readSource(file, text);
    const folder = path.posix.dirname(file);
    waiting.push(
      ...programs,
      ...imports
        .filter((name) => name.startsWith('.'))
        .map((name) => fileOf(path.posix.join(folder, name), read)),
    );
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function fileOf(target: string, read: (file: string) => string | undefined): string {
  const file = [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find(
    (each) => read(each) !== undefined,
  );
  if (file === undefined) throw new Error(`an import refers to ${target}, which does not exist`);
  return file;
}
