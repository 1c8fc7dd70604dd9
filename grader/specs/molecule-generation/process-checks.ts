import { specify } from '../../engine/specify';
import {
  moleculeForward,
  moleculeReverseStep,
  positionsOf,
  realAtoms,
  type MoleculeForwardInput,
  type MoleculeReverseInput,
} from '../../oracle/molecules';
import { dim, filled, generate, mapValues, type NumericTensor } from '../../oracle/tensor';
import { ensureInt32Steps } from '../shared/int32-steps';
import { firstOf } from '../../engine/inputs';
import { dimerSteps, expectedDimers } from './dimers';
import { trimerSteps, expectedTrimers } from './trimers';
import { bondsOf } from './lennard-jones';
import { forwardInputs, reverseInputs } from './inputs';
import { isolatingForward, isolatingReverse } from './isolating';
import { conditions, forwardPipeline, reversePipeline } from './misconceptions';
import { moved, turned } from './motions';

const forward = specify<MoleculeForwardInput, NumericTensor>({
  name: 'moleculeForward',
  parameters: ['x0', 't', 'noise', 'mask', 'schedule'],
  resultName: 'xt',
  uses: ['centre'],
  oracle: (args) => moleculeForward(args),
  inputs: forwardInputs,
  isolating: isolatingForward,
  pipeline: forwardPipeline,
  conditions,
  dependsOn: ['x0', 'noise'],
});

const reverse = specify<MoleculeReverseInput, NumericTensor>({
  name: 'moleculeReverseStep',
  parameters: ['model', 'xt', 't', 'z', 'mask', 'schedule'],
  uses: ['centre'],
  oracle: (args) => moleculeReverseStep(args),
  inputs: reverseInputs,
  isolating: isolatingReverse,
  pipeline: reversePipeline,
  conditions,
  dependsOn: ['model', 'xt'],
});

export const forwardChecks = [
  forward.prop()(
    'Turning data and noise turns x_t, and moving either of them changes nothing',
    {
      id: 'turned-and-moved',
      points: 1,
      hint: 'Which of the two is not centred in your x_t? Does your mean run over atoms?',
    },
    async (args, { call, expectTensor }) => {
      const xt = await call(args);
      expectTensor(await call({ ...args, x0: turned(args.x0), noise: turned(args.noise) })).toEqual(
        turned(xt),
        'Data and noise are turned by the same angles: x_t must be turned, too.',
      );
      expectTensor(await call({ ...args, x0: moved(args.x0) })).toEqual(
        xt,
        'The same molecules somewhere else must give the same x_t.',
      );
      expectTensor(await call({ ...args, noise: moved(args.noise) })).toEqual(
        xt,
        'Noise that moves a whole molecule has no part in x_t: the same noise plus a constant must give the same x_t.',
      );
    },
  ),
  forward.oracle()('x_t is √ᾱ_t · centre(x0) + √(1 − ᾱ_t) · centre(noise)', {
    id: 'forward-formula',
    points: 1,
    hint: 'The forward process of module 4, of what is centred.',
  }),
];

/** The mean of the real atoms of each example along each axis, plus 1, `[batch, D]`. */
function meansPlusOne(x: NumericTensor, mask: NumericTensor): NumericTensor {
  const positions = positionsOf({ x, mask });
  return generate([dim(x, 0), dim(x, 2)], (i) => {
    const [example, axis] = [Math.floor(i / dim(x, 2)), i % dim(x, 2)];
    const atoms = realAtoms(positions, example);
    return 1 + atoms.reduce((sum, atom) => sum + positions.value({ example, atom, axis }), 0) / atoms.length;
  });
}

/** Runs from noise to molecules, with what is known of their bonds. */
const bondRuns = [
  { atoms: 'two', stepsOf: dimerSteps, expectedBonds: expectedDimers },
  { atoms: 'three', stepsOf: trimerSteps, expectedBonds: expectedTrimers },
];

export const reverseChecks = [
  reverse.prop()(
    'A step leads to centred positions, with 0 at padding, and the model gets t as int32 [batch]',
    {
      id: 'stays-centred',
      fixedSeed: 2,
      points: 1,
      hint: 'x_t, the prediction and z: any of them can move the centre, and all have numbers at padding.',
    },
    async (args, { call, observe, ensure, expectTensor }) => {
      const { callbacks } = await observe(args);
      ensureInt32Steps(ensure, callbacks);
      const { mask, z } = args;
      const step = await call({ ...args, t: Math.max(args.t, 1), z: mapValues(z, (value) => value + 0.5) });
      expectTensor(meansPlusOne(step, mask)).toEqual(
        filled([dim(step, 0), dim(step, 2)], 1),
        'The mean of the real atoms, for each example and axis, plus 1, must be 1.',
      );
      const axes = dim(step, 2);
      const wrong = step.data.find((value, i) => mask.data[Math.floor(i / axes)] === 0 && value !== 0);
      ensure(wrong === undefined, `At padding, the result has ${String(wrong)}; it must be exactly 0.`);
    },
  ),
  // The first step of each run stands for the run.
  reverse.prop(firstOf(dimerSteps))(
    'With the exact predictor for two or three atoms, the bonds have the lengths of the Boltzmann distribution',
    {
      id: 'dimers',
      points: 1,
      hint: 'If the bonds are all the same, noise is missing; if they are too long or short, look at the factors of a step.',
      runs: 1,
      examples: () => trimerSteps().slice(0, 1),
    },
    async (args, { call, ensure }) => {
      const run = bondRuns.find(({ stepsOf }) => stepsOf()[0]?.model === args.model);
      if (run === undefined) return;
      const { atoms, stepsOf, expectedBonds } = run;
      const expected = expectedBonds();
      let x = args.xt;
      for (const step of stepsOf()) x = await call({ ...step, xt: x });
      const { mean, deviation } = bondsOf(x);
      ensure(
        Math.abs(mean - expected.mean) < 0.04,
        `The bonds of ${atoms} atoms should be ${expected.mean.toFixed(3)} long on average; your steps lead to ${mean.toFixed(3)}.`,
      );
      ensure(
        Math.abs(deviation / expected.deviation - 1) < 0.4,
        `The lengths of the bonds of ${atoms} atoms should have a standard deviation of ${expected.deviation.toFixed(3)}; your steps lead to ${deviation.toFixed(3)}.`,
      );
    },
  ),
  reverse.oracle()('A step is the reverse step of module 4, centred', {
    id: 'reverse-formula',
    points: 1,
    hint: 'Centring is linear: you can do it once at the end, or three times before.',
  }),
  reverse.fixtures('A step matches PyTorch in float64', {
    id: 'reverse-pytorch',
    points: 1,
    hint: 'PyTorch multiplies by a matrix that projects. Which parts of the step does it project?',
  }),
];
