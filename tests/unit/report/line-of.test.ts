import { exercises } from '../../../grader/course';
import { unreadableResults } from '../../../grader/judge/unreadable-results';
import { THROW_HINT } from '../../../grader/engine/explain-throw';
import { feedbackOnExercise, insightsOn } from '../../../grader/report/feedback';
import { annotationsOf } from '../../../grader/report/github-actions';
import { lineOf } from '../../../grader/report/line-of';
import type { CheckResult, ExerciseResult } from '../../../grader/results/results';

const base = unreadableResults(exercises, '', { seed: 1, isolate: false });
const [first] = base.exercises;
if (first === undefined) throw new Error('there is no exercise');
const name = first.checks[0]?.function ?? '';
const FILE = '1-attention/causal-mask.ts';

/** An exercise whose first check failed with a message, and whose other checks passed. */
const failed = (message: string, more: Partial<ExerciseResult> = {}, hint = ''): ExerciseResult => ({
  ...first,
  status: 'failed',
  error: null,
  location: { file: `exercises/${FILE}`, line: 3 },
  checks: first.checks.map((check, i): CheckResult =>
    i === 0 ? { ...check, message, hint, misconception: null } : { ...check, status: 'passed' },
  ),
  ...more,
});

const named = (lines?: number[]): ExerciseResult['diagnoses'] => [
  { function: name, misconception: 'm', sentence: 'It is wrong.', hint: 'Why?', ...(lines && { lines }) },
];
const mistake = { line: 9, message: 'x.view is not there.' };

test.each<[string, number, ExerciseResult]>([
  ['the function if nothing else is known', 3, failed('wrong numbers')],
  ['the function if the named mistake has no line', 3, failed('wrong numbers', { diagnoses: named() })],
  ['the named mistake', 7, failed('wrong numbers', { diagnoses: named([7, 8]) })],
  ['a mistake in the source', 9, failed('', { mistakes: [mistake], diagnoses: named([7]) })],
  ['no mistake in another file', 3, failed('', { mistakes: [{ ...mistake, file: 'exercises/other.ts' }] })],
  ['the error', 5, failed(`causalMask threw an error (${FILE}, line 5): no`)],
  [
    'the call that led to an error elsewhere',
    6,
    failed(`f threw an error (a/b.ts, line 5, called from ${FILE}, line 6): no`),
  ],
  ['no error elsewhere', 3, failed('f threw an error (a/b.ts, line 5): no')],
  ['where the file cannot be read', 3, failed('', { error: 'no', mistakes: [mistake] })],
])('the line is that of %s', (_, line, exercise) => {
  expect(lineOf(exercise)).toBe(line);
});

test('the report names the lines behind the named mistake, and the annotation is there', () => {
  const insights = (lines: number[]): string[] => {
    const feedback = feedbackOnExercise(failed('wrong numbers', { diagnoses: named(lines) }));
    return insightsOn(feedback, feedback.first);
  };
  expect(insights([])).toEqual(['It is wrong.']);
  expect(insights([7])).toEqual(['It is wrong. See line 7.']);
  expect(insights([7, 9])).toEqual(['It is wrong. See lines 7 and 9.']);
  const exercise = failed('wrong numbers', { diagnoses: named([7]) });
  expect(annotationsOf({ ...base, exercises: [exercise] })).toMatchObject([{ line: 7 }]);
});

test('a hint about an error gives way to a mistake in its line, and to no other', () => {
  const hintWith = (line: number, hint: string): string | undefined =>
    feedbackOnExercise(
      failed(`causalMask threw an error (${FILE}, line 5): no`, { mistakes: [{ ...mistake, line }] }, hint),
    ).first?.hint;
  expect(hintWith(5, 'Special.')).toBe('Change line 5 first, then grade again.');
  expect(hintWith(9, 'Special.')).toBe('Special.');
  expect(hintWith(9, THROW_HINT)).toBe('Change line 9 first, then grade again.');
});
