// @ts-check
/** Runs a TypeScript entry point: `node scripts/run.mjs <entry.ts> [argument …]`. */
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { programOf } from '../grader/platform/build.mjs';
import { packagesProblem, nodeProblem } from '../grader/platform/requirements.mjs';
import { lateOptimisation } from '../grader/platform/v8-flags.mjs';
import { root } from './root.mjs';

// Keeps Node from opening its inspector on this signal, where student code could reach it.
process.on('SIGUSR1', () => undefined);

/**
 * Exit code 1 would mean that points are missing.
 *
 * @param {string} line
 * @returns {never}
 */
function refuse(line) {
  process.stderr.write(`${line.replaceAll('\n', ' ')}\n`);
  process.exit(2);
}

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) refuse('usage: node scripts/run.mjs <entry.ts> [argument …]');
const problem = nodeProblem() ?? packagesProblem(root);
if (problem !== undefined) refuse(problem);
for (const flag of lateOptimisation()) setFlagsFromString(flag);
const file = await programOf(
  root,
  path.relative(root, path.resolve(root, entry)).replaceAll(path.sep, '/'),
).catch((/** @type {unknown} */ failure) =>
  refuse(`The grader cannot start: ${failure instanceof Error ? failure.message : String(failure)}`),
);
process.argv = [process.argv0, path.resolve(root, entry), ...rest];
await import(pathToFileURL(file).href);
