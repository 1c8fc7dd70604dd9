import { specify } from '../../engine/specify';
import { noisePredictionLoss as oracle, qSample, type NoisePredictionInput } from '../../oracle/diffusion';
import {
  at,
  concatFirst,
  dim,
  filled,
  mapValues,
  scalar,
  tensor,
  type NumericTensor,
} from '../../oracle/tensor';
import { noisedConditions as conditions, stepModel } from '../shared/diffusion-inputs';
import { ensureInt32Steps } from '../shared/int32-steps';
import { inputs } from './inputs';
import { isolating } from './isolating';
import { pipeline } from './misconceptions';
import { dataFor, laterSteps, loudTables, repeatLast } from './same-noised';

const check = specify<NoisePredictionInput, NumericTensor>({
  name: 'noisePredictionLoss',
  parameters: ['model', 'x0', 't', 'noise', 'schedule'],
  resultName: 'loss',
  oracle: (args) => oracle(args),
  inputs: inputs(),
  isolating,
  pipeline,
  conditions,
  dependsOn: ['model', 'noise'],
});

export const checks = [
  check.prop()(
    'A model that finds the noise has loss 0; what a silent one loses does not depend on x0',
    { id: 'perfect-and-silent-model', points: 1, hint: 'The target is the noise, whatever x0 is.' },
    async (args, { call, ensure, expectTensor }) => {
      const numSteps = dim(args.schedule.betas, 0);
      const noise = filled(args.noise.shape, 0.75);
      const clean = { ...args, noise, x0: filled(args.x0.shape, -2) };
      const perfect = await call({ ...clean, model: stepModel(numSteps, () => 0.75) });
      expectTensor(mapValues(perfect, (value) => value + 1)).toEqual(
        scalar(1),
        'With a model that returns the noise itself:',
        'With what do you compare the model’s output?',
      );
      const silent = { ...clean, model: stepModel(numSteps, () => 0) };
      const lost = await call(silent);
      ensure(
        Math.abs(at(lost, 0)) > 1e-3,
        'With noise 0.75 and a model that always returns 0, your loss is 0.',
      );
      expectTensor(await call({ ...silent, x0: filled(args.x0.shape, 3) })).toEqual(
        lost,
        'With a model that always returns 0, changing x0 changed the loss.',
      );
    },
  ),
  check.prop()(
    'Twice the error costs four times as much, and its sign makes no difference',
    { id: 'squared-error', points: 1, runs: 4, hint: 'It is a mean of squares.' },
    async (args, { call, expectTensor }) => {
      const numSteps = dim(args.schedule.betas, 0);
      const zero = filled(args.noise.shape, 0);
      const lossFor = (off: number): Promise<NumericTensor> =>
        call({ ...args, x0: zero, noise: zero, model: stepModel(numSteps, () => off) });
      const one = await lossFor(1);
      for (const off of [2, -3]) {
        expectTensor(await lossFor(off)).toEqual(
          mapValues(one, (value) => off * off * value),
          `With noise 0, a model that always returns ${String(off)} must lose ${String(off * off)} times as much as one that always returns 1.`,
        );
      }
      const silent = { ...args, model: stepModel(numSteps, () => 0) };
      const ones = filled(args.noise.shape, 1);
      const alternating = mapValues(ones, (_, i) => (i % 2 === 0 ? 1 : -1));
      expectTensor(await call({ ...silent, x0: alternating, noise: alternating })).toEqual(
        await call({ ...silent, x0: ones, noise: ones }),
        'With a model that always returns 0, noise of 1 and −1 must cost as much as noise of 1 everywhere.',
        'Which comes first, the square or the mean?',
      );
    },
  ),
  check.prop()(
    'The loss is a mean: repeating the batch, or the numbers of each example, does not change it',
    { id: 'mean-over-elements', points: 1, hint: 'One mean over every element of the batch.' },
    async (args, { call, expectTensor }) => {
      const twice = (x: NumericTensor): NumericTensor => concatFirst([x, x]);
      const once = await call(args);
      const doubled = await call({ ...args, x0: twice(args.x0), t: twice(args.t), noise: twice(args.noise) });
      expectTensor(doubled).toEqual(once, 'Repeating the batch changed the loss.');
      const wider = await call({ ...args, x0: repeatLast(args.x0), noise: repeatLast(args.noise) });
      expectTensor(wider).toEqual(once, 'Repeating the numbers of each example changed the loss.');
    },
  ),
  check.prop()(
    'The model sees x_t, at each example’s own step',
    {
      id: 'asks-about-xt',
      points: 1,
      runs: 3,
      hint: 'Noise x0 to step t with the given noise, and give the model the same t.',
    },
    async ({ schedule, x0: { shape } }, { call, expectTensor }) => {
      const noised = laterSteps(shape, schedule);
      const model = { model: 'affine' as const, ...loudTables(schedule) };
      const seen = await call({ ...noised, model });
      const same = { ...noised, x0: dataFor(qSample(noised), noised), noise: filled(shape, 0) };
      expectTensor(await call({ ...same, model })).toEqual(
        seen,
        'Two pairs of x0 and noise have the same x_t, but give different losses with a model that returns 100 000 · x_t.',
      );
      expectTensor(await call({ ...same, x0: mapValues(same.x0, (value) => 2 * value), model })).toDifferFrom(
        seen,
        'With a model that returns 100 000 · x_t, doubling x0 had no effect.',
      );
      const numSteps = dim(schedule.betas, 0);
      const [first, last] = [0, numSteps - 1];
      const zero = filled([2, ...shape.slice(1)], 0);
      const lossAt = (steps: readonly number[], output: (t: number) => number): Promise<NumericTensor> =>
        call({
          ...{ schedule, x0: zero, noise: zero, t: tensor([2], steps, 'int32') },
          model: stepModel(numSteps, output),
        });
      for (const step of [first, last]) {
        expectTensor(await lossAt([step, step], (t) => (t === step ? 1 : 3))).toEqual(
          await lossAt([step, step], () => 1),
          `With noise 0 and t = ${String(step)}, a model that returns 1 at this step must cost the same, whatever it returns at others.`,
          'Does the model get t unchanged?',
        );
      }
      expectTensor(await lossAt([first, last], (t) => (t === last ? 1 : 3))).toEqual(
        await lossAt([last, first], (t) => (t === last ? 1 : 3)),
        'With noise 0, reversing the order of two examples with different steps changed the loss.',
        'Does each example have a step of its own?',
      );
    },
  ),
  check.prop()(
    'The model gets t as an int32 tensor with one step per example',
    { id: 'steps-are-int32', fixedSeed: 0, points: 1, hint: 'The loss receives t in exactly this form.' },
    async (args, { call, observe, ensure }) => {
      const { callbacks } = await observe(args);
      ensureInt32Steps(ensure, callbacks);
      await call(args);
    },
  ),
  check.oracle()('The loss is the mean of (noise − model(x_t, t))²', {
    id: 'formula',
    points: 1,
    hint: 'x_t, the model’s output, the difference, its square, the mean.',
  }),
  check.fixtures('The loss matches PyTorch in float64', {
    id: 'pytorch',
    points: 1,
    hint: 'x_t, the model’s output, the difference, its square, the mean.',
  }),
  check.gradient(inputs(['gaussian']))('The gradient reaches x0, noise and the model’s parameters', {
    id: 'gradient',
    points: 3,
    hint: 'Use only tensor operations, from the arguments through the model to the loss.',
    except: ['schedule'],
  }),
];
