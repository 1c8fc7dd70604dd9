import { exercises } from '../../../grader/course';
import { unreadableResults } from '../../../grader/judge/unreadable-results';
import { EVERY_POINT, renderSoFar } from '../../../grader/report/terminal';
import { renderAnswer } from '../../../grader/report/terminal-watch';
import type { Results } from '../../../grader/results/results';

const nothing = unreadableResults(exercises, 'no', { seed: 1, isolate: false });
const right: Results = {
  ...nothing,
  points: nothing.maxPoints,
  exercises: nothing.exercises.map((exercise) => ({
    ...exercise,
    status: 'passed',
    error: null,
    points: exercise.maxPoints,
    checks: exercise.checks.map((check) => ({ ...check, status: 'passed', points: check.maxPoints })),
  })),
};
const running = ['Layer norm: it takes long'];
const said = 'still running: Layer norm: it takes long …';

test('an answer names the checks that are still running, and claims nothing about them', () => {
  const state = { saved: [], isFirst: false, width: 100 };
  const text = renderAnswer(right, { ...state, running });
  expect(text).toContain(said);
  expect(text).not.toContain(EVERY_POINT);
  expect(renderAnswer(right, { ...state, running: [] })).toContain(EVERY_POINT);
});

test('the results so far are the table and what is still running', () => {
  const text = renderSoFar(right, running, 100);
  expect(text).toContain(`${String(right.points)}/${String(right.maxPoints)}`);
  expect(text).toContain(said);
  expect(text).not.toContain(EVERY_POINT);
});
