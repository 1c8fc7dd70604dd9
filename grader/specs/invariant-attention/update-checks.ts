import { specify } from '../../engine/specify';
import { coordinateUpdate, type CoordinateUpdateInput } from '../../oracle/invariant-attention';
import type { NumericTensor } from '../../oracle/tensor';
import { updateInputs } from './inputs';
import { updatePipeline } from './misconceptions';
import { applied, REFLECTION, ROTATION, shifted } from './motions';

const check = specify<CoordinateUpdateInput, NumericTensor>({
  name: 'coordinateUpdate',
  parameters: ['weights', 'positions'],
  resultName: 'change',
  oracle: (args) => coordinateUpdate(args),
  inputs: updateInputs(),
  pipeline: updatePipeline,
  dependsOn: ['weights', 'positions'],
});

export const updateChecks = [
  check.prop()(
    'The change turns and is mirrored with the molecule, and does not see where it is',
    {
      id: 'equivariant',
      points: 1,
      hint: 'Only differences of positions are the same everywhere. Is every position of yours in one?',
    },
    async (args, { call, expectTensor }) => {
      const change = await call(args);
      for (const [matrix, what] of [
        [ROTATION, 'turned'],
        [REFLECTION, 'mirrored'],
      ] as const)
        expectTensor(await call({ ...args, positions: applied(matrix, args.positions) })).toEqual(
          applied(matrix, change),
          `With all positions ${what}, the change must be ${what}.`,
        );
      expectTensor(await call({ ...args, positions: shifted(args.positions) })).toEqual(
        change,
        'With all positions moved by the same vector, the change must stay the same.',
      );
    },
  ),
  check.oracle()('The change is Σ_j w_ij (r_j − r_i)', {
    id: 'update-formula',
    points: 1,
    hint: 'Each residue is pulled towards each other by the difference of their positions, times a weight.',
  }),
  check.gradient(updateInputs('gaussian'))('The gradient reaches weights and positions', {
    id: 'update-gradient',
    points: 1,
    hint: 'Use only tensor operations from the arguments to the result.',
  }),
];
