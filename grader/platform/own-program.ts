import path from 'node:path';
import { mkdirSync, existsSync } from 'node:fs';
import { cacheIn, programOf } from './build.mjs';
import { root } from './root';
import { writeWhole } from './write-whole.mjs';

/** Everything here can be rebuilt. */
export const cacheDirectory = cacheIn(root);

/**
 * Returns a file of the cache; makes it if it is missing. The name must change with the contents,
 * so that two graders do not collide.
 */
export async function cached(name: string, make: () => Promise<string>): Promise<string> {
  const file = path.join(cacheDirectory, name);
  if (existsSync(file)) return file;
  const contents = await make();
  mkdirSync(path.dirname(file), { recursive: true });
  writeWhole(file, contents);
  return file;
}

/**
 * Returns the bundled file of a program that the grader starts; builds it if its sources changed.
 *
 * @param segments the entry point's path in the repository. Callers must pass a literal: a release
 *   finds the programs it needs in the source text.
 */
export const ownProgram = (
  segments: readonly string[],
  runsIn: 'process' | 'realm' = 'process',
): Promise<string> => programOf(root, segments.join('/'), runsIn);
