import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileAt, isInside, MAX_FILES, problemWith } from './allowed-files';
import { inspect } from './inspector';

/**
 * The sources of a submission's files and of what they import, types included, which a bundler does not look at; by paths
 * that are `/`-separated and relative to the submission's root. What may not be read is left out, and so is `given/`.
 */
export async function sourcesFor(root: string, files: readonly string[]): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  const waiting = files.map((file) => path.join(root, file));
  for (let file = waiting.pop(); file !== undefined && sources.size < MAX_FILES; file = waiting.pop()) {
    const name = path.relative(root, file).split(path.sep).join('/');
    if (sources.has(name) || isInside(path.join(root, 'given'), file)) continue;
    if (problemWith(file, root) !== undefined) continue;
    const source = readFileSync(file, 'utf8');
    const { problem, imports } = await inspect(source);
    if (problem !== undefined) continue;
    sources.set(name, source);
    for (const imported of imports) {
      const target = imported.name.startsWith('.')
        ? fileAt(path.resolve(path.dirname(file), imported.name))
        : undefined;
      if (target !== undefined) waiting.push(target);
    }
  }
  return sources;
}
