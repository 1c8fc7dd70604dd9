import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { programOf } from './build.mjs';
import { cachePlaces, keepInCache } from './cache-places.mjs';
import { root } from './root';
import { writeWhole } from './write-whole.mjs';

/** The folders where something may have been kept that can be made again, the best first. */
export const cacheFolders = (): readonly string[] => cachePlaces(root);

/** Keeps something in the first of these folders that takes it. @throws Error if none does */
export const keep = <T>(write: (folder: string) => T): T => keepInCache(root, write);

/**
 * Returns a script of the cache; makes it if it is missing or damaged. The name must change with
 * the contents, so that two graders do not collide.
 */
export async function cachedScript(name: string, make: () => Promise<string>): Promise<string> {
  const known = cacheFolders()
    .map((folder) => path.join(folder, name))
    .find(isWhole);
  if (known !== undefined) return known;
  const script = await make();
  return keep((folder) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, `${headOf(script)}\n${script}`);
    return file;
  });
}

/** The first line of a cached script. */
const headOf = (script: string): string => `//${createHash('sha256').update(script).digest('hex')}`;

/** Size and time of the files that were whole when they were last read. */
const wholeFiles = new Map<string, string>();

/** Reads a file only if it has changed: a class starts a sandbox for each submission. */
function isWhole(file: string): boolean {
  try {
    const { size, mtimeMs } = statSync(file);
    const state = `${String(size)} ${String(mtimeMs)}`;
    if (wholeFiles.get(file) === state) return true;
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    if (text.slice(0, end) !== headOf(text.slice(end + 1))) return false;
    wholeFiles.set(file, state);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns the bundled file of a program that the grader starts; builds it if its sources changed.
 *
 * @param segments the entry point's path in the repository. Callers must pass a literal: a release
 *   finds the programs it needs in the source text.
 */
export const ownProgram = (
  segments: readonly string[],
  runsIn: 'process' | 'realm' | 'page' = 'process',
): Promise<string> => programOf(root, segments.join('/'), runsIn);
