import type { Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import { predictNoise, qSample, type Coefficients, type NoisePredictionInput } from '../../oracle/diffusion';
import { at, dim, mapValues, scalar, type NumericTensor } from '../../oracle/tensor';
import { lossOf, residual } from './loss';

const withCoefficients = (args: NoisePredictionInput, coefficients: Coefficients): NumericTensor =>
  lossOf(args, { input: qSample(args, coefficients) });
const times = (x: NumericTensor, factor: number): NumericTensor => mapValues(x, (value) => value * factor);

const alphaForAlphaBar: Coefficients = ({ alphas }, t) => ({
  signal: Math.sqrt(at(alphas, t)),
  noise: Math.sqrt(1 - at(alphas, t)),
});

/** Mistakes in what the loss compares. */
const comparisonHalves: readonly Half<(args: NoisePredictionInput) => NumericTensor>[] = [
  {
    id: 'predicts-data',
    clause: 'the model’s output is compared with x0, not with the noise',
    change: (args) => lossOf(args, { target: args.x0 }),
  },
  {
    id: 'asked-about-clean-data',
    clause: 'the model sees x0, which has no noise in it',
    change: (args) => lossOf(args, { input: args.x0 }),
  },
  {
    id: 'noise-just-added',
    clause: 'the model sees x0 + noise, without the coefficients',
    change: (args) => withCoefficients(args, () => ({ signal: 1, noise: 1 })),
  },
  {
    id: 'alpha-for-alpha-bar',
    clause: 'x_t uses alpha of step t, not alphaBar',
    change: (args) => withCoefficients(args, alphaForAlphaBar),
  },
];

/** Mistakes in how the squares become one number. */
const reductionHalves: readonly Half<(loss: NumericTensor, args: NoisePredictionInput) => NumericTensor>[] = [
  {
    id: 'summed',
    clause: 'the loss is a sum over all elements, not a mean',
    change: (loss, { noise }) => times(loss, noise.data.length),
  },
  {
    id: 'summed-per-example',
    clause: 'the loss is averaged over the batch only',
    change: (loss, { noise }) => times(loss, noise.data.length / dim(noise, 0)),
  },
  {
    id: 'root-mean-square',
    clause: 'the loss is the root of the mean square',
    change: (loss) => mapValues(loss, Math.sqrt),
  },
];

export const misconceptions: readonly Misconception<NoisePredictionInput, NumericTensor>[] = [
  {
    id: 'summed',
    sentence: 'Your loss is a sum over all elements, not a mean.',
    hint: 'Should a larger batch have a larger loss?',
    compute: (args) => times(lossOf(args), args.noise.data.length),
  },
  {
    id: 'summed-per-example',
    sentence: 'Your loss is summed over each example’s elements and averaged over the batch only.',
    hint: 'The mean runs over every element.',
    compute: (args) => times(lossOf(args), args.noise.data.length / dim(args.noise, 0)),
  },
  {
    id: 'divided-by-batch-twice',
    sentence: 'Your mean is divided by the batch size a second time.',
    hint: 'Take one mean, over every element.',
    compute: (args) => times(lossOf(args), 1 / dim(args.noise, 0)),
  },
  {
    id: 'predicts-data',
    sentence: 'Your loss compares the model’s output with x0, not with the noise.',
    hint: 'What should the model find in x_t?',
    compute: (args) => lossOf(args, { target: args.x0 }),
  },
  {
    id: 'predicts-noised',
    sentence: 'Your loss compares the model’s output with x_t, not with the noise.',
    hint: 'What should the model find in x_t?',
    compute: (args) => lossOf(args, { target: qSample(args) }),
  },
  {
    id: 'asked-about-clean-data',
    sentence: 'Your model sees x0, which has no noise to find.',
    hint: 'What must happen to x0 before the model sees it?',
    compute: (args) => lossOf(args, { input: args.x0 }),
  },
  {
    id: 'asked-about-noise',
    sentence: 'Your model sees the noise itself.',
    hint: 'What does the model see during sampling?',
    compute: (args) => lossOf(args, { input: args.noise }),
  },
  {
    id: 'noise-just-added',
    sentence: 'Your model sees x0 + noise, without the coefficients of the step.',
    hint: 'q(x_t | x_0) has two coefficients; you computed them in forward-process.',
    compute: (args) => withCoefficients(args, () => ({ signal: 1, noise: 1 })),
  },
  {
    id: 'alpha-for-alpha-bar',
    sentence: 'Your x_t uses alpha of step t, not alphaBar.',
    hint: 'How much of the signal is left after all steps up to t?',
    compute: (args) => withCoefficients(args, alphaForAlphaBar),
  },
  {
    id: 'root-mean-square',
    sentence: 'Your loss is the root of the mean square.',
    hint: 'A mean squared error has no root.',
    compute: (args) => mapValues(lossOf(args), Math.sqrt),
  },
  {
    id: 'absolute',
    sentence: 'Your loss is the mean absolute difference, not the mean square.',
    hint: 'Which of the two follows from a Gaussian likelihood?',
    compute: (args) => {
      const difference = residual(args.noise, predictNoise(args.model, qSample(args), args.t));
      return scalar(
        difference.data.reduce((sum, value) => sum + Math.abs(value), 0) / difference.data.length,
      );
    },
  },
  {
    id: 'square-of-mean',
    sentence: 'Your loss is the square of the mean difference, not the mean of the squares.',
    hint: 'Take differences 1 and −1: what is their mean, and what is the mean of their squares?',
    compute: (args) => {
      const difference = residual(args.noise, predictNoise(args.model, qSample(args), args.t));
      const sum = difference.data.reduce((total, value) => total + value, 0);
      return scalar((sum / difference.data.length) ** 2);
    },
  },
  {
    id: 'halved',
    sentence: 'Your loss is half the mean square.',
    hint: 'There is no ½ in this loss.',
    compute: (args) => times(lossOf(args), 0.5),
  },
  {
    id: 'model-at-first-step',
    sentence: 'Your model always gets the first example’s step.',
    hint: 'Each example has its own t: pass the model the whole vector t.',
    compute: (args) => lossOf(args, { steps: mapValues(args.t, () => at(args.t, 0)) }),
  },
  {
    id: 'model-one-step-late',
    sentence: 'Your model gets step t + 1, but x_t was made with index t.',
    hint: 'Steps count from 0 in code; the model gets the same t.',
    compute: (args) =>
      lossOf(args, { steps: mapValues(args.t, (t) => Math.min(t + 1, dim(args.schedule.betas, 0) - 1)) }),
  },
  ...pairsOf<
    NoisePredictionInput,
    NumericTensor,
    (args: NoisePredictionInput) => NumericTensor,
    (loss: NumericTensor, args: NoisePredictionInput) => NumericTensor
  >(comparisonHalves, reductionHalves, (args, loss, reduce) => reduce(loss(args), args)),
];
