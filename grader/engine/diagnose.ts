import { agree, areDistinct, areEnough } from './compare';
import type { GradingContext } from './context';
import type { Condition, Finding } from './exercise';
import { CheckFailure } from './failure';
import { nameMistakes, type NamedMistake } from './name-mistakes';
import type { PreparedFunction } from './prepared-function';
import { mapValues } from '../oracle/tensor';
import { returnedNumbers } from './returned-numbers';
import { StudentFunction } from './student-function';
import { mapTensors, tensorsOf, type Result } from './values';
import type { Seed } from '../oracle/random';

/** A condition is reported if chance alone would explain it with less than this probability. */
const CHANCE = 0.01;

const RANDOM_HINT =
  'Look for random numbers, such as tf.randomNormal or tf.dropout, and for variables outside the function that it changes.';

/** How many inputs are tried again: a function may use random numbers and seldom show it. */
const REPEATED = 16;

/** The submission's result on one input. */
interface Trial<A, R extends Result> {
  readonly args: A;
  /** What the submission returned, as text; undefined if it threw. */
  readonly returned: string | undefined;
  /** The same as numbers. */
  readonly numbers: Result | undefined;
  /** Whether the submission's result has these shapes and numbers; undefined if it threw. */
  readonly gave: (result: R | undefined) => boolean;
}

/**
 * Names the mistakes that give the submission's numbers on every input: as few as possible. If
 * several explanations are left, none is guessed. If nothing explains the numbers, the finding says
 * for which inputs they are wrong, if a condition decides that.
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
  return explain(definition, context.seed, trials);
}

/** What a function is that returns these results, in this process. */
export function explainResults<A, R extends Result>(
  definition: PreparedFunction<A, R>,
  seed: Seed,
  compute: (args: A) => R | undefined,
): Finding | undefined {
  const trials = definition.diagnosisInputs(seed).map((args): Trial<A, R> => {
    const result = compute(args);
    const returned = result && mapTensors(result, (_, each) => mapValues(each, Math.fround));
    return {
      args,
      returned: undefined,
      numbers: returned,
      gave: (wanted) =>
        wanted === undefined || returned === undefined ? wanted === returned : agree(wanted, returned),
    };
  });
  return explain(definition, seed, trials);
}

function explain<A, R extends Result>(
  definition: PreparedFunction<A, R>,
  seed: Seed,
  trials: readonly Trial<A, R>[],
): Finding | undefined {
  const isRight = trials.map(({ args, gave }) => gave(definition.oracle(args)));
  if (isRight.every(Boolean)) return undefined;
  const diagnosis = nameMistakes(explanations(definition, seed, trials));
  if (diagnosis !== undefined) return { diagnosis };
  const inputs = trials.map(({ args }) => args);
  const deciding = definition.conditions.flatMap((each) => decides(each, inputs, isRight) ?? []);
  return deciding.length === 0 ? undefined : { circumstances: deciding.slice(0, 2).join(' ') };
}

/** What explains the numbers on every input: one mistake each, or several at once. */
function explanations<A, R extends Result>(
  { misconceptions, oracle, search, diagnosisInputs }: PreparedFunction<A, R>,
  seed: Seed,
  trials: readonly Trial<A, R>[],
): (readonly NamedMistake[])[] {
  const inputs = diagnosisInputs(seed);
  const single = misconceptions.filter(({ compute }) => {
    if (!trials.every(({ args, gave }) => gave(compute(args)))) return false;
    const results = inputs.map(compute);
    return areEnough(results) && areDistinct(inputs.map(oracle), results);
  });
  if (single.length > 0) return single.map((each) => [each]);
  // One number everywhere says too little: some combination gives it by accident.
  return isConstant(trials) ? [] : search(seed).find((input, result) => trials[input]?.gave(result) === true);
}

/** Whether a submission returns one and the same number everywhere. */
function isConstant<A, R extends Result>(trials: readonly Trial<A, R>[]): boolean {
  const numbers = new Set(
    trials.flatMap(({ numbers: each }) => tensorsOf(each).flatMap(({ tensor }) => [...tensor.data])),
  );
  return numbers.size <= 1;
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
        const numbers = returnedNumbers(result);
        return {
          args,
          returned: JSON.stringify(result),
          numbers,
          gave: (wanted) => wanted !== undefined && numbers !== undefined && agree(wanted, numbers),
        };
      } catch (failure) {
        if (!(failure instanceof CheckFailure)) throw failure;
        if (failure.status === 'failed')
          return { args, returned: undefined, numbers: undefined, gave: (wanted) => wanted === undefined };
        lost = true;
        return undefined;
      }
    }),
  );
  const tried = trials.filter((trial) => trial !== undefined);
  return tried.length === inputs.length ? tried : undefined;
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
