// @ts-check
/** Runs a TypeScript entry point of this repository: `node scripts/run.mjs <entry.ts> [argument …]`. */
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { programOf, root } from './build.mjs';

// Node would open its inspector to whoever sends this signal; student code must not come near that.
process.on('SIGUSR1', () => undefined);

// A grading lasts a second, in which what V8 spends on optimising is not earned back; ten times later is soon enough for code that
// is really hot. Flags have changed with V8's versions, and V8 complains of those that it does not know.
const v8Major = Number(process.versions.v8.split('.')[0]);
if (v8Major === 11) setFlagsFromString('--interrupt-budget=1500000');
else if (v8Major >= 12 && v8Major <= 14) {
  setFlagsFromString('--invocation-count-for-maglev=4000');
  setFlagsFromString('--invocation-count-for-turbofan=40000');
}

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write('usage: node scripts/run.mjs <entry.ts> [argument …]\n');
  process.exit(2);
}
const file = await programOf(entry);
process.argv = [process.argv0, path.resolve(root, entry), ...rest];
await import(pathToFileURL(file).href);
