import { specify } from '../../engine/specify';
import type { AdamWInput, AdamWState } from '../../oracle/adamw';
import { at, filled, generate, mapValues, plainNumber, zipValues } from '../../oracle/tensor';
import { allSteps, firstSteps, laterSteps } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';
import { right, type AdamWResult } from './result';

const check = specify<AdamWInput, AdamWResult>({
  name: 'adamWStep',
  parameters: ['parameter', 'gradient', 'state', 'options'],
  oracle: right,
  inputs: laterSteps,
  isolating,
  pipeline,
  conditions,
  dependsOn: ['parameter', 'gradient'],
});

/** A returned state as an argument of the next call. */
const stateFrom = ({ state }: AdamWResult): AdamWState => ({ ...state, step: at(state.step, 0) });

export const checks = [
  check.prop(firstSteps)(
    'With a constant gradient, every step from the first on moves by the learning rate, against its sign',
    {
      id: 'constant-gradient',
      points: 2,
      hint: 'm and v start at 0. What has to be done so that the first steps are not too small or too large?',
    },
    async (args, { call, expectTensor }) => {
      const gradient = generate(args.parameter.shape, (i) => (i % 2 === 0 ? 2 : -3));
      const options = { ...args.options, epsilon: 1e-7, weightDecay: 0 };
      let next: AdamWInput = { ...args, gradient, options };
      for (let step = 1; step <= 3; step++) {
        const result = await call(next);
        expectTensor(result.parameter).toEqual(
          zipValues(
            next.parameter,
            gradient,
            (value, each) => value - options.learningRate * Math.sign(each),
          ),
          `Step ${step} with the same gradient must move each number by learningRate.`,
        );
        next = { ...next, parameter: result.parameter, state: stateFrom(result) };
      }
    },
  ),
  check.prop(allSteps)(
    'Without gradients, the parameter shrinks by the factor 1 − learningRate · weightDecay, and m and v stay 0',
    {
      id: 'decay',
      fixedSeed: 0,
      points: 2,
      hint: 'Weight decay acts on the parameter itself, not through m and v.',
    },
    async (args, { call, expectTensor }) => {
      const zeros = filled(args.parameter.shape, 0);
      const quiet = {
        ...args,
        gradient: zeros,
        state: { ...args.state, m: zeros, v: zeros },
        options: { ...args.options, weightDecay: 0.5 },
      };
      const { parameter, state } = await call(quiet);
      const factor = 1 - quiet.options.learningRate * quiet.options.weightDecay;
      expectTensor(parameter).toEqual(
        mapValues(args.parameter, (value) => value * factor),
        'With gradient, m and v all 0, the parameter must be multiplied by 1 − learningRate · weightDecay.',
      );
      for (const moment of [state.m, state.v]) {
        expectTensor(moment).toEqual(zeros, 'With a gradient of 0, m and v must stay 0.');
      }
      const bare = await call({ ...quiet, options: { ...quiet.options, weightDecay: 0 } });
      expectTensor(bare.parameter).toEqual(
        args.parameter,
        'With gradient, m, v and weightDecay all 0, the parameter must stay as it is.',
      );
    },
  ),
  check.prop(laterSteps)(
    'm and v are running means of the gradient and of its square, and the state counts the step',
    {
      id: 'moments',
      points: 2,
      hint: 'A running mean keeps the share β of the old value, and takes the share 1 − β of the new one.',
    },
    async (args, { call, expectTensor }) => {
      const { gradient, options } = args;
      const squares = mapValues(gradient, (value) => value * value);
      const steady = await call({ ...args, state: { ...args.state, m: gradient, v: squares } });
      expectTensor(steady.state.m).toEqual(gradient, 'If m is already the gradient, it must stay.');
      expectTensor(steady.state.v).toEqual(squares, 'If v is already the gradient squared, it must stay.');
      expectTensor(steady.state.step).toEqual(
        plainNumber(args.state.step + 1),
        'state.step must be one higher than before.',
      );
      const moving = await call(args);
      expectTensor(zipValues(moving.state.m, gradient, (m, each) => each - m)).toEqual(
        zipValues(args.state.m, gradient, (m, each) => options.beta1 * (each - m)),
        'The distance from m to the gradient must shrink by the factor beta1.',
      );
      expectTensor(zipValues(moving.state.v, squares, (v, each) => each - v)).toEqual(
        zipValues(args.state.v, squares, (v, each) => options.beta2 * (each - v)),
        'The distance from v to the gradient squared must shrink by the factor beta2.',
      );
    },
  ),
  check.prop(laterSteps)(
    'Without epsilon, the step does not depend on the unit of the loss',
    {
      id: 'scale-free',
      points: 1,
      hint: 'In ten times smaller units, the gradients are ten times larger. What happens to m, v and √v?',
    },
    async (args, { call, expectTensor }) => {
      const bare = { ...args, options: { ...args.options, epsilon: 0 } };
      const scaled = {
        ...bare,
        gradient: mapValues(args.gradient, (value) => 10 * value),
        state: {
          ...args.state,
          m: mapValues(args.state.m, (value) => 10 * value),
          v: mapValues(args.state.v, (value) => 100 * value),
        },
      };
      const before = await call(bare);
      expectTensor((await call(scaled)).parameter).toEqual(
        before.parameter,
        'With gradient and m times 10, and v times 100, the new parameter must be the same.',
      );
    },
  ),
  check.oracle(allSteps)('The new parameter and the new state are right', {
    id: 'formula',
    points: 3,
    hint: 'Decay, running means, bias correction, step: compute each by hand for a parameter with one number.',
  }),
  check.fixtures('Three steps match PyTorch’s torch.optim.AdamW', {
    id: 'pytorch',
    points: 2,
    hint: 'Decay, running means, bias correction, step: compute each by hand for a parameter with one number.',
  }),
];
