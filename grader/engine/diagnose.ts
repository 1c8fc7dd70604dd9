import { agree } from './compare';
import type { GradingContext } from './context';
import type { Condition, Finding } from './exercise';
import { CheckFailure } from './failure';
import type { PreparedFunction } from './prepared-function';
import { Student } from './student';
import type { Result } from './values';

/** On how many inputs a mistake must show before it can be named. */
const MIN_SHOWING = 2;

/** A circumstance is told where wrong results would fall on its side by chance with less than this probability. */
const CHANCE = 0.01;

/** Whether two ways to compute a function, given by their results on the same inputs, can be told apart. */
export const areDistinct = (one: readonly Result[], other: readonly Result[]): boolean =>
  one.filter((result, i) => !agree(result, other[i] ?? {})).length >= MIN_SHOWING;

/** One input with what the submission made of it. */
interface Trial<A, R extends Result> {
  readonly args: A;
  /** Whether the submission's result is this one, in shapes and numbers. */
  readonly gave: (result: R) => boolean;
}

/**
 * Names the one misconception that gives a submission's numbers on all inputs. Where several do, or none, nothing is named:
 * a wrong name is worse than none. What can be said then is for which inputs the numbers are wrong.
 */
export async function diagnose<A, R extends Result>(
  definition: PreparedFunction<A, R>,
  context: GradingContext,
): Promise<Finding | undefined> {
  const inputs = definition.diagnosisInputs(context.seed);
  const trials = await tryOut(definition, context, inputs);
  if (trials === undefined) return undefined;
  const explains = (compute: (args: A) => R): boolean =>
    trials.every(({ args, gave }) => gave(compute(args)));
  const expected = inputs.map(definition.oracle);
  const [only, another] = definition.misconceptions.filter(
    ({ compute }) => explains(compute) && areDistinct(expected, inputs.map(compute)),
  );
  if (only !== undefined && another === undefined) {
    return { diagnosis: { misconception: only.id, sentence: only.sentence, hint: only.hint } };
  }
  const isRight = trials.map(({ gave }, i) => {
    const result = expected[i];
    return result !== undefined && gave(result);
  });
  const deciding = definition.conditions.flatMap((each) => decides(each, inputs, isRight) ?? []);
  return deciding.length === 0 ? undefined : { circumstances: deciding.slice(0, 2).join(' ') };
}

/** The submission's results; undefined when a call did not come back. An error it threw is a result as well: no right one. */
async function tryOut<A, R extends Result>(
  definition: PreparedFunction<A, R>,
  context: GradingContext,
  inputs: readonly A[],
): Promise<Trial<A, R>[] | undefined> {
  let lost = false;
  const trials = await Promise.all(
    inputs.map(async (args): Promise<Trial<A, R> | undefined> => {
      const student = new Student(definition, context, args, () => !lost);
      try {
        const { result } = await student.observe(args);
        return {
          args,
          gave: (expected) => isResult(student, result, expected),
        };
      } catch (failure) {
        if (!(failure instanceof CheckFailure)) throw failure;
        if (failure.status === 'failed') return { args, gave: () => false };
        lost = true;
        return undefined;
      }
    }),
  );
  const tried = trials.filter((trial) => trial !== undefined);
  return tried.length === inputs.length ? tried : undefined;
}

/** Whether a result has these shapes and these numbers. */
function isResult<A, R extends Result>(
  student: Student<A, R>,
  result: Parameters<typeof student.read>[0],
  expected: R,
): boolean {
  try {
    return agree(expected, student.read(result, expected));
  } catch (failure) {
    if (failure instanceof CheckFailure) return false;
    throw failure;
  }
}

/** Says that the numbers are wrong in one circumstance alone; undefined when that is not so. */
function decides<A>(
  { when, otherwise, holds }: Condition<A>,
  inputs: readonly A[],
  isRight: readonly boolean[],
): string | undefined {
  const rightOf = (kind: boolean): boolean[] =>
    isRight.filter((_, i) => inputs[i] !== undefined && holds(inputs[i]) === kind);
  for (const [kind, wrongSide, rightSide] of [
    [true, when, otherwise],
    [false, otherwise, when],
  ] as const) {
    const [suspects, others] = [rightOf(kind), rightOf(!kind)];
    if (!others.every(Boolean)) continue;
    // Not all suspects need be wrong: a mask that hides nothing is a mask as well.
    const wrong = suspects.filter((right) => !right).length;
    if (probabilityOfNone(others.length, wrong, inputs.length) < CHANCE) {
      return `Right ${rightSide} (${String(others.length)} of ${String(others.length)} inputs), wrong ${wrongSide} (${String(wrong)} of ${String(suspects.length)}).`;
    }
  }
  return undefined;
}

/** The probability that none of `drawn` is among `marked` when these are spread over `total` at random. */
function probabilityOfNone(drawn: number, marked: number, total: number): number {
  let probability = 1;
  for (let i = 0; i < drawn; i++) probability *= Math.max(0, total - marked - i) / (total - i);
  return probability;
}
