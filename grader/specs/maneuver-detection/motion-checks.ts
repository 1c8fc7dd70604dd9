import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { clohessyWiltshire, type RelativeMotionInput } from '../../oracle/orbits';
import type { NumericTensor } from '../../oracle/tensor';
import { knownOrbits } from './known-orbits';
import { motionExamples, motionInputs, motionIsolating } from './motion-inputs';
import { motionConditions, motionPipeline } from './misconceptions';

const motion = specify<RelativeMotionInput, NumericTensor>({
  name: 'clohessyWiltshire',
  parameters: ['state', 'meanMotion', 'dt'],
  resultName: 'later',
  oracle: (args) => clohessyWiltshire(args),
  inputs: motionInputs,
  examples: motionExamples,
  isolating: motionIsolating,
  pipeline: motionPipeline,
  conditions: motionConditions,
  dependsOn: ['state'],
});

export const motionChecks = [
  motion.prop()(
    'Times add up: twice half the time is the whole time, and back again leads to the start',
    {
      id: 'times-add-up',
      points: 1,
      hint: 'After no time at all, the state must be what it was. Which entries of the matrix are 1 then, and which 0?',
    },
    async (args, { call, expectTensor }) => {
      const half = await call({ ...args, dt: args.dt / 2 });
      const whole = await call(args);
      expectTensor(await call({ ...args, state: half, dt: args.dt / 2 })).toEqual(
        whole,
        'Two steps of half the time must lead to the same state as one step of the whole time.',
      );
      expectTensor(await call({ ...args, state: half, dt: -args.dt / 2 })).toEqual(
        args.state,
        'A step of half the time and the same step back must lead to the state at the start.',
      );
    },
  ),
  motion.prop(fc.constantFrom(...knownOrbits.map(({ input }) => input)))(
    'Known orbits: one closes without a drift, one drifts by 3,770 m in an orbit, one crosses the plane',
    {
      id: 'known-orbits',
      points: 1,
      runs: 1,
      hint: 'In which entries does the time itself stand, outside sine and cosine? In which rows is z?',
    },
    async (_, { call, expectTensor }) => {
      for (const { input, later, because } of knownOrbits) {
        expectTensor(await call(input)).toEqual(later, because);
      }
    },
  ),
  motion.oracle()('The state later is that of the equations', {
    id: 'motion-formula',
    points: 1,
    hint: 'Try states in which only one of the six numbers is not 0: each shows one column of the matrix.',
  }),
];
