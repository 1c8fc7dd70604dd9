import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { DpoInput, PenalizedRewardInput } from '../../oracle/preferences';
import { mapValues, tensor, type NumericTensor } from '../../oracle/tensor';

/** Far from 1, and from the point where β, β² and 1/β are alike. */
const betas = [0.1, 0.25, 0.5, 2] as const;

/** One pair or response, and several. */
const batches = [axis(1, 1), axis(2, 5)];

export const penalizedRewardInputs = (styles: readonly NumberStyle[] = []): Cases<PenalizedRewardInput> =>
  covering({ level: [0, -3, -400], isAlone: [true, false] }).map((circumstances) =>
    fc
      .record({
        circumstances,
        several: axis(2, 5),
        beta: fc.constantFrom(...betas),
        numbers: numbersOf(...styles),
      })
      .map(({ circumstances: { level, isAlone }, several, beta, numbers }) => {
        const shape = [isAlone ? 1 : several];
        return {
          reward: numbers.normal('reward', shape),
          logProb: lowered(numbers.normal('logProb', shape), level),
          referenceLogProb: lowered(numbers.normal('referenceLogProb', shape), level),
          beta,
        };
      }),
  );

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

export const moderatePreferences = (styles: readonly NumberStyle[] = []): fc.Arbitrary<DpoInput>[] =>
  batches.map((batch) =>
    fc
      .record({ batch, beta: fc.constantFrom(...betas), numbers: numbersOf(...styles) })
      .map(({ batch: pairs, beta, numbers }) => ({
        policyChosen: lowered(numbers.normal('policyChosen', [pairs]), -5),
        policyRejected: lowered(numbers.normal('policyRejected', [pairs]), -6),
        referenceChosen: lowered(numbers.normal('referenceChosen', [pairs]), -4),
        referenceRejected: lowered(numbers.normal('referenceRejected', [pairs]), -5),
        beta,
      })),
  );

/**
 * The policy has moved by hundreds of nats: in the first pair away from the chosen response, in the
 * second away from the rejected one. The other pairs are moderate.
 */
const largeOf = (batch: fc.Arbitrary<number>, styles: readonly NumberStyle[] = []): fc.Arbitrary<DpoInput> =>
  fc
    .record({ batch, beta: fc.constantFrom(0.5, 2), numbers: numbersOf(...styles) })
    .map(({ batch: pairs, beta, numbers }) => {
      const near = (name: string, ...levels: readonly number[]): NumericTensor =>
        mapValues(numbers.normal(name, [pairs]), (value, i) => Math.fround(value + (levels[i] ?? -5)));
      return {
        policyChosen: near('policyChosen', -480, -5),
        policyRejected: near('policyRejected', -5, -480),
        referenceChosen: near('referenceChosen'),
        referenceRejected: near('referenceRejected'),
        beta,
      };
    });

/** Half of them moderate, half large. */
export const preferences: readonly fc.Arbitrary<DpoInput>[] = [
  ...moderatePreferences(),
  ...batches.map((batch) => largeOf(batch)),
];

/** For the gradient check: one pair, and several of which two have moved far. */
export const smoothPreferences: readonly fc.Arbitrary<DpoInput>[] = [
  ...moderatePreferences(['gaussian']),
  largeOf(axis(4, 5), ['gaussian']),
];

const lowered = (x: NumericTensor, level: number): NumericTensor =>
  mapValues(x, (value) => Math.fround(value + level));
