import path from 'node:path';
import { readSource } from './source';

/**
 * The sources that a program is made of: its own, what they import, types included, and the programs of the grader that they
 * start. By path in the repository, sorted.
 *
 * @param read the text of a file by its `/`-separated path; undefined where there is none
 * @throws Error for an import that leads to no file
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
  if (file === undefined) throw new Error(`an import leads to ${target}, where there is no file`);
  return file;
}
