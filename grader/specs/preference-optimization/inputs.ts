import * as fc from 'fast-check';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { DpoInput, PenalizedRewardInput } from '../../oracle/preferences';
import { mapValues, tensor, type NumericTensor } from '../../oracle/tensor';

/** Far from 1, and from the point where β, β² and 1/β are alike. */
const betas = [0.1, 0.25, 0.5, 2] as const;

export const penalizedRewardInputs = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
): fc.Arbitrary<PenalizedRewardInput> =>
  fc
    .record({
      batch: axis(1, 5),
      beta: fc.constantFrom(...betas),
      level: fc.constantFrom(0, -3, -400),
      numbers: numbersOf(...styles),
    })
    .map(({ batch, beta, level, numbers }) => ({
      reward: numbers.normal('reward', [batch]),
      logProb: lowered(numbers.normal('logProb', [batch]), level),
      referenceLogProb: lowered(numbers.normal('referenceLogProb', [batch]), level),
      beta,
    }));

/** Responses that the policy finds more, less, much more and much less probable. */
export const penalizedRewardExamples: readonly PenalizedRewardInput[] = [
  {
    reward: tensor([4], [1, -2, 3, 0.5]),
    logProb: tensor([4], [-4, -9, -6, -5]),
    referenceLogProb: tensor([4], [-6, -5, -5, -8]),
    beta: 0.5,
  },
  {
    reward: tensor([2], [2, -1]),
    logProb: tensor([2], [-1000, -8]),
    referenceLogProb: tensor([2], [-8, -1000]),
    beta: 0.25,
  },
];

export const moderatePreferences = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
): fc.Arbitrary<DpoInput> =>
  fc
    .record({ batch: axis(1, 4), beta: fc.constantFrom(...betas), numbers: numbersOf(...styles) })
    .map(({ batch, beta, numbers }) => ({
      policyChosen: lowered(numbers.normal('policyChosen', [batch]), -5),
      policyRejected: lowered(numbers.normal('policyRejected', [batch]), -6),
      referenceChosen: lowered(numbers.normal('referenceChosen', [batch]), -4),
      referenceRejected: lowered(numbers.normal('referenceRejected', [batch]), -5),
      beta,
    }));

/**
 * The policy has moved by hundreds of nats: in the first pair away from the chosen response, in the
 * second away from the rejected one. The other pairs are moderate.
 */
export const largePreferences = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
  minBatch = 1,
): fc.Arbitrary<DpoInput> =>
  fc
    .record({
      batch: axis(minBatch, 5),
      beta: fc.constantFrom(0.5, 2),
      numbers: numbersOf(...styles),
    })
    .map(({ batch, beta, numbers }) => {
      const near = (name: string, ...levels: readonly number[]): NumericTensor =>
        mapValues(numbers.normal(name, [batch]), (value, i) => Math.fround(value + (levels[i] ?? -5)));
      return {
        policyChosen: near('policyChosen', -480, -5),
        policyRejected: near('policyRejected', -5, -480),
        referenceChosen: near('referenceChosen'),
        referenceRejected: near('referenceRejected'),
        beta,
      };
    });

/** Half of them moderate, half large. */
export const preferences: fc.Arbitrary<DpoInput> = fc.oneof(moderatePreferences(), largePreferences());

const lowered = (x: NumericTensor, level: number): NumericTensor =>
  mapValues(x, (value) => Math.fround(value + level));
