import type { Misconception } from '../../engine/exercise';

import { pairsOf, type Half } from '../../engine/pairs';
import { qSample, type Coefficients, type QSampleInput } from '../../oracle/diffusion';
import { at, dim, mapValues, type NumericTensor } from '../../oracle/tensor';

const { sqrt } = Math;

/** The closed form with other coefficients; `a` is ᾱ_t. */
const withCoefficients =
  (of: (a: number, schedule: QSampleInput['schedule'], t: number) => [signal: number, noise: number]) =>
  (args: QSampleInput): NumericTensor => {
    const coefficients: Coefficients = (schedule, t) => {
      const [signal, noise] = of(at(schedule.alphaBars, t), schedule, t);
      return { signal, noise };
    };
    return qSample(args, coefficients);
  };

/** The right coefficients, but of another step. */
const atStep = (shift: (t: number, numSteps: number) => number): ((args: QSampleInput) => NumericTensor) =>
  withCoefficients((_, { alphaBars }, t) => {
    const step = shift(t, dim(alphaBars, 0));
    const a = step < 0 ? 1 : at(alphaBars, Math.min(step, dim(alphaBars, 0) - 1));
    return [sqrt(a), sqrt(1 - a)];
  });

/** The share of the signal’s variance that is left at step t: ᾱ_t if right. */
type Share = (schedule: QSampleInput['schedule'], t: number) => number;

/** The coefficients that follow from this share. */
type Weights = (share: number) => [signal: number, noise: number];

const shareHalves: readonly Half<Share>[] = [
  {
    id: 'alpha-for-alpha-bar',
    clause: 'alpha of step t is used instead of alphaBar',
    change: ({ alphas }, t) => at(alphas, t),
  },
  {
    id: 'one-step-early',
    clause: 'index t − 1 is read, so t = 0 adds no noise',
    change: ({ alphaBars }, t) => (t === 0 ? 1 : at(alphaBars, t - 1)),
  },
  {
    id: 'one-step-early-clamped',
    clause: 'index t − 1 is read, and index 0 twice',
    change: ({ alphaBars }, t) => at(alphaBars, Math.max(t - 1, 0)),
  },
];

const weightHalves: readonly Half<Weights>[] = [
  { id: 'no-roots', clause: 'the coefficients are missing their square roots', change: (a) => [a, 1 - a] },
  {
    id: 'no-root-of-noise',
    clause: 'the noise is multiplied by a variance, not by its square root',
    change: (a) => [sqrt(a), 1 - a],
  },
  {
    id: 'no-root-of-signal',
    clause: 'x0 is multiplied by a share of the variance, not by its square root',
    change: (a) => [a, sqrt(1 - a)],
  },
  {
    id: 'coefficients-exchanged',
    clause: 'the two coefficients are swapped',
    change: (a) => [sqrt(1 - a), sqrt(a)],
  },
];

export const misconceptions: readonly Misconception<QSampleInput, NumericTensor>[] = [
  {
    id: 'alpha-for-alpha-bar',
    sentence: 'Your numbers are those of a single step: they use alpha of step t, not alphaBar.',
    hint: 'How much of the signal is left after all steps up to t?',
    compute: withCoefficients((_, { alphas }, t) => [sqrt(at(alphas, t)), sqrt(1 - at(alphas, t))]),
  },
  {
    id: 'beta-for-alpha-bar',
    sentence: 'Your numbers use beta of step t instead of alphaBar.',
    hint: 'Which of the three tables says how much of the signal is left?',
    compute: withCoefficients((_, { betas }, t) => [sqrt(at(betas, t)), sqrt(1 - at(betas, t))]),
  },
  {
    id: 'noise-missing',
    sentence: 'Your x_t is the signal alone: no noise is added.',
    hint: 'What carries the rest of the variance, 1 − ᾱ_t?',
    compute: withCoefficients((a) => [sqrt(a), 0]),
  },
  {
    id: 'noise-subtracted',
    sentence: 'You subtract the noise; it should be added.',
    hint: '−noise is an equally good draw, but the model would learn to predict the wrong sign.',
    compute: withCoefficients((a) => [sqrt(a), -sqrt(1 - a)]),
  },
  {
    id: 'noise-of-one-step',
    sentence: 'Your noise is multiplied by √β_t, the standard deviation of the noise of step t alone.',
    hint: 'The variances of signal and noise sum to 1.',
    compute: withCoefficients((a, { betas }, t) => [sqrt(a), sqrt(at(betas, t))]),
  },
  {
    id: 'same-noise-at-every-step',
    sentence:
      'Your noise is too large: you go step by step and add the same noise each time. Equal draws add up; independent ones add only their variances.',
    hint: 'The closed form needs no steps. What variance has all the noise up to step t together?',
    compute: withCoefficients((a, { alphas, betas }, t) => {
      let noise = 0;
      for (let step = 0; step <= t; step++) noise = sqrt(at(alphas, step)) * noise + sqrt(at(betas, step));
      return [sqrt(a), noise];
    }),
  },
  {
    id: 'no-roots',
    sentence: 'Your coefficients are ᾱ_t and 1 − ᾱ_t, not their square roots.',
    hint: 'ᾱ_t is a share of the variance. What multiplies the amplitude?',
    compute: withCoefficients((a) => [a, 1 - a]),
  },
  {
    id: 'no-root-of-noise',
    sentence: 'Your noise is multiplied by 1 − ᾱ_t, not by √(1 − ᾱ_t).',
    hint: '1 − ᾱ_t is a variance. What multiplies the amplitude?',
    compute: withCoefficients((a) => [sqrt(a), 1 - a]),
  },
  {
    id: 'no-root-of-signal',
    sentence: 'Your x0 is multiplied by ᾱ_t, not by √ᾱ_t.',
    hint: 'ᾱ_t is a share of the variance. What multiplies the amplitude?',
    compute: withCoefficients((a) => [a, sqrt(1 - a)]),
  },
  {
    id: 'one-minus-root',
    sentence: 'Your noise is multiplied by 1 − √ᾱ_t; variances sum to 1, amplitudes do not.',
    hint: 'Add the squares of the two coefficients.',
    compute: withCoefficients((a) => [sqrt(a), 1 - sqrt(a)]),
  },
  {
    id: 'coefficients-exchanged',
    sentence: 'Your two coefficients are swapped: your early steps are the noisy ones.',
    hint: 'At t = 0, most of the signal is still there.',
    compute: withCoefficients((a) => [sqrt(1 - a), sqrt(a)]),
  },
  {
    id: 'one-step-early',
    sentence: 'Your numbers are one step early: they use index t − 1, and t = 0 adds no noise.',
    hint: 'Index t is step t + 1 of the paper: index 0 already has one step of noise.',
    compute: atStep((t) => t - 1),
  },
  {
    id: 'one-step-early-clamped',
    sentence: 'Your numbers are one step early: they use index t − 1, and index 0 twice.',
    hint: 'Index t is already step t + 1 of the paper.',
    compute: atStep((t) => Math.max(t - 1, 0)),
  },
  {
    id: 'one-step-late',
    sentence: 'Your numbers are one step late: they use index t + 1.',
    hint: 'Index t is already step t + 1 of the paper.',
    compute: atStep((t) => t + 1),
  },
  {
    id: 'reversed-steps',
    sentence: 'Your steps count backwards: the early ones are noisier.',
    hint: 'alphaBars decrease with t.',
    compute: atStep((t, numSteps) => numSteps - 1 - t),
  },
  {
    id: 'first-step-for-all',
    sentence: 'Your examples all use the first example’s step.',
    hint: 'Each example has its own t: the coefficients are a vector over the batch.',
    compute: (args) => qSample({ ...args, t: mapValues(args.t, () => at(args.t, 0)) }),
  },
  ...pairsOf<QSampleInput, NumericTensor, Share, Weights>(
    shareHalves,
    weightHalves,
    (args, share, weights) => withCoefficients((_, schedule, t) => weights(share(schedule, t)))(args),
    // The same numbers as beta-for-alpha-bar, which is a single mistake.
  ).filter(({ id }) => id !== 'alpha-for-alpha-bar+coefficients-exchanged'),
];
