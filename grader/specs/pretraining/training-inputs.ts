import * as fc from 'fast-check';
import { axis, numbersOf } from '../../engine/inputs';
import { rectify } from '../../oracle/layers';
import { pretrain, type PretrainInput } from '../../oracle/pretraining';
import { gptParams } from '../shared/gpt-params';

/**
 * Trainings of tiny models. The learning rates are so large that each mistake in a step shows in
 * the parameters, and epsilon so large that rounding errors do not.
 */
export const trainings = (options: { readonly numBatches: number }): fc.Arbitrary<PretrainInput> =>
  fc
    .record({
      numBlocks: axis(0, 2),
      batch: axis(1, 2),
      n: axis(3, 4),
      spare: axis(0, 1),
      vocab: axis(3, 4),
      dModel: axis(3, 4),
      numHeads: axis(1, 2),
      dHead: axis(1, 2),
      dHidden: axis(2, 4),
      warmupSteps: axis(1, 2),
      decaySteps: axis(2, 3),
      beta1: fc.constantFrom(0.5, 0.75),
      beta2: fc.constantFrom(0.625, 0.875),
      weightDecay: fc.constantFrom(0.5, 0.25),
      numbers: numbersOf('tenths', 'gaussian'),
    })
    .map(({ numbers, batch, n, spare, warmupSteps, decaySteps, beta1, beta2, weightDecay, ...sizes }) => ({
      params: gptParams(numbers, { ...sizes, maxLength: n + spare }),
      numHeads: sizes.numHeads,
      batches: Array.from({ length: options.numBatches }, (_, index) =>
        numbers.below(`batch ${index}`, [batch, n], sizes.vocab),
      ),
      options: {
        schedule: { maximum: 0.25, minimum: 0.0625, warmupSteps, totalSteps: warmupSteps + decaySteps },
        beta1,
        beta2,
        epsilon: 0.0625,
        weightDecay,
      },
    }))
    .filter((input) => distanceFromKinks(input) > SAFE_DISTANCE);

/** Far more than float32 rounds, and still rare. */
const SAFE_DISTANCE = 1e-4;

/**
 * The smallest magnitude of anything that goes into a relu during the training. At 0 the gradient
 * jumps, so that rounding would decide what a step does.
 */
function distanceFromKinks(input: PretrainInput): number {
  let smallest = Number.POSITIVE_INFINITY;
  pretrain(input, {
    model: {
      activate: (x) => {
        for (const value of x) smallest = Math.min(smallest, Math.abs(value));
        return rectify(x);
      },
    },
  });
  return smallest;
}
