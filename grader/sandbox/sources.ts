import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileAt, isInside, problemWith } from './allowed-files';
import { Reading } from './reading';

/**
 * The sources of a submission's files and of what they import, types included, which a bundler does not look at; by paths
 * that are `/`-separated and relative to the submission's root. What may not be read is left out, and so is `given/`.
 */
export async function sourcesFor(root: string, files: readonly string[]): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  const reading = new Reading();
  // A set is walked to its end while it grows, and has nothing twice.
  const found = new Set(files.map((file) => path.join(root, file)));
  for (const file of found) {
    const name = path.relative(root, file).split(path.sep).join('/');
    if (isInside(path.join(root, 'given'), file)) continue;
    if (problemWith(file, root) !== undefined) continue;
    const source = readFileSync(file, 'utf8');
    if (reading.add(source) !== undefined) break;
    const { problem, imports } = await reading.inspect(source);
    if (problem !== undefined) continue;
    sources.set(name, source);
    for (const imported of imports) {
      const target = imported.name.startsWith('.')
        ? fileAt(path.resolve(path.dirname(file), imported.name))
        : undefined;
      if (target !== undefined) found.add(target);
    }
  }
  return sources;
}
