import { specify } from '../../engine/specify';
import { meanSquare, noisePredictionLoss as oracle, type NoisePredictionInput } from '../../oracle/diffusion';
import { at, concatFirst, dim, filled, mapValues, scalar, type NumericTensor } from '../../oracle/tensor';
import { noisedConditions as conditions, stepModel } from '../shared/diffusion-inputs';
import { ensureInt32Steps } from '../shared/int32-steps';
import { inputs } from './inputs';
import { lossOf } from './loss';
import { misconceptions } from './misconceptions';

const check = specify<NoisePredictionInput, NumericTensor>({
  name: 'noisePredictionLoss',
  parameters: ['model', 'x0', 't', 'noise', 'schedule'],
  resultName: 'loss',
  oracle,
  inputs: inputs(),
  misconceptions,
  conditions,
});

export const checks = [
  check.prop()(
    'A model that finds the noise has loss 0; one that always returns 0 has loss mean(noise²)',
    { id: 'perfect-and-silent-model', points: 1, hint: 'The target is the noise, whatever x0 is.' },
    async (args, { call, expectTensor }) => {
      const numSteps = dim(args.schedule.betas, 0);
      const inner = args.noise.data.length / dim(args.noise, 0);
      const output = (t: number): number => 0.5 + t;
      const noise = mapValues(args.noise, (_, i) => output(at(args.t, Math.floor(i / inner))));
      const perfect = await call({ ...args, noise, model: stepModel(numSteps, output) });
      expectTensor(mapValues(perfect, (value) => value + 1)).toEqual(
        scalar(1),
        'With a model that returns the noise itself:',
        'Does the model get t unchanged, and do you compare its output with the noise?',
      );
      const silent = await call({ ...args, noise, model: stepModel(numSteps, () => 0) });
      expectTensor(silent).toEqual(
        meanSquare(noise),
        'With a model that always returns 0:',
        'Which comes first, the square or the mean? And of what is the mean taken?',
      );
    },
  ),
  check.prop()(
    'A model that is off by c everywhere has loss c²',
    { id: 'squared-error', points: 1, hint: 'It is a mean of squares.' },
    async (args, { call, expectTensor }) => {
      const numSteps = dim(args.schedule.betas, 0);
      for (const off of [0.5, -3]) {
        const zero = filled(args.noise.shape, 0);
        const loss = await call({ ...args, noise: zero, model: stepModel(numSteps, () => off) });
        expectTensor(loss).toEqual(
          scalar(off * off),
          `With noise 0 and a model that always returns ${String(off)}:`,
        );
      }
    },
  ),
  check.prop()(
    'The loss is a mean: repeating the batch does not change it',
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
      expectTensor(doubled).toEqual(once, 'Repeating the batch changed the loss.');
      const zero = filled(args.noise.shape, 0);
      const two = await call({
        ...args,
        noise: zero,
        model: stepModel(dim(args.schedule.betas, 0), () => 2),
      });
      expectTensor(two).toEqual(scalar(4), 'With noise 0 and a model that always returns 2:');
    },
  ),
  check.prop()(
    'The model sees x_t, at each example’s own step',
    {
      id: 'asks-about-xt',
      points: 2,
      hint: 'Noise x0 to step t with the given noise, and give the model the same t.',
    },
    async (args, { call, expectTensor }) => {
      const numSteps = dim(args.schedule.betas, 0);
      const echo = {
        model: 'affine' as const,
        scale: filled([numSteps], 1),
        offset: filled([numSteps], 0),
      };
      expectTensor(await call({ ...args, model: echo })).toEqual(
        lossOf({ ...args, model: echo }),
        'With a model that returns x_t itself, the loss must be the mean of (noise − x_t)².',
      );
      const clock = stepModel(numSteps, (t) => t + 1);
      expectTensor(await call({ ...args, model: clock })).toEqual(
        lossOf({ ...args, model: clock }),
        'With a model that returns t + 1, the loss must be the mean of (noise − t − 1)².',
      );
    },
  ),
  check.prop()(
    'The model gets t as an int32 tensor with one step per example',
    { id: 'steps-are-int32', points: 1, hint: 'The loss receives t in exactly this form.' },
    async (args, { call, observe, ensure, expectTensor }) => {
      const { callbacks } = await observe(args);
      ensureInt32Steps(ensure, callbacks);
      await call(args);
      const lossFor = (output: number): Promise<NumericTensor> =>
        call({
          ...args,
          noise: filled(args.noise.shape, 0),
          model: stepModel(dim(args.schedule.betas, 0), () => output),
        });
      expectTensor(await lossFor(1)).toDifferFrom(
        await lossFor(2),
        'With noise 0, your loss is the same for a model that always returns 1 and one that always returns 2.',
        'The loss depends on what the model returns. Do you use it?',
      );
    },
  ),
  check.oracle()('The loss is the mean of (noise − model(x_t, t))²', {
    id: 'formula',
    points: 2,
    hint: 'x_t, the model’s output, the difference, its square, the mean.',
  }),
  check.fixtures('The loss matches PyTorch in float64', {
    id: 'pytorch',
    points: 1,
    hint: 'x_t, the model’s output, the difference, its square, the mean.',
  }),
  check.gradient(inputs(['gaussian']))('The gradient reaches x0, noise and the model’s parameters', {
    id: 'gradient',
    points: 1,
    hint: 'Use only tensor operations, from the arguments through the model to the loss.',
    except: ['schedule'],
  }),
];
