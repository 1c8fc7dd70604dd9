import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { inRepository } from '../platform/root';
import { stubOf } from './stub';

/** Returns the stub of every exercise by its path in exercises/, `/`-separated and sorted. */
export async function stubs(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const solutions = readdirSync(inRepository('solutions'), { recursive: true, encoding: 'utf8' });
  for (const file of solutions.filter((name) => name.endsWith('.ts')).sort()) {
    const solution = readFileSync(inRepository('solutions', file), 'utf8');
    const options = await prettier.resolveConfig(inRepository('solutions', file));
    const stub = await prettier.format(stubOf(solution, file), { ...options, parser: 'typescript' });
    files.set(file.split(path.sep).join('/'), stub);
  }
  return files;
}
