import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { exercises, pathOf } from '../../../grader/course';
import {
  exerciseResult,
  unreadableChecks,
  type ExerciseFindings,
} from '../../../grader/judge/exercise-result';
import { weightOf } from '../../../grader/results/bounded';
import type { CheckResult } from '../../../grader/results/results';
import {
  fakeBundle,
  fakeCheck,
  fakeDefinition,
  fakeExercise,
  fakeFunction,
  fakeVerdict,
} from '../../support/fake-exercise';
import type { FoundMistake } from '../../../grader/submission/found-mistakes';
import { hostileText } from '../../support/made-up-results';

const definition = fakeDefinition([fakeCheck('one', { points: 2 }), fakeCheck('two', { points: 3 })]);
const exercise = fakeExercise(definition);

/** The findings when every check passes. The submission's folder does not exist. */
const findings = (overrides: Partial<ExerciseFindings> = {}): ExerciseFindings => ({
  verdict: fakeVerdict(definition),
  problem: undefined,
  bundle: fakeBundle(),
  typeErrors: [],
  mistakes: [],
  steps: [],
  changedGiven: [],
  root: '/nowhere/exercises',
  ...overrides,
});

const statuses = (...all: CheckResult['status'][]): ExerciseFindings['verdict'] =>
  fakeVerdict(
    definition,
    all.map((status) => ({ status })),
  );

test.each([
  ['passed', 'passed', 'passed'],
  ['not-started', 'not-started', 'not-started'],
  ['passed', 'not-started', 'failed'],
  ['passed', 'failed', 'failed'],
  ['failed', 'not-started', 'failed'],
  ['timeout', 'timeout', 'failed'],
  ['crashed', 'passed', 'failed'],
] as const)('an exercise whose checks are %s and %s is %s', (one, two, status) => {
  expect(exerciseResult(exercise, findings({ verdict: statuses(one, two) })).status).toBe(status);
});

test('an exercise that cannot be imported has the status error, whatever its checks say', () => {
  const verdict = fakeVerdict(definition, [{ status: 'not-started' }, { status: 'not-started' }], {
    error: 'The file cannot be imported: no',
  });
  expect(exerciseResult(exercise, findings({ verdict }))).toMatchObject({
    status: 'error',
    error: 'The file cannot be imported: no',
  });
});

test('an exercise has the points of its checks', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { minLength: 1 });
  fc.assert(
    fc.property(points, (all) => {
      const checks = all.map(([worth], i) => fakeCheck(String(i), { points: worth }));
      const made = fakeDefinition(checks);
      const verdict = fakeVerdict(
        made,
        all.map(([, isPassed]) => ({ status: isPassed ? 'passed' : 'failed' })),
      );
      const result = exerciseResult(fakeExercise(made), findings({ verdict }));
      expect(result.points).toBe(all.reduce((sum, [worth, isPassed]) => sum + (isPassed ? worth : 0), 0));
      expect(result.maxPoints).toBe(all.reduce((sum, [worth]) => sum + worth, 0));
    }),
  );
});

test('title, module and objective come from the course', () => {
  expect(exerciseResult(exercise, findings())).toMatchObject({
    id: 'made-up',
    title: 'Made up',
    module: '1-made-up',
    objective: expect.stringMatching(/^Articulate the attention mechanism/) as string,
    error: null,
    fixFirst: [],
  });
});

test('the findings of the judge are kept, and the duration is rounded', () => {
  const found = {
    diagnoses: [{ function: 'f', misconception: 'scale', sentence: 'Scaled.', hint: 'Scale.' }],
    circumstances: [{ function: 'g', sentence: 'Right without a mask.' }],
    advice: ['Free your tensors.'],
  };
  const verdict = fakeVerdict(definition, [], { ...found, duration: 12.6 });
  expect(exerciseResult(exercise, findings({ verdict }))).toMatchObject({ ...found, duration: 13 });
});

describe('an exercise that could not be bundled', () => {
  const unbundled = (problem: Partial<NonNullable<ExerciseFindings['problem']>>): ExerciseFindings =>
    findings({
      verdict: undefined,
      bundle: undefined,
      problem: { message: 'this does not compile', line: undefined, file: undefined, ...problem },
    });

  test('is an error, and every check fails with the reason', () => {
    const result = exerciseResult(exercise, unbundled({}));
    expect(result).toMatchObject({
      status: 'error',
      error: 'this does not compile',
      points: 0,
      maxPoints: 5,
    });
    expect(result.checks).toEqual(unreadableChecks(exercise, 'this does not compile'));
    expect(result.checks).toMatchObject([
      { id: 'one', status: 'failed', points: 0, maxPoints: 2, message: 'this does not compile' },
      { id: 'two', status: 'failed', points: 0, maxPoints: 3, message: 'this does not compile' },
    ]);
  });

  test('is located at the problem', () => {
    const { location } = exerciseResult(exercise, unbundled({ file: '1-made-up/helper.ts', line: 7 }));
    expect(location).toEqual({ file: 'exercises/1-made-up/helper.ts', line: 7 });
  });

  test('is located in its own file when the problem has no file', () => {
    expect(exerciseResult(exercise, unbundled({})).location).toEqual({
      file: 'exercises/1-made-up/made-up.ts',
      line: 1,
    });
  });
});

test('an exercise is located where its file exports the first function', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'exercises-'));
  try {
    mkdirSync(path.join(root, '1-made-up'));
    writeFileSync(
      path.join(root, '1-made-up', 'made-up.ts'),
      'export const helper = 1;\n\nexport function f() {}\n',
    );
    expect(exerciseResult(exercise, findings({ root })).location).toEqual({
      file: `${path.basename(root)}/1-made-up/made-up.ts`,
      line: 3,
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

describe('text from a submission is bounded', () => {
  const atMost = (text: string | undefined, most: number): void => {
    expect(weightOf(text ?? '')).toBeLessThanOrEqual(most + weightOf('…'));
  };

  test('in messages of checks', () => {
    fc.assert(
      fc.property(hostileText, (message) => {
        const verdict = fakeVerdict(definition, [{ status: 'failed', message }]);
        const [check] = exerciseResult(exercise, findings({ verdict })).checks;
        atMost(check?.message, 3_000);
        if (weightOf(message) <= 3_000) expect(check?.message).toBe(message);
      }),
    );
  });

  test('in the error and in the checks that repeat it', () => {
    const problem = { message: 'x'.repeat(9_000), line: 1, file: 'y'.repeat(9_000) };
    const result = exerciseResult(exercise, findings({ verdict: undefined, problem }));
    atMost(result.error ?? undefined, 3_000);
    for (const { message } of result.checks) atMost(message, 3_000);
    atMost(result.location.file, 500);
  });

  test('in type errors', () => {
    const typeErrors = [{ file: '1-made-up/made-up.ts', line: 1, message: 'x'.repeat(9_000) }];
    atMost(exerciseResult(exercise, findings({ typeErrors })).typeErrors[0]?.message, 400);
  });

  test('in the output, but every line counts', () => {
    const lines = Array.from({ length: 100 }, () => 'x'.repeat(500));
    const verdict = { ...fakeVerdict(definition), output: { lines, total: 4_000, calls: [] } };
    const { output } = exerciseResult(exercise, findings({ verdict }));
    expect(output.total).toBe(4_000);
    expect(output.lines.length).toBeGreaterThan(1);
    atMost(output.lines.join(''), 10_000);
    expect(output.lines.slice(0, -1)).toEqual(lines.slice(0, output.lines.length - 1));
  });
});

test('an exercise has the type errors of its own file only', () => {
  const own = { file: '1-made-up/made-up.ts', line: 4, message: 'Type mismatch.' };
  const typeErrors = [own, { ...own, file: '1-made-up/other.ts' }, { ...own, file: 'made-up.ts' }];
  expect(exerciseResult(exercise, findings({ typeErrors })).typeErrors).toEqual([own]);
});

test('a changed file of given/ is reported after other advice', () => {
  const { advice } = exerciseResult(
    exercise,
    findings({
      verdict: fakeVerdict(definition, [], { advice: ['Free your tensors.'] }),
      changedGiven: [
        { file: 'project.ts', change: 'changed' },
        { file: 'mine.ts', change: 'added' },
      ],
    }),
  );
  expect(advice).toEqual([
    'Free your tensors.',
    'given/project.ts was changed, but grading always uses the course’s own copy. Put your helpers beside the exercise, for example in exercises/1-made-up/my-helpers.ts, and import them from there.',
    'given/mine.ts is not a file of the course, so grading does not read it. Put your helpers beside the exercise, for example in exercises/1-made-up/mine.ts, and import them from there.',
  ]);
});

test('model answers are named by their exercises', () => {
  const [first, second] = exercises;
  if (first === undefined || second === undefined) throw new Error('the course has two exercises');
  const bundle = fakeBundle({ modelAnswers: [pathOf(second), 'given/project.ts', pathOf(first)] });
  expect(exerciseResult(exercise, findings({ bundle })).modelAnswers).toEqual([
    first.definition.id,
    second.definition.id,
  ]);
});

describe('an internal error', () => {
  test('an exercise with neither a verdict nor a problem throws', () => {
    expect(() => exerciseResult(exercise, findings({ verdict: undefined }))).toThrow(
      'made-up was not judged;',
    );
  });

  test('an exercise with too few checks throws', () => {
    const verdict = fakeVerdict(fakeDefinition([fakeCheck('one')]));
    expect(() => exerciseResult(exercise, findings({ verdict }))).toThrow(
      'made-up was not judged completely;',
    );
  });
});

describe('mistakes of the language', () => {
  const two = fakeDefinition(
    [fakeCheck('one'), fakeCheck('two', { function: 'g' })],
    [fakeFunction('f'), fakeFunction('g')],
  );
  const mistake = (overrides: Partial<FoundMistake> = {}): FoundMistake => ({
    ...{ line: 4, message: 'Remove await.', function: null, onlyIfGraded: false, file: null },
    ...overrides,
  });
  const shown = (
    one: CheckResult['status'],
    other: CheckResult['status'],
    ...all: FoundMistake[]
  ): number[] =>
    exerciseResult(
      fakeExercise(two),
      findings({ verdict: fakeVerdict(two, [{ status: one }, { status: other }]), mistakes: all }),
    ).mistakes.map(({ line }) => line);

  test('an exercise that earned every point or is not started has none', () => {
    expect(shown('passed', 'passed', mistake())).toEqual([]);
    expect(shown('not-started', 'passed', mistake())).toEqual([]);
    expect(shown('failed', 'passed', mistake())).toEqual([4]);
  });

  test('a mistake in a function matters only if that function fails', () => {
    expect(shown('passed', 'failed', mistake({ function: 'f' }))).toEqual([]);
    expect(shown('failed', 'passed', mistake({ function: 'f' }))).toEqual([4]);
    expect(shown('passed', 'failed', mistake({ function: 'helper' }))).toEqual([4]);
    expect(shown('passed', 'failed', mistake({ function: 'helper', onlyIfGraded: true }))).toEqual([]);
    expect(shown('failed', 'passed', mistake({ function: 'f', onlyIfGraded: true }))).toEqual([4]);
  });

  test('a mistake in a helper has its file', () => {
    const mistakes = [mistake(), mistake({ file: '1-made-up/helpers.ts', line: 7 })];
    const found = exerciseResult(exercise, findings({ verdict: statuses('failed', 'passed'), mistakes }));
    expect(found.mistakes).toEqual([
      { line: 4, message: 'Remove await.' },
      {
        line: 7,
        message: 'Remove await.',
        file: expect.stringMatching(/^[^/]+\/1-made-up\/helpers\.ts$/) as string,
      },
    ]);
  });

  test('at most three are kept, each of bounded length', () => {
    expect(shown('failed', 'failed', ...[1, 2, 3, 4].map((line) => mistake({ line })))).toEqual([1, 2, 3]);
    const mistakes = [mistake({ message: 'x'.repeat(5_000) })];
    const result = exerciseResult(exercise, findings({ verdict: statuses('failed', 'passed'), mistakes }));
    expect(result.mistakes[0]?.message.length).toBeLessThanOrEqual(500);
  });
});

test('a parameter that is never used explains wrong numbers, and nothing else', () => {
  const mistakes: FoundMistake[] = [
    { line: 3, message: 'unused', function: 'f', onlyIfGraded: true, file: null, onlyForWrongNumbers: true },
  ];
  const made = fakeDefinition([fakeCheck('one')]);
  const name = made.checks[0]?.function ?? '';
  const shown = (outcome: Partial<CheckResult>): unknown[] =>
    exerciseResult(
      fakeExercise(made),
      findings({
        verdict: fakeVerdict(made, [{ status: 'failed', ...outcome }]),
        mistakes: mistakes.map((each) => ({ ...each, function: name })),
      }),
    ).mistakes;
  const tensor = { shape: [], data: [1] };
  const counterexample = {
    ...{ function: name, inputs: [], related: null },
    comparisons: [{ name: 'result', expected: tensor, received: tensor }],
  };
  expect(shown({ counterexample })).toHaveLength(1);
  expect(shown({ counterexample, misconception: 'named' })).toEqual([]);
  expect(shown({ counterexample: { ...counterexample, comparisons: [] } })).toEqual([]);
  expect(shown({ counterexample: null })).toEqual([]);
});
