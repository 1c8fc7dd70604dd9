import { specify } from '../../engine/specify';
import { guidance, type GuidanceInput } from '../../oracle/inverse-problem';
import {
  at,
  dim,
  filled,
  generate,
  mapValues,
  sliceFirst,
  zipValues,
  type NumericTensor,
} from '../../oracle/tensor';
import { stepModel } from '../shared/diffusion-inputs';
import { ensureInt32Steps } from '../shared/int32-steps';
import { excess, likelihoodScore, looks, sixfold, type OneLook } from './gaussian-posterior';
import { inputs } from './inputs';
import { isolating } from './isolating';
import { conditions, guidancePipeline } from './misconceptions';

const { sqrt } = Math;

const check = specify<GuidanceInput, NumericTensor>({
  name: 'guidance',
  parameters: ['model', 'xt', 't', 'forward', 'y', 'zeta', 'schedule'],
  resultName: 'guidance',
  oracle: (args) => guidance(args),
  inputs,
  isolating,
  pipeline: guidancePipeline,
  conditions,
  dependsOn: ['model', 'xt', 'forward', 'y'],
});

/** A model whose prediction grows with x_t so fast that the predicted clean data stay the same. */
const certain = ({ schedule: { alphaBars } }: GuidanceInput): GuidanceInput['model'] => ({
  model: 'affine',
  scale: mapValues(alphaBars, (share) => Math.fround(1 / sqrt(1 - share))),
  offset: mapValues(alphaBars, () => 0.5),
});

/** Numbers that are compared with 0: the tolerance is that of numbers of size 1. */
const plusOne = (x: NumericTensor): NumericTensor => mapValues(x, (value) => value + 1);

/** Column k of a matrix. */
const column = (x: NumericTensor, k: number): NumericTensor =>
  generate([dim(x, 0), 1], (row) => at(x, row * dim(x, 1) + k));

export const guidanceChecks = [
  check.prop()(
    'Where the model undoes every change of x_t, so that x̂0 stays the same, the guidance is 0',
    {
      id: 'through-the-model',
      points: 1,
      hint: 'The prediction depends on x_t as well. Does your gradient know?',
    },
    async (args, { call, expectTensor }) => {
      const result = await call({ ...args, model: certain(args) });
      expectTensor(plusOne(result)).toEqual(
        filled(args.xt.shape, 1),
        'The model predicts x_t / √(1 − ᾱ_t) + ½, so that x̂0 is the same number for every x_t, and no change of x_t brings it closer to y. The guidance, plus 1, must be 1.',
      );
    },
  ),
  check.prop()(
    'Two measurements guide as much as both alone together, in each example on its own',
    {
      id: 'measurements-add-up',
      points: 1,
      hint: 'The misfit of an example is a sum over its own measurements. What divides yours?',
    },
    async (args, { call, expectTensor }) => {
      const { matrix } = args.forward;
      const alone = await Promise.all(
        Array.from({ length: dim(args.y, 1) }, (_, k) =>
          call({ ...args, forward: { matrix: column(matrix, k) }, y: column(args.y, k) }),
        ),
      );
      const together = await call(args);
      expectTensor(together).toEqual(
        alone.reduce((one, other) => zipValues(one, other, (a, b) => a + b)),
        'Each measurement gives a guidance alone. For all of them at once, it must be the sum.',
      );
      const batch = dim(args.xt, 0);
      for (let example = 0; example < batch; example++) {
        const only = await call({
          ...args,
          xt: sliceFirst(args.xt, example, 1),
          y: sliceFirst(args.y, example, 1),
        });
        expectTensor(sliceFirst(together, example, 1)).toEqual(
          only,
          `Example ${String(example)} gets another guidance alone than in the batch.`,
        );
      }
    },
  ),
  check.prop(looks)(
    'For Gaussian data and zeta = 1 / 2σ², the guidance is the exact gradient of −ln p(y | x_t) times 1 + a² v / σ²',
    {
      id: 'known-bias',
      points: 1,
      hint: 'The README derives the factor, 6 in its example. If yours is another: what multiplies the gradient? If it depends on x_t: what is measured?',
      examples: [sixfold],
    },
    async (args, { call, expectTensor }) => {
      const { measured, observation, schedule, t } = args as OneLook;
      const alphaBar = at(schedule.alphaBars, t);
      const factor = excess(measured, alphaBar);
      expectTensor(await call(args)).toEqual(
        mapValues(args.xt, (x) => -factor * likelihoodScore(x, observation, measured, alphaBar)),
        `The data are normal with mean ${String(measured.mean)} and variance ${String(measured.variance)}, y = ${String(measured.gain)} · x0 + noise of variance σ² = ${String(measured.noise)}, and ᾱ_t = ${alphaBar.toFixed(3)}: the guidance must be ${factor.toFixed(2)} times the exact gradient of −ln p(y | x_t).`,
      );
    },
  ),
  check.prop()(
    'The model gets t as an int32 tensor with one step per example',
    {
      id: 'steps-are-int32',
      points: 1,
      hint: 't is one number here; the model expects it once per example, as int32.',
    },
    async (args, { call, observe, ensure, expectTensor }) => {
      const { callbacks } = await observe(args);
      ensureInt32Steps(
        ensure,
        callbacks.filter(({ role }) => role === 'model'),
      );
      const numSteps = dim(args.schedule.betas, 0);
      expectTensor(
        await call({ ...args, model: stepModel(numSteps, (t) => (t === args.t ? 1 : 3)) }),
      ).toEqual(
        await call({ ...args, model: stepModel(numSteps, () => 1) }),
        `With t = ${String(args.t)}, a model that returns 1 at this step must give the same result, whatever it returns at others.`,
      );
    },
  ),
  check.oracle()('The guidance is zeta times the gradient of Σ (y − A(x̂0))² with respect to x_t', {
    id: 'guidance-formula',
    points: 1,
    hint: 'From x_t to a single number: predict the noise, then the clean data, measure, subtract, square, sum. Then differentiate.',
  }),
  check.fixtures('The guidance matches PyTorch in float64', {
    id: 'guidance-pytorch',
    points: 1,
    hint: 'PyTorch computes it by automatic differentiation. What does your gradient not go through?',
  }),
];
