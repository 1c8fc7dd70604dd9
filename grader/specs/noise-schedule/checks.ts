import { specify } from '../../engine/specify';
import type { ScheduleInput } from '../../oracle/diffusion';
import { at, dim, generate, mapValues, tensor } from '../../oracle/tensor';
import { inputs, withDefaults } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';
import { right, type Result } from './right-result';

const check = specify<ScheduleInput, Result>({
  name: 'linearNoiseSchedule',
  parameters: ['numSteps', 'betaStart', 'betaEnd'],
  oracle: (args) => right(args),
  inputs,
  isolating,
  pipeline,
  conditions,
});

export const checks = [
  check.prop()(
    'Betas run in equal steps from betaStart to betaEnd, both included',
    { id: 'betas-are-linear', points: 1, hint: 'numSteps values have numSteps − 1 gaps between them.' },
    async (args, { call, expectTensor }) => {
      const { betas } = await call(args);
      const last = dim(betas, 0) - 1;
      const ends = tensor([2], [at(betas, 0), at(betas, last)]);
      expectTensor(ends).toEqual(
        tensor([2], [args.betaStart ?? 1e-4, args.betaEnd ?? 0.02]),
        'The first and last betas must be betaStart and betaEnd.',
      );
      const gaps = generate([last], (t) => at(betas, t + 1) - at(betas, t));
      const gap = ((args.betaEnd ?? 0.02) - (args.betaStart ?? 1e-4)) / last;
      expectTensor(gaps).toEqual(
        mapValues(gaps, () => gap),
        'The steps between neighbouring betas must be equal.',
      );
    },
  ),
  check.prop()(
    'alphas = 1 − betas, and each alphaBar is the previous one times its alpha',
    {
      id: 'fields-agree',
      fixedSeed: 0,
      points: 1,
      hint: 'What is left after step t is what was left before it, times α_t.',
    },
    async (args, { call, ensure, expectTensor }) => {
      const { betas, alphas, alphaBars } = await call(args);
      expectTensor(alphas).toEqual(
        mapValues(betas, (beta) => 1 - beta),
        'Each alpha and its beta must sum to 1.',
      );
      expectTensor(alphaBars).toEqual(
        mapValues(alphas, (alpha, t) => (t === 0 ? alpha : at(alphaBars, t - 1) * alpha)),
        'alphaBars[t] must be alphaBars[t − 1] · alphas[t], and alphaBars[0] = alphas[0].',
      );
      ensure(
        betas.data.every((beta) => beta > 0 && beta < 1),
        'Every beta must lie between 0 and 1: it is a share of the variance.',
      );
    },
  ),
  check.oracle([withDefaults, ...inputs.all])(
    'All three fields are right, including with the defaults 1e-4 and 0.02',
    {
      id: 'formula',
      points: 1,
      hint: 'Call it with numSteps alone and look at the first and last betas.',
    },
  ),
  check.fixtures('All three fields match PyTorch', {
    id: 'pytorch',
    points: 1,
    hint: 'Compare the first and last values of each field.',
  }),
];
