import { specify } from '../../engine/specify';
import {
  centre,
  logProbOfCentredGaussian,
  realAtoms,
  positionsOf,
  type CentreInput,
} from '../../oracle/molecules';
import { dim, filled, generate, mapValues, type NumericTensor } from '../../oracle/tensor';
import { centreInputs } from './inputs';
import { isolatingCentres } from './isolating';
import { centrePipeline, conditions, densityPipeline } from './misconceptions';
import { moved, withOtherPadding } from './motions';

const centring = specify<CentreInput, NumericTensor>({
  name: 'centre',
  parameters: ['x', 'mask'],
  resultName: 'centred',
  oracle: (args) => centre(args),
  inputs: centreInputs,
  isolating: isolatingCentres,
  pipeline: centrePipeline,
  conditions,
  dependsOn: ['x'],
});

const density = specify<CentreInput, NumericTensor>({
  name: 'logProbOfCentredGaussian',
  parameters: ['x', 'mask'],
  resultName: 'logProb',
  uses: ['centre'],
  oracle: (args) => logProbOfCentredGaussian(args),
  inputs: centreInputs,
  isolating: isolatingCentres,
  pipeline: densityPipeline,
  conditions,
  dependsOn: ['x'],
});

/** Numbers that are compared with 0: the tolerance is that of numbers of size 1. */
const plusOne = (x: NumericTensor): NumericTensor => mapValues(x, (value) => value + 1);

/** The mean of the real atoms of each example along each axis, `[batch, D]`. */
function means(x: NumericTensor, { mask }: CentreInput): NumericTensor {
  const positions = positionsOf({ x, mask });
  const { batch, axes, value } = positions;
  return generate([batch, axes], (i) => {
    const [example, axis] = [Math.floor(i / axes), i % axes];
    const atoms = realAtoms(positions, example);
    return atoms.reduce((sum, atom) => sum + value({ example, atom, axis }), 0) / atoms.length;
  });
}

export const centreChecks = [
  centring.prop()(
    'The mean of the real atoms is 0, wherever the molecule was',
    {
      id: 'centred',
      points: 1,
      hint: 'Which atoms count in the mean, and over which axis does it run?',
    },
    async (args, { call, expectTensor }) => {
      const centred = await call(args);
      expectTensor(plusOne(means(centred, args))).toEqual(
        filled([dim(args.x, 0), dim(args.x, 2)], 1),
        'The mean of the real atoms, for each example and axis, plus 1, must be 1.',
      );
      expectTensor(await call({ ...args, x: moved(args.x) })).toEqual(
        centred,
        'The same molecules somewhere else must give the same positions.',
      );
    },
  ),
  centring.prop()(
    'Padding has no effect, and is exactly 0 afterwards',
    {
      id: 'padding',
      points: 1,
      hint: 'How many atoms does a molecule have? What must stand where there is none?',
    },
    async (args, { call, ensure, expectTensor }) => {
      const centred = await call(args);
      expectTensor(await call({ ...args, x: withOtherPadding(args.x, args.mask) })).toEqual(
        centred,
        'Other numbers at padding must not change the result.',
      );
      const axes = dim(args.x, 2);
      const wrong = centred.data.find(
        (value, i) => args.mask.data[Math.floor(i / axes)] === 0 && value !== 0,
      );
      ensure(wrong === undefined, `At padding, the result has ${String(wrong)}; it must be exactly 0.`);
    },
  ),
  centring.oracle()('The mean of the real atoms is subtracted from each of them', {
    id: 'centre-formula',
    points: 1,
    hint: 'A sum over the real atoms, divided by how many there are, for each example and axis.',
  }),
];

export const densityChecks = [
  density.prop()(
    'With all atoms in one place, what is left is −½ ln 2π for each of (N − 1) · D dimensions',
    {
      id: 'dimensions',
      points: 1,
      dependsOn: ['x', 'mask'],
      hint: 'In how many independent directions can centred atoms move?',
    },
    async (args, { call, expectTensor }) => {
      const { mask } = args;
      const x = filled(args.x.shape, 0.75);
      const positions = positionsOf({ x, mask });
      const [batch, axes] = [dim(x, 0), dim(x, 2)];
      expectTensor(plusOne(await call({ x, mask }))).toEqual(
        generate([batch], (example) => {
          const dimensions = (realAtoms(positions, example).length - 1) * axes;
          return 1 - (dimensions * Math.log(2 * Math.PI)) / 2;
        }),
        'With every atom at 0.75 along each axis, the result, plus 1, must be 1 − ½ (N − 1) D ln 2π.',
      );
    },
  ),
  density.oracle()('The density is that of independent normal numbers in (N − 1) · D dimensions', {
    id: 'density-formula',
    points: 1,
    hint: 'Centre first; then half the sum of the squares, and a constant for each dimension.',
  }),
  density.fixtures('The density matches PyTorch, which computes it in a basis of the subspace', {
    id: 'density-pytorch',
    points: 1,
    hint: 'PyTorch takes (N − 1) · D coordinates that are independent, and adds up their log-densities.',
  }),
];
