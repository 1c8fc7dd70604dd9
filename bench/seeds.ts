/**
 * Looks for correct answers that lose points by chance: grades the solutions with many seeds, two
 * processes at a time. `npm run seeds` (`-- 200` for 200 seeds; default 20). Exits with 1 if a
 * point is lost.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resultsSchema } from '../grader/results/results';
import { inRepository } from '../grader/platform/root';

const AT_A_TIME = 2;
const numSeeds = Number(process.argv[2] ?? 20);
const out = mkdtempSync(path.join(os.tmpdir(), 'seeds-'));

/** Returns the checks that the solutions fail with this seed. */
function lostWith(seed: number): Promise<string[]> {
  const directory = path.join(out, String(seed));
  const command = ['scripts/run.mjs', 'grader/cli/main.ts', 'grade', '--submission', 'solutions'];
  return new Promise((resolve, reject) => {
    const args = [...command, '--seed', String(seed), '--out', directory];
    execFile(process.execPath, args, { cwd: inRepository() }, (_, __, stderr) => {
      try {
        const file = path.join(directory, 'results.json');
        const { exercises } = resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
        resolve(
          exercises.flatMap(({ id, checks }) =>
            checks
              .filter(({ status }) => status !== 'passed')
              .map((check) => `${id}/${check.id}: ${check.message}`),
          ),
        );
      } catch (failure) {
        reject(new Error(`seed ${String(seed)} could not be graded: ${stderr}`, { cause: failure }));
      }
    });
  });
}

let next = 0;
let lostPoints = 0;
async function work(): Promise<void> {
  while (next < numSeeds) {
    const seed = next++;
    for (const check of await lostWith(seed)) {
      lostPoints += 1;
      console.log(`seed ${String(seed)}: ${check}`);
    }
  }
}

try {
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  console.log(`${String(numSeeds)} seeds, ${String(lostPoints)} checks lost by the solutions`);
  if (lostPoints > 0) process.exitCode = 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
