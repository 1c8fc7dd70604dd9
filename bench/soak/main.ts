/**
 * Grades a large class in one go: `npm run soak -- 1000`. Fails if the memory does not stay within
 * a tenth of what it was after the first submissions, or if a file or a process is left behind.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { soak } from './soak';

const MOST_CHANGE = 0.1;

const { positionals } = parseArgs({ allowPositionals: true, options: {} });
const size = Number(positionals[0] ?? 1_000);
const soaked = await soak(size);
const change = soaked.late / soaked.early - 1;

const percent = `${change < 0 ? '−' : '+'}${(100 * Math.abs(change)).toFixed(1)} %`;
const rows: readonly (readonly [string, string])[] = [
  ['submissions', String(size)],
  ['minutes', (soaked.seconds / 60).toFixed(1)],
  [`memory after the first ${String(soaked.window)}, MB`, soaked.early.toFixed(0)],
  [`memory of the last ${String(soaked.window)}, MB`, `${soaked.late.toFixed(0)} (${percent})`],
  ['files left in the temporary folder', String(soaked.temporaryFiles.length)],
  ['files in the class’s folder that are no results', String(soaked.strayFiles.length)],
  ['cached answers of the type check', String(soaked.cachedAnswers)],
  ['other new files in the caches', String(soaked.newCacheFiles.length)],
  ['processes left behind', String(soaked.processes.length)],
];
console.log(
  `Node ${process.versions.node}, ${process.platform}, ${String(os.availableParallelism())} cores\n`,
);
console.log('| what | figure |\n| --- | ---: |');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);

const { temporaryFiles, strayFiles, newCacheFiles, processes } = soaked;
const left = [...temporaryFiles, ...strayFiles, ...newCacheFiles, ...processes];
for (const each of left) console.error(each);
// NaN, if memory could not be measured, fails too.
process.exitCode =
  Math.abs(change) <= MOST_CHANGE && left.length === 0 && soaked.cachedAnswers <= size ? 0 : 1;
