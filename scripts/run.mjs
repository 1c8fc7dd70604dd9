// @ts-check
/** Runs a TypeScript entry point: `node scripts/run.mjs <entry.ts> [argument …]`. */
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// Keeps Node from opening its inspector on this signal, where student code could reach it.
process.on('SIGUSR1', () => undefined);

/**
 * Exit code 1 would mean that points are missing.
 *
 * @param {string} line
 * @returns {never}
 */
function refuse(line) {
  process.stderr.write(`${line.trim().replace(/\s*\n\s*/g, ' ')}\n`);
  process.exit(2);
}

/** @param {unknown} failure */
const messageOf = (failure) => (failure instanceof Error ? failure.message : String(failure));

/**
 * @param {unknown} failure
 * @returns {never}
 */
const cannotStart = (failure) => refuse(`The grader cannot start: ${messageOf(failure)}`);

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) refuse('usage: node scripts/run.mjs <entry.ts> [argument …]');
// Node would exit with 1 after a stack trace, for instance if a package is damaged.
if (entry.startsWith('grader/'))
  process.on('uncaughtException', (failure) => {
    if (process.env['DEBUG'] !== undefined) process.stderr.write(`${failure.stack ?? ''}\n`);
    refuse(`The grader failed, which is not your fault: ${messageOf(failure)}`);
  });

// Node's code for a program that waits for something that cannot happen any more.
const WAITS_IN_VAIN = 13;
process.on('exit', () => {
  if (process.exitCode !== WAITS_IN_VAIN) return;
  process.stderr.write('The grader ended too early, which is not your fault; try again.\n');
  process.exitCode = 2;
});

// Loaded here, so that a damaged file is reported like everything else.
const [
  { programOf },
  { exitWhenAsked },
  { folderProblem, nodeProblem, packagesProblem },
  { lateOptimisation },
  { root },
] = await Promise.all([
  import('../grader/platform/build.mjs'),
  import('../grader/platform/end-signals.mjs'),
  import('../grader/platform/requirements.mjs'),
  import('../grader/platform/v8-flags.mjs'),
  import('./root.mjs'),
]).catch(cannotStart);
// An empty file can be imported.
/** @type {Record<string, unknown>} */
const parts = {
  programOf,
  exitWhenAsked,
  nodeProblem,
  folderProblem,
  packagesProblem,
  lateOptimisation,
  root,
};
const [missing] = Object.entries(parts).find(([, part]) => part === undefined) ?? [];
if (missing !== undefined)
  cannotStart(new Error(`a file of the course is damaged, and lacks ${missing}; restore it`));
exitWhenAsked();
const problem = nodeProblem() ?? folderProblem(root) ?? packagesProblem(root);
if (problem !== undefined) refuse(problem);
for (const flag of lateOptimisation()) setFlagsFromString(flag);
const file = await programOf(
  root,
  path.relative(root, path.resolve(root, entry)).replaceAll(path.sep, '/'),
).catch(cannotStart);
process.argv = [process.argv0, path.resolve(root, entry), ...rest];
await import(pathToFileURL(file).href);
