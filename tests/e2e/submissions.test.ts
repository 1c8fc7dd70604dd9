/**
 * Grades the answers in tests/submissions/<exercise>/: correct ones that differ from the solution,
 * and wrong ones. The first line of each states the expected outcome. A run grades a sample.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exercises } from '../../grader/course';
import { toleranceFor } from '../../grader/engine/compare';
import { gradeSubmission } from '../../grader/judge/grade-submission';
import { mapValues, sizeOf, type NumericTensor } from '../../grader/oracle/tensor';
import type { ExerciseResult, ShownTensor } from '../../grader/results/results';
import { openSession } from '../../grader/sandbox/open-session';
import type { Session } from '../../grader/sandbox/session';
import {
  argumentsOf,
  comparedCalls,
  resultOf,
  tensorNamed,
  tensorOf,
  wireArguments,
} from '../support/called-again';
import { drawn } from '../support/drawn';
import { withSubmission } from '../support/grade';

const folder = path.join('tests', 'submissions');
const answers = readdirSync(folder).flatMap((exercise) =>
  drawn(readdirSync(path.join(folder, exercise)), 8, exercise).map((file) => [exercise, file] as const),
);

/** The check for each kind of expectation in the first line. */
const expectations: Record<string, (result: ExerciseResult, detail: string) => void> = {
  all: (result, detail) => {
    const lost = result.checks
      .filter(({ status }) => status !== 'passed')
      .map(({ kind, id }) => `${kind} ${id}`);
    if (detail === 'points') expect(lost).toEqual([]);
    else expect(lost.map((check) => check.split(' ')[0])).toEqual(['gradient']);
    expect(result.mistakes).toEqual([]);
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
  circumstances: (result, detail) => {
    expect(result.circumstances.map(({ sentence }) => sentence).join('\n')).toContain(detail);
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
  mistake: (result, detail) => {
    expect(result.mistakes.map(({ line, message }) => `Line ${String(line)}: ${message}`)).toContainEqual(
      expect.stringContaining(detail),
    );
    expect(result.points).toBeLessThan(result.maxPoints);
  },
  output: (result, detail) => {
    expect(result.output.lines).toHaveLength(Number(detail));
    expect(result.output.total).toBeGreaterThan(Number(detail));
  },
};

/**
 * Whoever calls their function on the inputs that a report shows gets the numbers that it shows as
 * theirs, and the oracle gives those that it expects.
 */
async function expectTrueCounterexamples(result: ExerciseResult, session: Session): Promise<void> {
  const functions = exercises.find(({ definition: { id } }) => id === result.id)?.definition.functions ?? [];
  for (const { id, kind, counterexample } of result.checks) {
    if (counterexample === null || kind === 'gradient') continue;
    const called = functions.find(({ name }) => name === counterexample.function);
    if (called === undefined) throw new Error(`${counterexample.function} is not a function of ${result.id}`);
    for (const { inputs, comparisons } of comparedCalls(counterexample)) {
      // Of a large test model, which nobody can paste, the results have only the first numbers.
      if (inputs.some(({ name, value }) => /^model\b/.test(name) && isCut(value))) continue;
      const args = argumentsOf({ inputs });
      const { reply } = await session.request(
        result.id,
        { kind: 'call', function: called.name, arguments: wireArguments(called.parameters, args) },
        () => true,
      );
      const again = reply.kind === 'returned' ? resultOf(reply.result) : undefined;
      for (const { name, expected, received } of comparisons) {
        expectSame({ check: id, name, whose: 'expected' }, expected, tensorNamed(called.oracle(args), name));
        expectSame({ check: id, name, whose: 'yours' }, received, tensorNamed(again ?? {}, name));
      }
    }
  }
}

const isCut = (value: ShownTensor | number | string): boolean =>
  typeof value === 'object' && value.data.length < sizeOf(value.shape);

/**
 * Numbers are shown with seven digits, which is less than the tolerance of a comparison. Of a large
 * tensor, only the first numbers are shown.
 */
function expectSame(about: object, shown: ShownTensor, again: NumericTensor | undefined): void {
  const numbers = tensorOf({ ...shown, shape: [shown.data.length] });
  const tolerance = toleranceFor(mapValues(numbers, (value) => (Number.isFinite(value) ? value : 0)));
  const isSame = (value: number, other = NaN): boolean =>
    Object.is(value, other) || Math.abs(value - other) <= tolerance;
  expect({
    ...about,
    shape: again?.shape,
    differing: [...numbers.data.keys()].filter((k) => !isSame(numbers.data[k] ?? NaN, again?.data[k])),
  }).toEqual({ ...about, shape: shown.shape, differing: [] });
}

describe.each(answers)('%s/%s', (exercise, file) => {
  const source = readFileSync(path.join(folder, exercise, file), 'utf8');
  const [, kind = '', detail = ''] = /^\/\/ expect: (\w+) (.*)$/m.exec(source) ?? [];

  test(`${kind} ${detail}`, async () => {
    const opened = openSession('standard');
    try {
      const graded = await withSubmission(exercise, source, (submission) =>
        gradeSubmission({
          submission,
          exercises: exercises.filter(({ definition }) => definition.id === exercise),
          seed: 2017,
          opened,
          checkTypes: () => Promise.resolve({ errors: [], unchecked: undefined }),
        }),
      );
      const [result] = graded.exercises;
      const expectation = expectations[kind];
      if (result === undefined || expectation === undefined) throw new Error(`expected ${kind}`);
      expectation(result, detail);
      await expectTrueCounterexamples(result, await opened.session);
    } finally {
      await opened.close();
    }
  });
});
