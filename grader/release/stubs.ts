import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { conceptModules } from '../concepts/modules';
import { CONCEPTS_FILE } from '../concepts/read-answers';
import { inRepository } from '../platform/root';
import { conceptsText } from './concepts-text';
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
    files.set(file.split(path.sep).join('/'), await formatted(stubOf(solution, file), file));
  }
  for (const concepts of conceptModules) {
    const file = `${concepts.module}/${CONCEPTS_FILE}`;
    files.set(file, await formatted(conceptsText(concepts), file));
  }
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function formatted(text: string, file: string): Promise<string> {
  const options = await prettier.resolveConfig(inRepository('solutions', file));
  return prettier.format(text, { ...options, parser: 'typescript' });
}
