import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileAt, problemWith } from './allowed-files';
import { ReadBudget } from './read-budget';
import { isInside } from '../platform/paths';

/** Files by paths that are `/`-separated and relative to the submission's root. */
interface Found {
  /** Those that may be read, with what stands in them. */
  readonly sources: Map<string, string>;
  /** All that were named, also those that were too many to be read. */
  readonly names: string[];
}

/**
 * The submission's files and what they import, types included, which a bundler does not look at; in the order in which they are imported, level
 * by level. `given/` is left out.
 */
export async function importsOf(root: string, files: readonly string[]): Promise<Found> {
  const found: Found = { sources: new Map<string, string>(), names: [] };
  const budget = new ReadBudget();
  let isTooMuch = false;
  // A set is walked to its end while it grows, and has nothing twice.
  const places = new Set(files.map((file) => path.join(root, file)));
  for (const file of places) {
    const name = path.relative(root, file).split(path.sep).join('/');
    if (!isInside(root, file) || isInside(path.join(root, 'given'), file)) continue;
    found.names.push(name);
    if (isTooMuch || problemWith(file, root) !== undefined) continue;
    const source = readFileSync(file, 'utf8');
    isTooMuch = budget.add(source) !== undefined;
    if (isTooMuch) continue;
    const { problem, imports } = await budget.parse(source);
    if (problem !== undefined) continue;
    found.sources.set(name, source);
    for (const imported of imports) {
      const target = imported.name.startsWith('.')
        ? fileAt(path.resolve(path.dirname(file), imported.name))
        : undefined;
      if (target !== undefined) places.add(target);
    }
  }
  return found;
}

/** The sources of a submission's files and of what they import; what may not be read is left out. */
export const sourcesFor = async (root: string, files: readonly string[]): Promise<Map<string, string>> =>
  (await importsOf(root, files)).sources;
