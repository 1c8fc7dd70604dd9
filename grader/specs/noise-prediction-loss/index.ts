import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { numbersOf, type NumberStyle } from '../../engine/inputs';
import { pairsOf, type Half } from '../../engine/pairs';
import {
  meanSquare,
  noisePredictionLoss as oracle,
  predictNoise,
  qSample,
  type Coefficients,
  type NoisePredictionInput,
} from '../../oracle/diffusion';
import {
  at,
  concatFirst,
  dim,
  filled,
  mapValues,
  scalar,
  zipValues,
  type NumericTensor,
} from '../../oracle/tensor';
import { modelFor, noisedCircumstances, noisedInputs, stepModel } from '../shared/diffusion-inputs';

const inputs = (styles?: NumberStyle[]): fc.Arbitrary<NoisePredictionInput> =>
  fc
    .tuple(noisedInputs(styles), fc.constantFrom('affine' as const, 'tanh' as const), numbersOf('gaussian'))
    .map(([noised, kind, numbers]) => ({
      model: modelFor(numbers, kind, dim(noised.schedule.betas, 0)),
      ...noised,
    }));

/** What the loss would be of some target and some question to the model. */
const lossOf = (
  args: NoisePredictionInput,
  {
    target = args.noise,
    asked = qSample(args),
    steps = args.t,
  }: { target?: NumericTensor; asked?: NumericTensor; steps?: NumericTensor } = {},
): NumericTensor => meanSquare(residual(target, predictNoise(args.model, asked, steps)));

const residual = (a: NumericTensor, b: NumericTensor): NumericTensor => zipValues(a, b, (p, q) => p - q);
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

const epsilonLoss = specify<NoisePredictionInput, NumericTensor>({
  name: 'noisePredictionLoss',
  parameters: ['model', 'x0', 't', 'noise', 'schedule'],
  resultName: 'loss',
  oracle,
  inputs: inputs(),
  misconceptions: [
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
  ],
  conditions: noisedCircumstances,
});

export const noisePredictionLoss = defineExercise({
  id: 'noise-prediction-loss',
  title: 'ε-prediction loss',
  checks: [
    epsilonLoss.prop()(
      'A model that finds the noise has loss 0; one that always answers 0 has the mean of noise²',
      { id: 'perfect-and-silent-model', points: 1, hint: 'The target is the noise, whatever x0 is.' },
      async (args, { call, expectTensor }) => {
        const numSteps = dim(args.schedule.betas, 0);
        const inner = args.noise.data.length / dim(args.noise, 0);
        const answer = (t: number): number => 0.5 + t;
        const noise = mapValues(args.noise, (_, i) => answer(at(args.t, Math.floor(i / inner))));
        const perfect = await call({ ...args, noise, model: stepModel(numSteps, answer) });
        expectTensor(
          'loss + 1',
          mapValues(perfect, (value) => value + 1),
        ).toEqual(scalar(1), 'With a model that answers with the noise itself:');
        const silent = await call({ ...args, noise, model: stepModel(numSteps, () => 0) });
        expectTensor('loss', silent).toEqual(meanSquare(noise), 'With a model that always answers 0:');
      },
    ),
    epsilonLoss.prop()(
      'A model that is off by c everywhere has loss c²',
      { id: 'squared-error', points: 1, hint: 'The mean of squares.' },
      async (args, { call, expectTensor }) => {
        const numSteps = dim(args.schedule.betas, 0);
        for (const off of [0.5, -3]) {
          const zero = filled(args.noise.shape, 0);
          const loss = await call({ ...args, noise: zero, model: stepModel(numSteps, () => off) });
          expectTensor('loss', loss).toEqual(
            scalar(off * off),
            `With noise 0 and a model that always answers ${String(off)}:`,
          );
        }
      },
    ),
    epsilonLoss.prop()(
      'The loss is a mean: a batch twice over has the same loss',
      { id: 'mean-over-elements', points: 1, hint: 'One mean over every element of the batch.' },
      async (args, { call, expectTensor }) => {
        const twice = (x: NumericTensor): NumericTensor => concatFirst([x, x]);
        const once = await call(args);
        const doubled = await call({
          ...args,
          x0: twice(args.x0),
          t: twice(args.t),
          noise: twice(args.noise),
        });
        expectTensor('loss', doubled).toEqual(once, 'Every example twice in the batch changed the loss.');
        const zero = filled(args.noise.shape, 0);
        const two = await call({
          ...args,
          noise: zero,
          model: stepModel(dim(args.schedule.betas, 0), () => 2),
        });
        expectTensor('loss', two).toEqual(scalar(4), 'With noise 0 and a model that always answers 2:');
      },
    ),
    epsilonLoss.prop()(
      'The model is asked about x_t, at each example’s own step',
      {
        id: 'asks-about-xt',
        points: 2,
        hint: 'Noise x0 to step t with this very noise, and hand the model the same t.',
      },
      async (args, { call, expectTensor }) => {
        const numSteps = dim(args.schedule.betas, 0);
        const echo = {
          model: 'affine' as const,
          scale: filled([numSteps], 1),
          offset: filled([numSteps], 0),
        };
        expectTensor('loss', await call({ ...args, model: echo })).toEqual(
          lossOf({ ...args, model: echo }),
          'With a model that answers with x_t itself the loss is the mean of (noise − x_t)².',
        );
        const clock = stepModel(numSteps, (t) => t + 1);
        expectTensor('loss', await call({ ...args, model: clock })).toEqual(
          lossOf({ ...args, model: clock }),
          'With a model that answers with t + 1 the loss is the mean of (noise − t − 1)².',
        );
      },
    ),
    epsilonLoss.prop()(
      'The model gets t as an int32 tensor with one step for each example',
      { id: 'steps-are-int32', points: 1, hint: 'The loss is given t in just this form.' },
      async (args, { call, observe, ensure, expectTensor }) => {
        const { callbacks } = await observe(args);
        ensure(callbacks.length > 0, 'The model was never called.');
        for (const { shape, step } of callbacks) {
          const expected = `int32 [${String(shape[0] ?? 1)}]`;
          ensure(
            step === expected,
            `The model was called with t as ${step}; for this x_t it is ${expected}.`,
          );
        }
        await call(args);
        const echo = stepModel(dim(args.schedule.betas, 0), () => 1);
        const one = await call({ ...args, noise: filled(args.noise.shape, 0), model: echo });
        expectTensor('loss', one).toEqual(scalar(1), 'With noise 0 and a model that always answers 1:');
      },
    ),
    epsilonLoss.oracle()('The loss is the mean of (noise − model(x_t, t))²', {
      id: 'formula',
      points: 2,
      hint: 'x_t, the model’s answer, the difference, its square, the mean.',
    }),
    epsilonLoss.fixtures('The loss is that of PyTorch in float64', {
      id: 'pytorch',
      points: 1,
      hint: 'x_t, the model’s answer, the difference, its square, the mean.',
    }),
    epsilonLoss.gradient(inputs(['gaussian']))('The gradient reaches x0, noise and the model’s parameters', {
      id: 'gradient',
      points: 1,
      hint: 'Stay with operations on tensors, through the model as well.',
      except: ['schedule'],
    }),
  ],
});
