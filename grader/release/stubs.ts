import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { conceptModules } from '../concepts/modules';
import { CONCEPTS_FILE } from '../concepts/read-answers';
import { inRepository } from '../platform/root';
import { conceptsFile } from './concepts-file';
import { stubOf } from './stub';

/**
 * Returns the stub of every exercise by its path in exercises/, `/`-separated and sorted, and the
 * files for the questions of each module.
 */
export async function stubs(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const solutions = readdirSync(inRepository('solutions'), { recursive: true, encoding: 'utf8' });
  for (const file of solutions.filter((name) => name.endsWith('.ts')).sort()) {
    if (path.basename(file) === CONCEPTS_FILE) continue;
    const solution = readFileSync(inRepository('solutions', file), 'utf8');
    const options = await prettier.resolveConfig(inRepository('solutions', file));
    const stub = await prettier.format(stubOf(solution, file), { ...options, parser: 'typescript' });
    files.set(file.split(path.sep).join('/'), stub);
  }
  for (const concepts of conceptModules)
    files.set(`${concepts.module}/${CONCEPTS_FILE}`, await conceptsFile(concepts));
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}
