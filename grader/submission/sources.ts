import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileAt, problemWith } from './allowed-files';
import { ReadBudget } from './read-budget';
import { isInside } from '../platform/paths';

/** Paths are `/`-separated and relative to the submission's root. */
interface Found {
  /** The text of each file that may be read. */
  readonly sources: Map<string, string>;
  /** Every file that was found, including those beyond the budget. */
  readonly names: string[];
}

/**
 * Reads files of the submission and what they import, breadth first. Type imports, which a bundler
 * drops, are followed too; `given/` is left out.
 */
export async function importsOf(root: string, files: readonly string[]): Promise<Found> {
  const found: Found = { sources: new Map<string, string>(), names: [] };
  const budget = new ReadBudget();
  let isTooMuch = false;
  // The loop also visits entries that are added while it runs, each once.
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

/** The readable sources among a submission's files and what they import. */
export const sourcesFor = async (root: string, files: readonly string[]): Promise<Map<string, string>> =>
  (await importsOf(root, files)).sources;
