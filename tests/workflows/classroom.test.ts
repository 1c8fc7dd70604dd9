/**
 * The steps of Classroom's workflow in a student's repository: grading, and how the reporter reads
 * the outputs.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CORE, coreExercises } from '../../bench/core';
import { pointsOf } from '../../grader/course';
import { outputsIn } from '../support/composite-action';
import { report, type Reported } from '../support/classroom-reporter';
import { runGrade, withSubmission } from '../support/grade';

const ids = coreExercises.map(({ definition }) => definition.id);
const place = mkdtempSync(path.join(os.tmpdir(), 'classroom-'));
afterAll(() => {
  rmSync(place, { recursive: true });
});

/** Grades in GitHub Actions, and passes the outputs to the reporter. */
const most = pointsOf(coreExercises);

async function gradeAndReport(submission: string): Promise<{ exitCode: number; reported: Reported }> {
  const file = path.join(place, 'output.txt');
  writeFileSync(file, '');
  const { exitCode } = await runGrade([...CORE, '--submission', submission], {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: file,
    GITHUB_WORKSPACE: submission,
  });
  const outputs = outputsIn(readFileSync(file, 'utf8'));
  const env = Object.fromEntries(ids.map((id) => [`${id.toUpperCase()}_RESULTS`, outputs.get(id) ?? '']));
  return { exitCode, reported: report(ids.join(','), env) };
}

test('partial credit: the reporter fails and reports the points', async () => {
  const wrong = readFileSync('tests/submissions/scaled-dot-product-attention/no-scale.ts', 'utf8');
  const { exitCode, reported } = await withSubmission('scaled-dot-product-attention', wrong, gradeAndReport);
  expect(exitCode).toBe(1);
  expect(reported.failed).toBe('Some tests failed.');
  expect(reported.maxPoints).toBe(most);
  expect(reported.totalPoints).toBeGreaterThan(50);
  expect(reported.totalPoints).toBeLessThan(most);
  expect(reported.notices).toEqual([
    `Points ${reported.totalPoints}/${most}`,
    JSON.stringify({ totalPoints: reported.totalPoints, maxPoints: most }),
  ]);
});

test('every point: the reporter passes', async () => {
  const right = readFileSync('solutions/1-attention/causal-mask.ts', 'utf8');
  const { exitCode, reported } = await withSubmission('causal-mask', right, gradeAndReport);
  expect({ exitCode, ...reported }).toMatchObject({ exitCode: 0, failed: undefined, totalPoints: most });
});

test('a repository without exercises still has a result for each, which the reporter needs', async () => {
  const { exitCode, reported } = await gradeAndReport(place);
  expect(exitCode).toBe(2);
  expect(reported).toMatchObject({ failed: 'Some tests errored.', totalPoints: 0, maxPoints: most });
});

test('--hide-seed shows and writes a student’s copy', async () => {
  const wrong = readFileSync('tests/submissions/scaled-dot-product-attention/no-scale.ts', 'utf8');
  const seed = '123456789';
  const { exitCode, results, stdout } = await withSubmission(
    'scaled-dot-product-attention',
    wrong,
    (submission) =>
      runGrade(['scaled-dot-product-attention', '--submission', submission, '--seed', seed, '--hide-seed']),
  );
  expect(exitCode).toBe(1);
  expect(results?.seed).toBeNull();
  const copy = JSON.stringify(results);
  expect(copy).not.toContain(seed);
  expect(stdout).not.toContain(seed);
  expect(
    results?.exercises.flatMap(({ checks }) => checks.flatMap((check) => check.counterexample ?? [])),
  ).toEqual([]);
  expect(results?.exercises[0]?.diagnoses).not.toEqual([]);
});
