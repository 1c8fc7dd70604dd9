import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises } from '../../grader/course';
import { readResults } from '../../grader/results/read-results';
import type { Results } from '../../grader/results/results';

export interface Graded {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined if nothing was graded. */
  readonly results: Results | undefined;
}

/** Runs `npm run grade -- …` without npm, as in a student's terminal. */
export async function runGrade(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Graded> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'graded-'));
  try {
    const child = spawn(
      process.execPath,
      ['scripts/run.mjs', 'grader/cli/main.ts', 'grade', '--out', out, ...args],
      { env: { ...process.env, GITHUB_ACTIONS: '', NO_COLOR: '1', ...env } },
    );
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const exitCode = await new Promise<number>((resolve) => {
      child.on('close', (code) => {
        resolve(code ?? -1);
      });
    });
    return { exitCode, stdout, stderr, results: resultsIn(out) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function resultsIn(out: string): Results | undefined {
  try {
    return readResults(readFileSync(path.join(out, 'results.json'), 'utf8'), 'results.json');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure;
  }
}

/** Creates a submission from the solutions with one file replaced, and deletes it after `use`. */
export async function withSubmission<T>(
  exercise: string,
  source: string,
  use: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'submission-'));
  try {
    const place = exercises.find(({ definition }) => definition.id === exercise);
    if (place === undefined) throw new Error(`there is no exercise ${exercise}`);
    cpSync('solutions', path.join(directory, 'exercises'), { recursive: true });
    writeFileSync(path.join(directory, 'exercises', place.module.id, place.file), source);
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
