// @ts-check
/** Runs a TypeScript entry point: `node scripts/run.mjs <entry.ts> [argument …]`. */
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { programOf } from '../grader/platform/build.mjs';
import { lateOptimisation } from '../grader/platform/v8-flags.mjs';
import { root } from './root.mjs';

// Keeps Node from opening its inspector on this signal, where student code could reach it.
process.on('SIGUSR1', () => undefined);

for (const flag of lateOptimisation()) setFlagsFromString(flag);

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write('usage: node scripts/run.mjs <entry.ts> [argument …]\n');
  process.exit(2);
}
const file = await programOf(root, path.relative(root, path.resolve(root, entry)).replaceAll(path.sep, '/'));
process.argv = [process.argv0, path.resolve(root, entry), ...rest];
await import(pathToFileURL(file).href);
