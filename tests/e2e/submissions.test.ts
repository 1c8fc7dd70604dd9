/**
 * Grades the answers in tests/submissions/<exercise>/: correct ones that differ from the solution,
 * and wrong ones. The first line of each states the expected outcome.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exercises } from '../../grader/course';
import { gradeSubmission } from '../../grader/judge/grade-submission';
import type { ExerciseResult } from '../../grader/results/results';
import { withSubmission } from '../support/grade';

const folder = path.join('tests', 'submissions');
const answers = readdirSync(folder).flatMap((exercise) =>
  readdirSync(path.join(folder, exercise)).map((file) => [exercise, file] as const),
);

/** The check for each kind of expectation in the first line. */
const expectations: Record<string, (result: ExerciseResult, detail: string) => void> = {
  all: (result, detail) => {
    const lost = result.checks
      .filter(({ status }) => status !== 'passed')
      .map(({ kind, id }) => `${kind} ${id}`);
    if (detail === 'points') expect(lost).toEqual([]);
    else expect(lost.map((check) => check.split(' ')[0])).toEqual(['gradient']);
  },
  misconception: (result, detail) => {
    expect(result.diagnoses.map(({ misconception }) => misconception)).toContain(detail);
    expect(result.checks.some(({ misconception }) => misconception === detail)).toBe(true);
    expect(result.points).toBeLessThan(result.maxPoints);
  },
  message: (result, detail) => {
    expect(result.checks.map(({ message }) => message).join('\n')).toContain(detail);
    expect(result.points).toBeLessThan(result.maxPoints);
  },
  status: (result, detail) => {
    expect(result.checks.map(({ status }) => status)).toContain(detail);
    expect(result.status).toBe('failed');
  },
  error: (result, detail) => {
    expect(result.status).toBe('error');
    expect(result.error).toContain(detail);
    expect(result.points).toBe(0);
  },
  output: (result, detail) => {
    expect(result.output.lines).toHaveLength(Number(detail));
    expect(result.output.total).toBeGreaterThan(Number(detail));
  },
};

describe.each(answers)('%s/%s', (exercise, file) => {
  const source = readFileSync(path.join(folder, exercise, file), 'utf8');
  const [, kind = '', detail = ''] = /^\/\/ expect: (\w+) (.*)$/m.exec(source) ?? [];

  test(`${kind} ${detail}`, async () => {
    const graded = await withSubmission(exercise, source, (submission) =>
      gradeSubmission({
        submission,
        exercises: exercises.filter(({ definition }) => definition.id === exercise),
        seed: 2017,
      }),
    );
    const [result] = graded.exercises;
    const expectation = expectations[kind];
    if (result === undefined || expectation === undefined) throw new Error(`expected ${kind}`);
    expectation(result, detail);
  });
});
