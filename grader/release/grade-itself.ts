import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { readResults } from '../results/read-results';
import type { Results } from '../results/results';
import { RELEASED_GRADER } from '../platform/released-grader.mjs';
import { inRepository } from '../platform/root';
import { filesOfProcesses, outsideFolder } from '../platform/temporary-folder';
import { parseLockfile } from './lockfile';
import { writeFiles } from './write-files';
import { submissionFiles } from '../results/layout';

/**
 * Grades the released exercises with the released grader. It runs from a temporary copy that has
 * only the packages of its own lockfile, linked from this repository's node_modules.
 *
 * @param exercises ids of all exercises to grade, including prerequisites
 * @throws Error if the released grader gives no results
 */
export async function gradeItself(
  files: ReadonlyMap<string, Uint8Array>,
  exercises: readonly string[],
): Promise<Results> {
  const copy = outsideFolder('release-');
  const remove = (): void => {
    rmSync(copy, { recursive: true, force: true });
  };
  process.once('exit', remove);
  try {
    writeFiles(copy, files);
    linkPackages(copy);
    const out = path.join(copy, 'out');
    const errors = await grade(copy, [...exercises, '--out', out]);
    const file = path.join(out, submissionFiles.results);
    if (!existsSync(file)) throw new Error(`the released grader gave no results: ${errors.trim()}`);
    return readResults(readFileSync(file, 'utf8'), file);
  } finally {
    process.removeListener('exit', remove);
    remove();
  }
}

function linkPackages(copy: string): void {
  const { packages } = parseLockfile(readFileSync(path.join(copy, 'package-lock.json'), 'utf8'));
  for (const place of Object.keys(packages)) {
    const target = inRepository(place);
    const isTopmost = place.split('node_modules/').length === 2;
    if (!isTopmost || !existsSync(target)) continue; // Packages for other platforms are not installed.
    const link = path.join(copy, place);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(target, link, 'junction');
  }
}

/** Returns the output on stderr. */
async function grade(copy: string, args: readonly string[]): Promise<string> {
  const files = filesOfProcesses('released-');
  const child = spawn(process.execPath, [RELEASED_GRADER, 'grade', ...args], {
    cwd: copy,
    env: { ...process.env, ...files.env, GITHUB_ACTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  const ended = new Promise((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  });
  try {
    const [errors] = await Promise.all([text(child.stderr), ended]);
    return errors;
  } finally {
    files.remove();
  }
}

/** Describes in words where the results differ from those of untouched exercises. */
export function differencesFromUntouched(results: Results, exercises: readonly string[]): string[] {
  const graded = results.exercises.map(({ id }) => id);
  const missing = exercises.filter((id) => !graded.includes(id)).map((id) => `${id} was not graded`);
  const begun = results.exercises
    .filter(({ status, points }) => status !== 'not-started' || points !== 0)
    .map(({ id, status, points }) => `${id} is ${status} with ${String(points)} points`);
  return [...missing, ...begun];
}
