import { agree } from './compare';
import type { GradingContext } from './context';
import type { Condition, Finding } from './exercise';
import { CheckFailure } from './failure';
import type { PreparedFunction } from './prepared-function';
import { StudentFunction } from './student-function';
import type { Result } from './values';

/** A mistake must show on this many inputs before it is named. */
const MIN_SHOWING = 2;

/** A condition is reported if chance alone would explain it with less than this probability. */
const CHANCE = 0.01;

const RANDOM_HINT =
  'Look for random numbers, such as tf.randomNormal or tf.dropout, and for variables outside the function that it changes.';

/** How many inputs are tried again: a function may use random numbers and seldom show it. */
const REPEATED = 16;

/** Whether two functions can be told apart by their results on the same inputs. */
export const areDistinct = (one: readonly Result[], other: readonly Result[]): boolean =>
  one.filter((result, i) => !agree(result, other[i] ?? {})).length >= MIN_SHOWING;

/** The submission's result on one input. */
interface Trial<A, R extends Result> {
  readonly args: A;
  /** What the submission returned, as text; undefined if it threw. */
  readonly returned: string | undefined;
  /** Whether the submission's result has these shapes and numbers. */
  readonly gave: (result: R) => boolean;
}

/**
 * Names the misconception that gives the submission's numbers on every input. If several do, none
 * is named: a wrong name is worse than no name. The finding then says for which inputs the numbers
 * are wrong, if a condition decides that.
 */
export async function diagnose<A, R extends Result>(
  definition: PreparedFunction<A, R>,
  context: GradingContext,
): Promise<Finding | undefined> {
  const inputs = definition.diagnosisInputs(context.seed);
  const trials = await tryOut(definition, context, inputs);
  if (trials === undefined) return undefined;
  if (await isRandom(definition, context, trials)) {
    return {
      circumstances: `${definition.name} gives different results for the same input: use only its arguments, no random numbers and nothing kept from call to call.`,
      hint: RANDOM_HINT,
    };
  }
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

/**
 * The submission's results; undefined if a call got no answer. An exception counts as a wrong
 * result.
 */
async function tryOut<A, R extends Result>(
  definition: PreparedFunction<A, R>,
  context: GradingContext,
  inputs: readonly A[],
): Promise<Trial<A, R>[] | undefined> {
  let lost = false;
  const trials = await Promise.all(
    inputs.map(async (args): Promise<Trial<A, R> | undefined> => {
      const student = new StudentFunction(definition, context, args, () => !lost);
      try {
        const { result } = await student.observe(args);
        return {
          args,
          returned: JSON.stringify(result),
          gave: (expected) => isResult(student, result, expected),
        };
      } catch (failure) {
        if (!(failure instanceof CheckFailure)) throw failure;
        if (failure.status === 'failed') return { args, returned: undefined, gave: () => false };
        lost = true;
        return undefined;
      }
    }),
  );
  const tried = trials.filter((trial) => trial !== undefined);
  return tried.length === inputs.length ? tried : undefined;
}

function isResult<A, R extends Result>(
  student: StudentFunction<A, R>,
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

/** Says that the numbers are wrong only on one side of a condition; undefined if they are not. */
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
    // Some suspects may be right: a mask that hides nothing is also a mask.
    const wrong = suspects.filter((right) => !right).length;
    if (probabilityOfNone(others.length, wrong, inputs.length) < CHANCE) {
      return `Right ${rightSide} (${String(others.length)} of ${String(others.length)} inputs), wrong ${wrongSide} (${String(wrong)} of ${String(suspects.length)}).`;
    }
  }
  return undefined;
}

/**
 * The probability that `drawn` of `total` places, taken at random, contain none of the `marked`
 * ones.
 */
function probabilityOfNone(drawn: number, marked: number, total: number): number {
  let probability = 1;
  for (let i = 0; i < drawn; i++) probability *= Math.max(0, total - marked - i) / (total - i);
  return probability;
}

/** Whether a second call with the same arguments gives a different result. */
async function isRandom<A, R extends Result>(
  definition: PreparedFunction<A, R>,
  context: GradingContext,
  trials: readonly Trial<A, R>[],
): Promise<boolean> {
  const repeated = await tryOut(
    definition,
    context,
    trials.slice(0, REPEATED).map(({ args }) => args),
  );
  return repeated?.some(({ returned }, i) => differ(returned, trials[i]?.returned)) ?? false;
}

const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;
