import { exercisesNamed } from '../../../grader/course';
import { gradeSubmission } from '../../../grader/judge/grade-submission';
import { feedbackOn } from '../../../grader/report/feedback';
import { renderMarkdown } from '../../../grader/report/markdown';
import { renderTerminal } from '../../../grader/report/terminal';
import { renderTypeErrors } from '../../../grader/report/terminal-watch';
import { submissionPage } from '../../../grader/report/html/submission-page';
import type { Results } from '../../../grader/results/results';
import type { TypeCheck } from '../../../grader/submission/type-check';

const error = { file: '1-attention/causal-mask.ts', line: 1, message: 'Wrong type.' };

const graded = (checkTypes: () => Promise<TypeCheck>): Promise<Results> =>
  gradeSubmission({
    submission: 'solutions',
    exercises: exercisesNamed(['causal-mask']),
    seed: 1,
    checkTypes,
  });

test.each<[string, () => Promise<TypeCheck>, string]>([
  ['is cut off', () => Promise.resolve({ errors: [error], unchecked: 'cut-off' }), 'in time'],
  ['cannot run', () => Promise.reject(new Error('no space left')), 'the compiler did not finish'],
])('a type check that %s changes no verdict, and every report says so', async (_, checkTypes, said) => {
  const results = await graded(checkTypes);
  expect(results).toMatchObject({ points: 4, exercises: [{ status: 'passed' }] });
  const reports = [
    renderTerminal(results, { all: false }),
    renderMarkdown(results),
    renderTypeErrors(results, 100),
    submissionPage(results, { name: 'x', sources: [], script: '' }),
  ];
  for (const report of reports) expect(report).toContain(said);
});

test('a complete type check adds no remark', async () => {
  const results = await graded(() => Promise.resolve({ errors: [error], unchecked: undefined }));
  expect(results).not.toHaveProperty('typesUnchecked');
  expect(results.exercises[0]?.typeErrors).toEqual([error]);
  expect(feedbackOn(results).typesUnchecked).toBeUndefined();
  expect(renderTypeErrors(results, 100)).toContain('Wrong type.');
});
