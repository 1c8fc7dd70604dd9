import { specify } from '../../engine/specify';
import { reverseStep as oracle, type ReverseStepInput } from '../../oracle/diffusion';
import { at, dim, filled, mapValues, zipValues, type NumericTensor } from '../../oracle/tensor';
import { stepModel } from '../shared/diffusion-inputs';
import { ensureInt32Steps } from '../shared/int32-steps';
import { stepInputs } from './inputs';
import { isolatingSteps } from './isolating';
import { stepConditions, stepPipeline } from './step-misconceptions';

const { sqrt } = Math;

const step = specify<ReverseStepInput, NumericTensor>({
  name: 'reverseStep',
  parameters: ['model', 'xt', 't', 'z', 'schedule'],
  oracle: (args) => oracle(args),
  inputs: stepInputs,
  isolating: isolatingSteps,
  pipeline: stepPipeline,
  conditions: stepConditions,
  dependsOn: ['model', 'xt'],
});

export const stepChecks = [
  step.prop()(
    'The mean of a step is (xt − β_t / √(1 − ᾱ_t) · ε) / √α_t',
    {
      id: 'mean',
      points: 1,
      hint: 'With z = 0, a step gives its mean. If the model returns 0, what is left of the formula?',
    },
    async (args, { call, expectTensor }) => {
      const numSteps = dim(args.schedule.betas, 0);
      const quiet = { ...args, z: filled(args.z.shape, 0) };
      expectTensor(await call({ ...quiet, model: stepModel(numSteps, () => 0) })).toEqual(
        mapValues(args.xt, (value) => value / sqrt(at(args.schedule.alphas, args.t))),
        'With z = 0 and a model that returns 0, a step must only divide by √α_t.',
      );
      const one = { ...quiet, xt: filled(args.xt.shape, 0), model: stepModel(numSteps, () => 1) };
      expectTensor(await call(one)).toEqual(oracle(one), 'With xt = 0, z = 0 and a model that returns 1:');
    },
  ),
  step.prop()(
    'A step adds √β_t · z, but nothing at t = 0',
    { id: 'noise', points: 1, hint: 'σ_t² = β_t; the last step gives the sample itself.' },
    async (args, { call, expectTensor }) => {
      const added = async (t: number): Promise<NumericTensor> => {
        const without = await call({ ...args, t, z: filled(args.z.shape, 0) });
        const withNoise = await call({ ...args, t, z: filled(args.z.shape, 1) });
        return zipValues(withNoise, without, (a, b) => a - b + 1);
      };
      expectTensor(await added(0)).toEqual(filled(args.z.shape, 1), 'At t = 0, z must have no effect.');
      const last = dim(args.schedule.betas, 0) - 1;
      expectTensor(await added(last)).toEqual(
        filled(args.z.shape, 1 + sqrt(at(args.schedule.betas, last))),
        `At t = ${String(last)}, z = 1 must add √β_t.`,
      );
    },
  ),
  step.prop()(
    'At t = 0, a perfect prediction recovers x0',
    { id: 'undoes-first-step', points: 1, hint: 'x at index 0 is √α_0 · x0 + √β_0 · noise. Solve for x0.' },
    async (args, { call, expectTensor }) => {
      const numSteps = dim(args.schedule.betas, 0);
      const noise = 0.75;
      const [alpha, beta] = [at(args.schedule.alphas, 0), at(args.schedule.betas, 0)];
      const noised = mapValues(args.xt, (value) => Math.fround(sqrt(alpha) * value + sqrt(beta) * noise));
      const perfect = { ...args, t: 0, z: filled(args.z.shape, 0), model: stepModel(numSteps, () => noise) };
      const x0 = await call({ ...perfect, xt: noised });
      expectTensor(mapValues(x0, (value) => value + 1)).toEqual(
        mapValues(args.xt, (value) => value + 1),
        'With x0 noised by 0.75 everywhere and a model that returns 0.75:',
      );
    },
  ),
  step.prop()(
    'The model gets t as an int32 tensor with one step per example',
    {
      id: 'steps-are-int32',
      points: 1,
      hint: 't is one number here; the model expects it once per example, as int32.',
    },
    async (args, { call, observe, ensure, expectTensor }) => {
      const { callbacks } = await observe(args);
      ensureInt32Steps(ensure, callbacks);
      const numSteps = dim(args.schedule.betas, 0);
      const clock = stepModel(numSteps, (t) => (t === args.t ? 1 : 3));
      expectTensor(await call({ ...args, model: clock })).toEqual(
        await call({ ...args, model: stepModel(numSteps, () => 1) }),
        `With t = ${String(args.t)}, a model that returns 1 at this step must give the same result, whatever it returns at others.`,
      );
    },
  ),
  step.oracle()('A step follows Algorithm 2 with σ_t² = β_t', {
    id: 'step-formula',
    points: 2,
    hint: 'Mean first: predict the noise, scale it, subtract it, divide. Then add the noise.',
  }),
  step.fixtures('A step matches PyTorch in float64', {
    id: 'step-pytorch',
    points: 1,
    hint: 'Look at t: should z matter there?',
  }),
];
