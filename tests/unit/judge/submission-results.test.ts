import { adviceOnGiven } from '../../../grader/results/advice';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { exercises, maxPointsOf, pathOf, type CourseExercise } from '../../../grader/course';
import {
  submissionResults,
  resultsSoFar,
  withTypeErrors,
  type GradedCourse,
} from '../../../grader/judge/submission-results';
import type { Verdict } from '../../../grader/judge/verdict-cache';
import { resultsSchema, type ExerciseResult } from '../../../grader/results/results';
import type { BundleProblem } from '../../../grader/submission/bundle-problem';
import { fakeBundle, fakeVerdict } from '../../support/fake-exercise';

type Status = ExerciseResult['status'];

/** The outcome of an exercise, and the exercises that its script contains. */
interface Graded {
  readonly status: Status;
  readonly imports?: readonly CourseExercise[];
}

const idOf = ({ definition }: CourseExercise): string => definition.id;

const exerciseAt = (index: number): CourseExercise => {
  const exercise = exercises[index];
  if (exercise === undefined) throw new Error(`the course has no exercise ${String(index)}`);
  return exercise;
};
const [first, second, third] = [exerciseAt(0), exerciseAt(1), exerciseAt(2)];

function verdictOf({ definition }: CourseExercise, status: Status): Verdict {
  const outcome = { status: status === 'error' ? 'failed' : status };
  return fakeVerdict(
    definition,
    definition.checks.map(() => outcome),
    status === 'error' ? { error: 'The file cannot be imported: no' } : {},
  );
}

/** A graded submission. Its folder does not exist. */
function graded(
  all: ReadonlyMap<CourseExercise, Graded>,
  overrides: Partial<GradedCourse> = {},
  problems: ReadonlyMap<string, BundleProblem> = new Map(),
): GradedCourse {
  const entries = [...all].filter(([exercise]) => !problems.has(idOf(exercise)));
  return {
    root: '/nowhere/exercises',
    asked: [...all.keys()],
    bundled: {
      exercises: [...all.keys()],
      bundles: new Map(
        entries.map(([exercise, { imports = [] }]) => [
          idOf(exercise),
          fakeBundle({ files: [exercise, ...imports].map(pathOf) }),
        ]),
      ),
      problems,
      steps: new Map(),
      mistakes: new Map(),
      modelAnswers: undefined,
    },
    verdicts: new Map(entries.map(([exercise, { status }]) => [idOf(exercise), verdictOf(exercise, status)])),
    typeErrors: [],
    seed: 7,
    isolate: false,
    ...overrides,
  };
}

const resultOf = ({ exercises: all }: { exercises: readonly ExerciseResult[] }, exercise: CourseExercise) =>
  all.find(({ id }) => id === idOf(exercise));

test('results sum up the points and match the schema of results.json', () => {
  const results = submissionResults(
    graded(
      new Map([
        [first, { status: 'passed' }],
        [second, { status: 'failed' }],
        [third, { status: 'passed' }],
      ]),
      { isolate: true },
    ),
  );
  const [one, two, three] = [first, second, third].map(({ definition }) => maxPointsOf(definition));
  expect(results).toMatchObject({
    schemaVersion: 1,
    points: (one ?? 0) + (three ?? 0),
    maxPoints: (one ?? 0) + (two ?? 0) + (three ?? 0),
    seed: 7,
    isolated: true,
  });
  expect(resultsSchema.parse(results)).toEqual(results);
});

test('the results and their sums cover only the requested exercises', () => {
  const all = new Map<CourseExercise, Graded>([
    [first, { status: 'passed' }],
    [second, { status: 'passed' }],
  ]);
  const results = submissionResults(graded(all, { asked: [second] }));
  expect(results.exercises.map(({ id }) => id)).toEqual([idOf(second)]);
  expect(results.points).toBe(maxPointsOf(second.definition));
  expect(results.maxPoints).toBe(maxPointsOf(second.definition));
});

describe('which exercise to fix first', () => {
  const both = (importing: Status, imported: Status): ReadonlyMap<CourseExercise, Graded> =>
    new Map<CourseExercise, Graded>([
      [first, { status: imported }],
      [second, { status: importing, imports: [first] }],
    ]);

  test.each<[Status, Status]>([
    ['failed', 'failed'],
    ['failed', 'not-started'],
    ['failed', 'error'],
    ['error', 'failed'],
  ])('an exercise that is %s names the imported one that is %s', (importing, imported) => {
    const results = submissionResults(graded(both(importing, imported)));
    expect(resultOf(results, second)?.fixFirst).toEqual([idOf(first)]);
  });

  test.each<[Status, Status]>([
    ['failed', 'passed'],
    ['passed', 'failed'],
    ['not-started', 'failed'],
  ])('an exercise that is %s does not name the imported one that is %s', (importing, imported) => {
    const results = submissionResults(graded(both(importing, imported)));
    expect(resultOf(results, second)?.fixFirst).toEqual([]);
  });

  test('an imported exercise is named even if its own result was not requested', () => {
    const results = submissionResults(graded(both('failed', 'failed'), { asked: [second] }));
    expect(results.exercises).toMatchObject([{ id: idOf(second), fixFirst: [idOf(first)] }]);
  });

  test('an exercise whose problem is in another exercise’s file names that one', () => {
    const place = { message: 'this does not compile', line: 2, file: pathOf(first) };
    const results = submissionResults(
      graded(
        new Map<CourseExercise, Graded>([
          [first, { status: 'error' }],
          [second, { status: 'error' }],
          [third, { status: 'failed' }],
        ]),
        {},
        new Map([
          [idOf(first), place],
          [idOf(second), place],
        ]),
      ),
    );
    expect(results.exercises.map(({ fixFirst }) => fixFirst)).toEqual([[], [idOf(first)], []]);
  });

  test('only wrong exercises that are imported are named, whatever the imports and outcomes', () => {
    const status = fc.constantFrom<Status>('passed', 'failed', 'not-started', 'error');
    const submission = fc.tuple(
      ...exercises.map((exercise) =>
        fc
          .record({ status, imports: fc.subarray([...exercises]) })
          .map((each): [CourseExercise, Graded] => [exercise, each]),
      ),
    );
    fc.assert(
      fc.property(submission, (entries) => {
        const all = new Map(entries);
        for (const [exercise, { status: own, imports = [] }] of entries) {
          const expected = imports.filter(
            (imported) => imported !== exercise && all.get(imported)?.status !== 'passed',
          );
          const canName = own === 'failed' || own === 'error';
          expect(resultOf(submissionResults(graded(all)), exercise)?.fixFirst).toEqual(
            canName ? expected.map(idOf) : [],
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('early results contain the exercises that are judged or cannot be judged', () => {
  const all = new Map<CourseExercise, Graded>([
    [first, { status: 'passed' }],
    [second, { status: 'passed' }],
    [third, { status: 'passed' }],
  ]);
  const problem = { message: 'this does not compile', line: undefined, file: undefined };
  const submission = graded(all, {}, new Map([[idOf(third), problem]]));
  const verdicts = new Map([[idOf(first), verdictOf(first, 'passed')]]);
  expect(() => submissionResults({ ...submission, verdicts })).toThrow('was not judged');
  const results = resultsSoFar({ ...submission, verdicts });
  expect(results.exercises).toMatchObject([
    { id: idOf(first), status: 'passed' },
    { id: idOf(third), status: 'error' },
  ]);
  expect(results.points).toBe(maxPointsOf(first.definition));
  expect(results.maxPoints).toBe(maxPointsOf(first.definition) + maxPointsOf(third.definition));
});

describe('type errors', () => {
  const all = new Map<CourseExercise, Graded>([
    [first, { status: 'passed' }],
    [second, { status: 'passed' }],
  ]);
  const found = [
    { file: pathOf(second), line: 3, message: 'Type mismatch.' },
    { file: 'helpers.ts', line: 1, message: 'Type mismatch.' },
  ];
  const attached = [[], [found[0]]];

  test('are attached to the exercise that owns the file', () => {
    const results = submissionResults(graded(all, { typeErrors: found }));
    expect(results.exercises.map(({ typeErrors }) => typeErrors)).toEqual(attached);
  });

  test('can be attached to finished results, and change nothing else', () => {
    const before = submissionResults(graded(all));
    const results = withTypeErrors(before, found);
    expect(results.exercises.map(({ typeErrors }) => typeErrors)).toEqual(attached);
    expect(withTypeErrors(results, [])).toEqual(before);
  });
});

test('a changed file of given/ is advice for the exercises that use it', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'exercises-'));
  try {
    mkdirSync(path.join(root, 'given'));
    const own = (file: string): string => readFileSync(path.join('exercises', 'given', file), 'utf8');
    writeFileSync(path.join(root, 'given', 'project.ts'), `${own('project.ts')}// changed\n`);
    const using = (exercise: CourseExercise, names: readonly string[]): void => {
      mkdirSync(path.join(root, path.dirname(pathOf(exercise))), { recursive: true });
      const imports = names.map((name) => `import type { X } from '../given/${name}';\n`);
      writeFileSync(
        path.join(root, pathOf(exercise)),
        `// import {} from '../given/project';\n${imports.join('')}`,
      );
    };
    using(first, ['types']);
    using(second, ['types', 'project']);
    writeFileSync(path.join(root, 'given', 'types.ts'), own('types.ts').replaceAll('\n', '\r\n'));
    const submission = graded(
      new Map<CourseExercise, Graded>([
        [first, { status: 'passed' }],
        [second, { status: 'passed' }],
      ]),
      { root },
    );
    const bundles = new Map([
      [idOf(first), fakeBundle({ files: [pathOf(first)] })],
      [idOf(second), fakeBundle({ files: [pathOf(second), '../../given/project.ts'] })],
    ]);
    const results = submissionResults({ ...submission, bundled: { ...submission.bundled, bundles } });
    expect(results.exercises.map(({ advice }) => advice)).toEqual([
      [],
      [adviceOnGiven({ file: 'project.ts', change: 'changed' }, second.module.id)],
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
