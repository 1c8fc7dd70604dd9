/** Reports and exports of a grading with two assignments. */
import { exercises, isPrerequisite, pointsOf, type CourseExercise } from '../../../grader/course';
import { unreadableResults } from '../../../grader/judge/unreadable-results';
import { renderClassMarkdown } from '../../../grader/report/class-markdown';
import { classPage } from '../../../grader/report/html/class-page';
import { submissionPage } from '../../../grader/report/html/submission-page';
import { renderMarkdown } from '../../../grader/report/markdown';
import { renderTerminal } from '../../../grader/report/terminal';
import { recordsOf, resultsOf } from '../../../grader/results/of-assignment';
import { readResults } from '../../../grader/results/read-results';
import { resultsSchema, type Results } from '../../../grader/results/results';
import { subtotals } from '../../../grader/results/subtotals';
import { recordOf, recordWithout } from '../../support/graded-class';

const isSecond = ({ module }: CourseExercise): boolean => module.id === '4-diffusion';
const [first, second] = [
  pointsOf(exercises.filter((exercise) => !isSecond(exercise))),
  pointsOf(exercises.filter(isSecond)),
];
const most = first + second;

/** Nothing is right but one exercise of each assignment. */
const results: Results = (() => {
  const placed = exercises.map((exercise) => ({
    ...exercise,
    assignment: isSecond(exercise) ? ('language-models' as const) : ('core' as const),
  }));
  const all = unreadableResults(placed, 'nothing', { seed: 2017, isolate: false });
  const right = ['causal-mask', 'noise-schedule'];
  const graded = all.exercises.map((each) =>
    right.includes(each.id)
      ? {
          ...each,
          ...{ status: 'passed' as const, points: each.maxPoints, error: null },
          checks: each.checks.map((check) => ({
            ...check,
            ...{ status: 'passed' as const, points: check.maxPoints, message: '' },
          })),
        }
      : each,
  );
  return { ...all, exercises: graded, points: graded.reduce((sum, { points }) => sum + points, 0) };
})();
const earned = (id: string): number => results.exercises.find((each) => each.id === id)?.points ?? NaN;
const [mask, schedule] = [earned('causal-mask'), earned('noise-schedule')];

/** The same without assignments, as older graders wrote it. */
const old: Results = {
  ...results,
  exercises: results.exercises.map(({ assignment: _, ...exercise }) => exercise),
};
const onlyFirst = resultsOf(results, 'core');

test('the course here has no prerequisites, and every result names its assignment', () => {
  expect(exercises.filter(isPrerequisite)).toEqual([]);
  const names = unreadableResults(exercises, '', { seed: 1, isolate: false }).exercises.map(
    ({ assignment }) => assignment,
  );
  expect(names).toEqual(exercises.map(({ assignment }) => assignment));
});

test('older results can be read, and have no subtotals', () => {
  expect(readResults(JSON.stringify(old), 'results.json')).toEqual(old);
  expect(resultsSchema.parse(results)).toEqual(results);
  expect(subtotals(old.exercises)).toEqual([]);
});

describe('a submission', () => {
  const expected = [
    { assignment: 'core', points: mask, maxPoints: first },
    { assignment: 'language-models', points: schedule, maxPoints: second },
  ];
  const line = `core ${mask}/${first}, language-models ${schedule}/${second}`;
  const html = (shown: Results): string => submissionPage(shown, { name: 'ada', sources: [], script: '' });

  test('has subtotals if there are several assignments', () => {
    expect(subtotals(results.exercises)).toEqual(expected);
    expect(subtotals(onlyFirst.exercises)).toEqual([]);
    expect(renderMarkdown(results)).toContain(`points\n\n${line}\n\n| Module`);
    expect(html(results)).toContain(line);
    for (const text of [renderMarkdown(onlyFirst), html(onlyFirst), renderMarkdown(old), html(old)])
      expect(text).not.toContain(`core ${mask}/`);
  });

  test.each([100, 70, 50])('has them in the terminal with a width of %i', (width) => {
    const shown = renderTerminal(results, { all: false, width });
    expect(shown).toMatch(new RegExp(` core [ │]+${mask}/${first}`));
    expect(shown).toMatch(new RegExp(` language-models [ │]+${schedule}/${second}`));
    expect(shown).toMatch(new RegExp(`Total [ │]+${mask + schedule}/${most}`));
    expect(renderTerminal(onlyFirst, { all: false, width })).not.toMatch(/ core [ │]+\d/);
    expect(renderTerminal(onlyFirst, { all: false, width })).toMatch(
      new RegExp(`Total [ │]+${mask}/${first}`),
    );
  });
});

describe('a class', () => {
  const nothing: Results = {
    ...results,
    points: 0,
    exercises: results.exercises.map((each) => ({ ...each, points: 0 })),
  };
  const records = [
    recordOf('ada', results),
    recordOf('bob', nothing),
    recordWithout('cy', 'unreadable', 'it is empty'),
  ];
  const override = {
    submission: 'ada',
    exercise: 'noise-schedule',
    adjustment: -1,
    comment: 'late',
    by: 'G',
  };
  const page = (shown: typeof records): string =>
    classPage(shown, {
      ...{ title: 'Class', overrides: [override], similarity: undefined, script: '' },
      ...{ sentences: new Map(), pages: new Map() },
    });

  test('has statistics and points of each assignment', () => {
    const summary = renderClassMarkdown(records);
    expect(summary).toContain(`| core | ${mask / 2} | ${mask / 2} | ${first} |`);
    expect(summary).toContain('| Submission | Points | core | language-models |');
    expect(summary).toContain(`| <code>ada</code> | ${mask + schedule} | ${mask} | ${schedule} |`);
    expect(summary).toContain('| <code>cy</code> | unreadable |  |  |');
    const html = page(records);
    expect(html).toContain(
      `mean of ${second} in language-models</dt><dd>${((schedule - 1) / 2).toFixed(1)}<`,
    );
    expect(html).toMatch(new RegExp(`language-models</span> <span class="aside">/${second}</span>`));
    // After adjustment.
    expect(html).toContain(`data-v="${schedule - 1}">${schedule - 1}</td>`);
  });

  test('has none if there is only one', () => {
    const one = [recordOf('ada', onlyFirst), recordOf('bob', resultsOf(nothing, 'core'))];
    expect(renderClassMarkdown(one)).toContain('| Submission | Points |\n');
    expect(page(one)).not.toContain(' in core');
  });

  test('is reduced to an assignment, also those without results', () => {
    const reduced = recordsOf(records, [override], 'language-models');
    expect(reduced.map(({ points, maxPoints }) => [points, maxPoints])).toEqual([
      [schedule, second],
      [0, second],
      [0, second],
    ]);
  });

  test('cannot be if a whole submission was adjusted, unless it has only that one', () => {
    const whole = { ...override, exercise: undefined };
    expect(() => recordsOf(records, [whole], 'core')).toThrow(
      'overrides.csv adjusts the whole submission ada, which is in several assignments; name an exercise in that row',
    );
    expect(recordsOf(records, [{ ...whole, adjustment: 0 }], 'core')).toHaveLength(3);
    expect(recordsOf([recordOf('ada', onlyFirst)], [whole], 'core')[0]?.points).toBe(mask);
  });

  test('cannot be reduced to an assignment that was not graded', () => {
    expect(() => recordsOf([recordOf('ada', onlyFirst)], [], 'language-models')).toThrow(
      'no exercise of the assignment "language-models" was graded, only of core',
    );
    expect(() => recordsOf([recordOf('ada', old)], [], 'core')).toThrow(/"core" was graded$/);
    expect(() => resultsOf(old, 'core')).toThrow(/"core" was graded$/);
  });
});
