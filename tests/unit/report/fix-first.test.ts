import { exercises } from '../../../grader/course';
import { unreadableResults } from '../../../grader/judge/unreadable-results';
import { feedbackOn } from '../../../grader/report/feedback';
import { pageScript } from '../../../grader/report/html/page-script';
import { submissionPage } from '../../../grader/report/html/submission-page';
import { renderMarkdown } from '../../../grader/report/markdown';
import { renderTerminal } from '../../../grader/report/terminal';
import type { ExerciseResult, Results } from '../../../grader/results/results';

/** Results in which these exercises are not right, and use others that are not right. */
function resultsWith(wrong: Readonly<Record<string, Partial<ExerciseResult>>>): Results {
  const base = unreadableResults(exercises, '', { seed: 1, isolate: false });
  return {
    ...base,
    exercises: base.exercises.map((exercise) => ({
      ...exercise,
      error: null,
      status: 'passed',
      points: exercise.maxPoints,
      ...wrong[exercise.id],
    })),
  };
}

const failed = (points: number, ...fixFirst: string[]): Partial<ExerciseResult> => ({
  status: 'failed',
  points,
  fixFirst,
});

const attention = 'scaled-dot-product-attention';

test.each([
  ['nothing if everything is right', {}, undefined],
  ['nothing if no exercise uses another', { 'layer-norm': failed(1), [attention]: failed(2) }, undefined],
  [
    'an exercise that others use, with the points they miss',
    {
      [attention]: failed(3),
      'multi-head-attention': failed(4, attention),
      'transformer-block': failed(10, attention, 'multi-head-attention'),
    },
    `Fix ${attention} first: 2 other exercises use it and are missing 12 points.`,
  ],
  [
    'the one that may earn most, wherever it is in the course',
    {
      'layer-norm': failed(1),
      'transformer-block': failed(11, 'layer-norm'),
      'noise-schedule': failed(1),
      'forward-process': failed(4, 'noise-schedule'),
    },
    'Fix noise-schedule first: 1 other exercise uses it and is missing 6 points.',
  ],
  [
    'one that is not started',
    {
      'noise-schedule': { status: 'not-started', points: 0 },
      'forward-process': failed(9, 'noise-schedule'),
    },
    'Write noise-schedule first: 1 other exercise uses it and is missing 1 point.',
  ],
] as const)('names %s', (_, wrong, expected) => {
  expect(feedbackOn(resultsWith(wrong)).fixFirst).toBe(expected);
});

test('does not name an exercise that was not graded', () => {
  const results = resultsWith({ 'transformer-block': failed(0, 'layer-norm') });
  const graded = results.exercises.filter(({ id }) => id === 'transformer-block');
  expect(feedbackOn({ ...results, exercises: graded }).fixFirst).toBeUndefined();
});

test('the terminal, the summary and the page show it', () => {
  const results = resultsWith({
    'layer-norm': failed(1),
    'transformer-block': failed(11, 'layer-norm'),
  });
  const sentence = 'Fix layer-norm first: 1 other exercise uses it and is missing 1 point.';
  expect(renderTerminal(results, { all: false })).toContain(sentence);
  expect(renderMarkdown(results)).toContain(`\n\n${sentence}\n\n`);
  const page = submissionPage(results, { name: 'ada', sources: [], script: pageScript('submission-page') });
  expect(page).toContain(sentence);
});
