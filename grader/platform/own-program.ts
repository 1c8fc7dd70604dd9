import path from 'node:path';
import { mkdirSync, existsSync } from 'node:fs';
import { cacheIn, programOf } from './build.mjs';
import { root } from './root';
import { writeWhole } from './write-whole.mjs';

/** What the grader builds for itself and may build again. */
export const cacheDirectory = cacheIn(root);

/** A file of the cache, made if it is missing. Its name must change with its contents, so that two graders do not collide. */
export async function cached(name: string, make: () => Promise<string>): Promise<string> {
  const file = path.join(cacheDirectory, name);
  if (existsSync(file)) return file;
  const contents = await make();
  mkdirSync(path.dirname(file), { recursive: true });
  writeWhole(file, contents);
  return file;
}

/**
 * The bundled file of a program that the grader starts; built if its sources have changed.
 *
 * @param segments the entry point's path in the repository; a literal, since a release reads it here
 */
export const ownProgram = (
  segments: readonly string[],
  runsIn: 'process' | 'realm' = 'process',
): Promise<string> => programOf(root, segments.join('/'), runsIn);
