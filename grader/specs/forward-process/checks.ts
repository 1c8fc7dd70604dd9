import { specify } from '../../engine/specify';
import { qSample, type QSampleInput } from '../../oracle/diffusion';

import {
  at,
  dim,
  filled,
  generate,
  mapValues,
  permuteAxis,
  sliceFirst,
  zipValues,
  type NumericTensor,
} from '../../oracle/tensor';
import { noisedConditions as conditions, noisedInputs } from '../shared/diffusion-inputs';
import { isolating } from './isolating';
import { pipeline } from './misconceptions';

const { sqrt } = Math;

const check = specify<QSampleInput, NumericTensor>({
  name: 'qSample',
  parameters: ['x0', 't', 'noise', 'schedule'],
  resultName: 'xt',
  oracle: (args) => qSample(args),
  inputs: noisedInputs(),
  isolating,
  pipeline,
  conditions,
  dependsOn: ['x0', 'noise'],
});

const zeros = (x: NumericTensor): NumericTensor => filled(x.shape, 0);
const square = (x: NumericTensor): NumericTensor => mapValues(x, (value) => value * value);

/** A batch of one: this example alone. */
const exampleOf = (args: QSampleInput, example: number): QSampleInput => ({
  ...args,
  x0: sliceFirst(args.x0, example, 1),
  t: sliceFirst(args.t, example, 1),
  noise: sliceFirst(args.noise, example, 1),
});

/** The same examples in another order. */
const inOrder = (args: QSampleInput, order: readonly number[]): QSampleInput => ({
  ...args,
  x0: permuteAxis(args.x0, 0, order),
  t: permuteAxis(args.t, 0, order),
  noise: permuteAxis(args.noise, 0, order),
});

export const checks = [
  check.prop()(
    'The squares of the two coefficients sum to 1',
    {
      id: 'variance-preserving',
      points: 1,
      hint: 'Data of variance 1 keeps variance 1: what the signal loses, the noise gains.',
    },
    async (args, { call, expectTensor }) => {
      const ones = filled(args.x0.shape, 1);
      const signal = await call({ ...args, x0: ones, noise: zeros(ones) });
      const noise = await call({ ...args, x0: zeros(ones), noise: ones });
      expectTensor(zipValues(square(signal), square(noise), (a, b) => a + b)).toEqual(
        ones,
        'x_t² for (x0 = 1, noise = 0) plus x_t² for (x0 = 0, noise = 1) must be 1.',
      );
    },
  ),
  check.prop()(
    'x_t is linear in x0 and noise',
    {
      id: 'linear',
      fixedSeed: 0,
      points: 1,
      dependsOn: ['x0'],
      hint: 'A multiple of x0 plus a multiple of the noise, nothing else.',
    },
    async (args, { call, expectTensor }) => {
      const whole = await call(args);
      const signal = await call({ ...args, noise: zeros(args.noise) });
      const noise = await call({ ...args, x0: mapValues(args.x0, (value) => -2 * value) });
      expectTensor(noise).toEqual(
        zipValues(whole, signal, (a, b) => a - 3 * b),
        'x_t for (−2·x0, noise) must be x_t for (x0, noise) minus 3 times x_t for (x0, 0).',
      );
      const unit = await call({ ...args, x0: filled(args.x0.shape, 1), noise: zeros(args.noise) });
      expectTensor(signal).toEqual(
        zipValues(unit, args.x0, (a, b) => a * b),
        'The coefficient of x0 must not depend on x0.',
      );
    },
  ),
  check.prop()(
    'Every example uses its own step',
    {
      id: 'own-step',
      points: 1,
      dependsOn: ['t'],
      hint: 'One coefficient per example, broadcast over all its other axes.',
    },
    async (args, { call, expectTensor }) => {
      const together = await call(args);
      const batch = dim(args.x0, 0);
      for (let example = 0; example < batch; example++) {
        const alone = await call(exampleOf(args, example));
        expectTensor(sliceFirst(together, example, 1)).toEqual(
          alone,
          `Example ${String(example)} gives different numbers alone than in the batch.`,
        );
      }
      const order = Array.from({ length: batch }, (_, i) => batch - 1 - i);
      const permuted = await call(inOrder(args, order));
      expectTensor(permuted).toEqual(
        permuteAxis(together, 0, order),
        'Reversing the order of the examples must reverse the result.',
      );
    },
  ),
  check.prop()(
    'From one step to the next, the signal is multiplied by √α_t',
    {
      id: 'steps-compose',
      points: 1,
      dependsOn: [],
      hint: 'The closed form is all the single steps combined.',
    },
    async (args, { call, expectTensor }) => {
      const numSteps = dim(args.schedule.betas, 0);
      const ones = filled([numSteps, 1], 1);
      const all = {
        schedule: args.schedule,
        x0: ones,
        noise: zeros(ones),
        t: generate([numSteps], (t) => t, 'int32'),
      };
      const signal = await call(all);
      expectTensor(mapValues(signal, (value, t) => (t === 0 ? value : value / at(signal, t - 1)))).toEqual(
        generate([numSteps, 1], (t) => sqrt(at(args.schedule.alphas, t))),
        'The coefficient of x0 at t, divided by the one at t − 1, must be √α_t (at t = 0 it must be √α_0).',
      );
    },
  ),
  check.prop()(
    't = 0 is the first step: it already adds noise of variance β_0',
    { id: 'first-step', points: 1, dependsOn: [], hint: 'Index t is step t + 1 in Ho et al.' },
    async (args, { call, expectTensor }) => {
      const first = {
        ...args,
        x0: zeros(args.x0),
        noise: filled(args.x0.shape, 1),
        t: mapValues(args.t, () => 0),
      };
      expectTensor(square(await call(first))).toEqual(
        filled(args.x0.shape, at(args.schedule.betas, 0)),
        'At t = 0, with x0 = 0 and noise = 1, x_t² must be β_0.',
      );
    },
  ),
  check.oracle()('x_t is √ᾱ_t · x0 + √(1 − ᾱ_t) · noise, for rank 2, 3 and 4', {
    id: 'formula',
    points: 1,
    hint: 'Look up ᾱ_t for each example, and give it an axis of length 1 for every other axis of x0.',
  }),
  check.fixtures('x_t matches PyTorch in float64', {
    id: 'pytorch',
    points: 1,
    hint: 'Look at the steps t in this case.',
  }),
  check.gradient(noisedInputs(['gaussian']))('The gradient reaches x0 and noise', {
    id: 'gradient',
    points: 3,
    hint: 'Use only tensor operations from the arguments to the result.',
    except: ['schedule'],
  }),
];
