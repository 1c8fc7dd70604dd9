/**
 * The program that Gradescope runs for each submission, bundled into one file. It grades with the
 * released course beside it and writes results.json. Without a verdict it writes nothing and exits
 * with 1, which Gradescope shows as a failure of the autograder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gradescopeResults, type GradescopeResults } from '../report/formats/gradescope';
import { deductionOf } from '../results/late-policy';
import { readResults } from '../results/read-results';
import type { Results } from '../results/results';
import { submissionRoot, UnreadableSubmission } from '../submission/submission-folder';
import { configSchema, type AutograderConfig } from './config';
import { handedInAt } from './metadata';

/** Everything that Gradescope provides is in this folder; tests choose another one. */
const place = process.env['AUTOGRADER_ROOT'] ?? '/autograder';
const source = path.join(place, 'source');
const submission = path.join(place, 'submission');

/** Less than Gradescope's own limit of ten minutes. */
const MAX_MS = 540_000;

function main(): void {
  const config = configSchema.parse(readJson(path.join(source, 'config.json')));
  const results = verdict(config);
  const folder = path.join(place, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
}

function verdict(config: AutograderConfig): GradescopeResults {
  try {
    submissionRoot(submission, config.modules);
  } catch (failure) {
    if (!(failure instanceof UnreadableSubmission)) throw failure;
    return nothingToGrade(config);
  }
  return withDeduction(graded(config), config);
}

function nothingToGrade({ visibility, modules }: AutograderConfig): GradescopeResults {
  return {
    ...{ score: 0, execution_time: 0, visibility, stdout_visibility: 'hidden', output_format: 'text' },
    output: `There is nothing to grade: upload the folder exercises/, or a zip file of it, with the folders ${modules.join(', ')} in it.`,
    tests: [],
  };
}

/** Grades as students do, with the instructor's seed. */
function graded({ seed }: AutograderConfig): Results {
  const out = mkdtempSync(path.join(os.tmpdir(), 'gradescope-'));
  try {
    const options = ['--submission', submission, '--out', out, '--seed', String(seed), '--hide-seed'];
    const { error, status } = spawnSync('npm', ['run', '--silent', 'grade', '--', ...options], {
      cwd: path.join(source, 'course'),
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: MAX_MS,
    });
    const file = path.join(out, 'results.json');
    if (error !== undefined) throw error;
    if (!existsSync(file)) throw new Error(`the grader ended with ${String(status)}, without results`);
    return readResults(readFileSync(file, 'utf8'), file);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The total counts on Gradescope, not the sum of the tests; so tests keep their own points. */
function withDeduction(results: Results, { late, visibility }: AutograderConfig): GradescopeResults {
  const shown = gradescopeResults(results, visibility);
  if (late === null) return shown;
  const handedIn = handedInAt(readJson(path.join(place, 'submission_metadata.json')));
  const deduction = deductionOf(handedIn, results.maxPoints, late);
  if (deduction === undefined) return shown;
  const { points, why } = deduction;
  return {
    ...shown,
    score: Math.max(0, Math.round((shown.score - points) * 100) / 100),
    output: `${shown.output}\n${String(points)} points less: ${why}.`,
  };
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

try {
  main();
} catch (failure) {
  const why = failure instanceof Error ? failure.message : String(failure);
  console.error(`The submission was not graded, which is not its fault: ${why.replaceAll(/\s+/g, ' ')}`);
  process.exitCode = 1;
}
