/**
 * What students read of every check, for every misconception and for results that are plainly
 * wrong, as a snapshot: a change of words, of inputs or of seeds shows in its diff. A
 * counterexample is given by its digest. A run compares a sample of the exercises.
 */
import { createHash } from 'node:crypto';
import { exercises } from '../../../grader/course';
import type { Check, ExerciseDefinition } from '../../../grader/engine/exercise';
import { CheckFailure } from '../../../grader/engine/failure';
import { mapTensors, type Result } from '../../../grader/engine/values';
import { mapValues } from '../../../grader/oracle/tensor';
import { drawn } from '../../support/drawn';
import { simulate, type Simulation } from '../../support/simulated-submission';

const SEED = 2017;

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (_, each: unknown) => (each instanceof Float64Array ? [...each] : each)))
    .digest('hex')
    .slice(0, 12);

async function outcomeOf(
  check: Check,
  definition: ExerciseDefinition,
  functions: Functions,
): Promise<string[]> {
  try {
    await check.run(simulate(definition, functions, SEED));
    return [];
  } catch (failure) {
    if (!(failure instanceof CheckFailure)) throw failure;
    const { status, message, hint, counterexample } = failure;
    return [
      `  ${check.id}: ${status}: ${message}${hint === undefined ? '' : ` | ${hint}`} #${digest(counterexample)}`,
    ];
  }
}

type Functions = Readonly<Record<string, Simulation>>;

const changed =
  (oracle: (args: unknown) => Result, change: (value: number) => number): Simulation =>
  (args) =>
    mapTensors(oracle(args), (_, tensor) => mapValues(tensor, change));

const sample = drawn(exercises, 3, 'messages');

// Jest calls a snapshot that no test reads obsolete: CI fails, and --updateSnapshot deletes it.
beforeAll(() => {
  const { snapshotState } = expect.getState() as unknown as {
    snapshotState: { markSnapshotsAsCheckedForTest: (test: string) => void };
  };
  for (const exercise of exercises)
    if (!sample.includes(exercise)) snapshotState.markSnapshotsAsCheckedForTest(exercise.definition.id);
});

test.each(sample.map(({ definition }) => [definition.id, definition] as const))(
  '%s',
  async (_, definition) => {
    const { functions, checks } = definition;
    const oracles: Functions = Object.fromEntries(functions.map(({ name, oracle }) => [name, oracle]));
    const lines = checks.map(
      ({ id, kind, points, title, hint, function: name }) =>
        `${name}, ${kind} ${id} (${String(points)}): ${title} | ${hint}`,
    );
    for (const check of checks.filter(({ kind }) => kind === 'gradient'))
      lines.push('no gradient', ...(await outcomeOf(check, definition, oracles)));
    for (const graded of functions) {
      const wrong = [
        ...graded.misconceptions.map(({ id, compute }) => ({ id, simulation: compute })),
        { id: '(plus one)', simulation: changed(graded.oracle, (value) => value + 1) },
        { id: '(zero)', simulation: changed(graded.oracle, () => 0) },
        { id: '(not a number)', simulation: changed(graded.oracle, () => NaN) },
      ];
      for (const { id, simulation } of wrong) {
        const submission = { ...oracles, [graded.name]: simulation };
        const finding = await graded.diagnose(simulate(definition, submission, SEED));
        lines.push(`${graded.name}, ${id}: ${JSON.stringify(finding ?? null)}`);
        for (const check of checks.filter(
          // Checks with time of their own run only if these pass.
          ({ kind, seconds }) => kind !== 'gradient' && seconds === undefined,
        ))
          lines.push(...(await outcomeOf(check, definition, submission)));
      }
    }
    expect(lines.join('\n')).toMatchSnapshot();
  },
);
