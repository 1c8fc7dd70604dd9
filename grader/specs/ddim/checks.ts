import { specify } from '../../engine/specify';
import { BEFORE_FIRST, ddimStep as oracle, reverseStep, type DdimInput } from '../../oracle/diffusion';
import { at, dim, filled, mapValues, type NumericTensor } from '../../oracle/tensor';
import { stepModel } from '../shared/diffusion-inputs';
import { ensureInt32Steps } from '../shared/int32-steps';
import { flowSteps, gaussianFlows, TAKEN, type GaussianFlow } from './gaussian-flow';
import { inputs, withinSchedule } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const { sqrt } = Math;

const check = specify<DdimInput, NumericTensor>({
  name: 'ddimStep',
  parameters: ['model', 'xt', 't', 'tBefore', 'eta', 'z', 'schedule'],
  oracle: (args) => oracle(args),
  inputs,
  isolating,
  pipeline,
  conditions,
  dependsOn: ['model', 'xt'],
});

/** A model that returns one number at every step. */
const constant = ({ schedule }: DdimInput, output: number): DdimInput['model'] =>
  stepModel(dim(schedule.betas, 0), () => output);

export const checks = [
  check.prop()(
    'With eta = 0, and in every step to clean data, z has no effect',
    {
      id: 'no-fresh-noise',
      fixedSeed: 0,
      points: 1,
      hint: 'What is σ for eta = 0? And how much noise is there in clean data?',
    },
    async (args, { call, expectTensor }) => {
      const other = mapValues(args.z, (value) => Math.fround(1.5 - 0.5 * value));
      for (const [changes, when] of [
        [{ eta: 0 }, 'With eta = 0'],
        [{ eta: 1, tBefore: BEFORE_FIRST }, 'With tBefore = −1'],
      ] as const) {
        expectTensor(await call({ ...args, ...changes, z: other })).toEqual(
          await call({ ...args, ...changes }),
          `${when}, another z gives another result.`,
        );
      }
    },
  ),
  check.prop(withinSchedule)(
    'A perfect prediction leads to the noise level of tBefore, whatever eta is',
    {
      id: 'noise-level',
      fixedSeed: 5,
      points: 1,
      hint: 'At tBefore, ᾱ of the variance is signal and 1 − ᾱ is noise, old and fresh together.',
    },
    async (args, { call, expectTensor }) => {
      const { tBefore, xt } = args;
      const share = (t: number): number => at(args.schedule.alphaBars, t);
      const factorFor = (x: number, noise: number, z: number): Promise<NumericTensor> =>
        call({
          ...args,
          xt: filled(xt.shape, Math.fround(x)),
          z: filled(xt.shape, z),
          model: constant(args, noise),
        });
      const signal = await factorFor(sqrt(share(args.t)), 0, 0);
      expectTensor(signal).toEqual(
        filled(xt.shape, sqrt(share(tBefore))),
        'x0 = 1 without any noise must become √ᾱ at tBefore.',
      );
      const old = await factorFor(sqrt(1 - share(args.t)), 1, 0);
      const fresh = await factorFor(0, 0, 1);
      expectTensor(mapValues(old, (value, i) => 1 + value ** 2 + at(fresh, i) ** 2)).toEqual(
        filled(xt.shape, 2 - share(tBefore)),
        'The square of what is left of noise 1 in x_t, plus the square of what z = 1 adds, must be 1 − ᾱ at tBefore.',
      );
    },
  ),
  check.prop(withinSchedule)(
    'With eta = 1 and tBefore = t − 1, a step is that of Part 1 with the posterior variance',
    {
      id: 'ancestral',
      points: 1,
      hint: 'Put tBefore = t − 1 into σ²: it becomes β_t (1 − ᾱ_{t−1}) / (1 − ᾱ_t).',
    },
    async (args, { call, expectTensor }) => {
      const { alphaBars, betas } = args.schedule;
      const shrinking = (1 - at(alphaBars, args.t - 1)) / (1 - at(alphaBars, args.t));
      const variance = at(betas, args.t) * shrinking;
      expectTensor(await call({ ...args, eta: 1, tBefore: args.t - 1 })).toEqual(
        reverseStep(args, { sigma: () => sqrt(variance) }),
        'With eta = 1 and tBefore = t − 1:',
      );
    },
  ),
  check.prop(gaussianFlows)(
    `With eta = 0, ${String(TAKEN)} of 100 steps lead from pure noise to Gaussian data, if the prediction is exact`,
    {
      id: 'few-steps',
      points: 1,
      hint: 'If the mean is off, look at the clean data and what multiplies them; if the variance is, at the noise that is put back in.',
      runs: 2,
    },
    async (args, { call, ensure }) => {
      const { mean, variance } = args as GaussianFlow;
      let x = args.xt;
      for (const [t, tBefore] of flowSteps) x = await call({ ...args, xt: x, t, tBefore });
      const centre = at(x, 0);
      const spread = (at(x, 1) - centre) ** 2;
      ensure(
        Math.abs(centre - mean) < 0.1,
        `The data has mean ${String(mean)}; ${String(TAKEN)} of your steps lead to ${centre.toFixed(3)}.`,
      );
      ensure(
        Math.abs(spread / variance - 1) < 0.2,
        `The data has variance ${String(variance)}; ${String(TAKEN)} of your steps lead to ${spread.toFixed(3)}.`,
      );
    },
  ),
  check.prop(withinSchedule)(
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
      expectTensor(
        await call({ ...args, model: stepModel(numSteps, (t) => (t === args.t ? 1 : 3)) }),
      ).toEqual(
        await call({ ...args, model: constant(args, 1) }),
        `With t = ${String(args.t)}, a model that returns 1 at this step must give the same result, whatever it returns at others.`,
      );
    },
  ),
  check.oracle()('A step is √ᾱ · x̂0 + √(1 − ᾱ − σ²) · ε + σ · z, with ᾱ at tBefore', {
    id: 'formula',
    points: 2,
    hint: 'Clean data first; then σ; then the three terms. Which of them use t, and which tBefore?',
  }),
  check.fixtures('A step matches PyTorch in float64', {
    id: 'pytorch',
    points: 1,
    hint: 'Look at t, tBefore and eta in this case: what should σ be?',
  }),
];
