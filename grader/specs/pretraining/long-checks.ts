import { optimum } from '../../corpus/optimum';
import { startOf } from '../../corpus/batches';
import { corpus } from '../../corpus/grammar';
import { CheckFailure } from '../../engine/failure';
import type { LongAnswer } from '../../engine/long-call';
import { WINDOW } from './corpus-training';
import { newLossOf, type Reference } from './reference';
import type { TrainingResult } from './training';

type Answer = LongAnswer<TrainingResult, Reference>;

/**
 * How far a right loss may be from the reference, in nats. With 20 seeds, right trainings came
 * within 5e-6 and 5e-5. No weight decay differs by 3 times these distances, and every other mistake
 * that was tried by at least 8 times.
 */
const AT_FIRST = { steps: 3, distance: 5e-4 };
const LATER = { steps: 30, distance: 1e-3 };

/** The losses at the end of the training, whose mean is judged. */
const LAST = 20;

/** How much more than the reference a right training may lose at the end, in nats. */
const ABOVE_REFERENCE = 0.05;

/** The mean loss of a few batches may be a little less than the optimum, which is for all. */
const BELOW_OPTIMUM = 0.02;

/** @throws CheckFailure that says which step is the first to be wrong, and what that means */
export function followsReference({ result, reference }: Answer): void {
  const own = result.losses.data;
  for (let i = 0; i < LATER.steps; i++) {
    const [received = Number.NaN, expected = Number.NaN] = [own[i], reference.losses[i]];
    const distance = i < AT_FIRST.steps ? AT_FIRST.distance : LATER.distance;
    if (Math.abs(received - expected) <= distance) continue;
    const { meaning, hint } = meaningOf(i + 1);
    throw new CheckFailure(
      `Step ${String(i + 1)} is the first whose loss is wrong: it is ${nats(received)}, and ${nats(expected)} is right. ${meaning}`,
      { hint },
    );
  }
}

/** What it means that the loss of this step, counted from 1, is the first that is wrong. */
function meaningOf(step: number): { readonly meaning: string; readonly hint: string } {
  if (step === 1)
    return {
      meaning: 'Nothing has been trained yet, so the mistake is in the model or the loss.',
      hint: 'Call gpt and nextTokenLoss on a batch of the size [32, 24] with several heads. Do they pass their own checks?',
    };
  if (step === 2)
    return {
      meaning: 'The model and its loss are right, so the mistake is in the gradient or the optimizer.',
      hint: 'Which tensors get a gradient, and which learning rate has the first step?',
    };
  if (step === 3)
    return {
      meaning: 'The first step is right, so the mistake is in what is carried on to the second.',
      hint: 'Look at m, v and the count of steps, and at the learning rate of step 2.',
    };
  return {
    meaning: `The losses before it are close to the right ones: either a small mistake in every step adds up, or one begins in step ${String(step - 1)}.`,
    hint: 'Look at the schedule, at weight decay and at the bias correction, as functions of the number of the step.',
  };
}

/** @throws CheckFailure if the training ends with too large a loss, or with an impossible one */
export function learns({ seed, result, reference }: Answer): void {
  const own = meanOf([...result.losses.data].slice(-LAST));
  const right = meanOf(reference.losses.slice(-LAST));
  const seen = `The mean of your last ${String(LAST)} losses is ${nats(own)}`;
  const least = leastLoss();
  if (own < least - BELOW_OPTIMUM) {
    throw new CheckFailure(
      `${seen}, but no model can have less than ${nats(least)} on these sentences. So yours sees the tokens that it should predict.`,
      { hint: 'Which positions may a position look at, and which token is its target?' },
    );
  }
  if (own > right + ABOVE_REFERENCE) {
    throw new CheckFailure(
      `${seen} after ${String(result.losses.data.length)} steps; a right training has ${nats(right)}.`,
    );
  }
  const received = newLossOf(result.params, seed);
  if (received <= reference.newLoss + ABOVE_REFERENCE) return;
  throw new CheckFailure(
    `Your losses are right, but the parameters that you return have a loss of ${nats(received)} on new sentences; ${nats(reference.newLoss)} is right.`,
    { hint: 'Which parameters do you return: those after the last step?' },
  );
}

/** The least loss of any model, in nats for each predicted token. */
let least: number | undefined;
const leastLoss = (): number => (least ??= optimum(corpus, startOf('sentence'), WINDOW));

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const nats = (value: number): string => value.toFixed(4);
