import type { Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import { predictNoise, qSample, type Coefficients, type NoisePredictionInput } from '../../oracle/diffusion';
import { at, dim, mapValues, scalar, type NumericTensor } from '../../oracle/tensor';
import { lossOf, residual } from './loss';

const withCoefficients = (args: NoisePredictionInput, coefficients: Coefficients): NumericTensor =>
  lossOf(args, { asked: qSample(args, coefficients) });
const times = (x: NumericTensor, factor: number): NumericTensor => mapValues(x, (value) => value * factor);

const alphaForAlphaBar: Coefficients = ({ alphas }, t) => ({
  signal: Math.sqrt(at(alphas, t)),
  noise: Math.sqrt(1 - at(alphas, t)),
});

/** What the loss is wrongly taken of, and what is wrongly made of its mean square. */
const questionHalves: readonly Half<(args: NoisePredictionInput) => NumericTensor>[] = [
  {
    id: 'predicts-data',
    clause: 'the model’s answer is held against x0, not against the noise',
    change: (args) => lossOf(args, { target: args.x0 }),
  },
  {
    id: 'asked-about-clean-data',
    clause: 'the model is asked about x0, in which there is no noise',
    change: (args) => lossOf(args, { asked: args.x0 }),
  },
  {
    id: 'noise-just-added',
    clause: 'the model is asked about x0 + noise, without the coefficients',
    change: (args) => withCoefficients(args, () => ({ signal: 1, noise: 1 })),
  },
  {
    id: 'alpha-for-alpha-bar',
    clause: 'x_t uses alpha of step t where alphaBar belongs',
    change: (args) => withCoefficients(args, alphaForAlphaBar),
  },
];

const reductionHalves: readonly Half<(loss: NumericTensor, args: NoisePredictionInput) => NumericTensor>[] = [
  {
    id: 'summed',
    clause: 'the loss is the sum over all elements, not their mean',
    change: (loss, { noise }) => times(loss, noise.data.length),
  },
  {
    id: 'summed-per-example',
    clause: 'the loss is averaged over the batch only',
    change: (loss, { noise }) => times(loss, noise.data.length / dim(noise, 0)),
  },
  {
    id: 'root-mean-square',
    clause: 'the root of the mean square is taken',
    change: (loss) => mapValues(loss, Math.sqrt),
  },
];

export const misconceptions: readonly Misconception<NoisePredictionInput, NumericTensor>[] = [
  {
    id: 'summed',
    sentence: 'Your loss is the sum over all elements, not their mean.',
    hint: 'Should a larger batch have a larger loss?',
    compute: (args) => times(lossOf(args), args.noise.data.length),
  },
  {
    id: 'summed-per-example',
    sentence: 'Your loss is summed over the elements of an example and averaged over the batch only.',
    hint: 'The mean runs over every element.',
    compute: (args) => times(lossOf(args), args.noise.data.length / dim(args.noise, 0)),
  },
  {
    id: 'divided-by-batch-twice',
    sentence: 'Your mean is divided by the size of the batch once more.',
    hint: 'One mean over every element.',
    compute: (args) => times(lossOf(args), 1 / dim(args.noise, 0)),
  },
  {
    id: 'predicts-data',
    sentence: 'Your loss holds the model’s answer against x0, not against the noise.',
    hint: 'What is the model asked to find in x_t?',
    compute: (args) => lossOf(args, { target: args.x0 }),
  },
  {
    id: 'predicts-noised',
    sentence: 'Your loss holds the model’s answer against x_t, not against the noise.',
    hint: 'What is the model asked to find in x_t?',
    compute: (args) => lossOf(args, { target: qSample(args) }),
  },
  {
    id: 'asked-about-clean-data',
    sentence: 'Your model is asked about x0, in which there is no noise to find.',
    hint: 'What must happen to x0 before the model sees it?',
    compute: (args) => lossOf(args, { asked: args.x0 }),
  },
  {
    id: 'asked-about-noise',
    sentence: 'Your model is asked about the noise itself.',
    hint: 'What does the model see at sampling time?',
    compute: (args) => lossOf(args, { asked: args.noise }),
  },
  {
    id: 'noise-just-added',
    sentence: 'Your model is asked about x0 + noise, without the coefficients of the step.',
    hint: 'q(x_t | x_0) has two coefficients; you have written them already.',
    compute: (args) => withCoefficients(args, () => ({ signal: 1, noise: 1 })),
  },
  {
    id: 'alpha-for-alpha-bar',
    sentence: 'Your x_t uses alpha of step t where alphaBar belongs.',
    hint: 'How much of the signal is left after all steps up to t?',
    compute: (args) => withCoefficients(args, alphaForAlphaBar),
  },
  {
    id: 'root-mean-square',
    sentence: 'Your loss is the root of the mean square.',
    hint: 'Mean squared error has no root.',
    compute: (args) => mapValues(lossOf(args), Math.sqrt),
  },
  {
    id: 'absolute',
    sentence: 'Your loss is the mean of absolute differences, not of squares.',
    hint: 'Which of the two does the Gaussian likelihood lead to?',
    compute: (args) => {
      const difference = residual(args.noise, predictNoise(args.model, qSample(args), args.t));
      return scalar(
        difference.data.reduce((sum, value) => sum + Math.abs(value), 0) / difference.data.length,
      );
    },
  },
  {
    id: 'halved',
    sentence: 'Your loss is half of the mean square.',
    hint: 'There is no ½ in this loss.',
    compute: (args) => times(lossOf(args), 0.5),
  },
  {
    id: 'model-at-first-step',
    sentence: 'Your model is always asked about the first example’s step.',
    hint: 'Each example has its own t; the model takes them all.',
    compute: (args) => lossOf(args, { steps: mapValues(args.t, () => at(args.t, 0)) }),
  },
  {
    id: 'model-one-step-late',
    sentence: 'Your model is told step t + 1, where x_t was made with index t.',
    hint: 'Steps count from 0 in code; the model gets the same t.',
    compute: (args) =>
      lossOf(args, { steps: mapValues(args.t, (t) => Math.min(t + 1, dim(args.schedule.betas, 0) - 1)) }),
  },
  ...pairsOf<
    NoisePredictionInput,
    NumericTensor,
    (args: NoisePredictionInput) => NumericTensor,
    (loss: NumericTensor, args: NoisePredictionInput) => NumericTensor
  >(questionHalves, reductionHalves, (args, question, reduce) => reduce(question(args), args)),
];
