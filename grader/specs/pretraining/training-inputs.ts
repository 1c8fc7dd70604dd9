import * as fc from 'fast-check';
import { axis, numbersOf } from '../../engine/inputs';
import { rectify } from '../../oracle/layers';
import type { GptParams } from '../../oracle/gpt';
import { pretrain, type PretrainInput } from '../../oracle/pretraining';
import { mapValues } from '../../oracle/tensor';
import { gptParams } from '../shared/gpt-params';

/**
 * Trainings of tiny models. The learning rates are so large that each mistake in a step shows in
 * the parameters, and epsilon so large that rounding errors do not.
 */
export const trainings = (options: {
  readonly numBatches: number;
  /** Whether every part of the model is there, with scores that are not near 0. */
  readonly isWhole?: boolean;
}): fc.Arbitrary<PretrainInput> =>
  fc
    .record({
      numBlocks: options.isWhole ? fc.constant(2) : axis(0, 2),
      batch: axis(1, 2),
      n: options.isWhole ? fc.constant(4) : axis(3, 4),
      spare: axis(0, 1),
      vocab: axis(3, 4),
      dModel: axis(3, 4),
      numHeads: options.isWhole ? fc.constant(2) : axis(1, 2),
      dHead: options.isWhole ? fc.constant(2) : axis(1, 2),
      dHidden: axis(2, 4),
      warmupSteps: axis(1, 2),
      decaySteps: axis(2, 3),
      beta1: fc.constantFrom(0.5, 0.75),
      beta2: fc.constantFrom(0.625, 0.875),
      weightDecay: fc.constantFrom(0.5, 0.25),
      numbers: numbersOf('tenths', 'gaussian'),
    })
    .map(({ numbers, batch, n, spare, warmupSteps, decaySteps, beta1, beta2, weightDecay, ...sizes }) => ({
      params: withScores(gptParams(numbers, { ...sizes, maxLength: n + spare }), options.isWhole ? 2.5 : 1),
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

/** Parameters whose scores of attention are larger. */
const withScores = (params: GptParams, factor: number): GptParams => ({
  ...params,
  blocks: params.blocks.map((block) => ({
    ...block,
    attention: {
      ...block.attention,
      queryKernel: mapValues(block.attention.queryKernel, (value) => Math.fround(value * factor)),
    },
  })),
});

/**
 * In every run: models on which a mistake anywhere in the model shows. Not for naming mistakes of
 * the training: those may lead across a kink of relu.
 */
export const examples = (numBatches: number): PretrainInput[] =>
  fc.sample(trainings({ numBatches, isWhole: true }), { seed: 2019, numRuns: 2 });

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
