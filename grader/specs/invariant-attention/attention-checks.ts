import { specify } from '../../engine/specify';
import {
  invariantPointAttention,
  type PointAttentionInput,
  type PointAttentionOutput,
  type Projections,
} from '../../oracle/invariant-attention';
import { sliceFirst, type NumericTensor } from '../../oracle/tensor';
import { attentionInputs } from './inputs';
import { isolating } from './isolating';
import { attentionConditions, attentionPipeline } from './misconceptions';
import { inReverse, movedFrames, reversed } from './motions';

const check = specify<PointAttentionInput, PointAttentionOutput>({
  name: 'invariantPointAttention',
  parameters: ['features', 'points', 'frames', 'gamma'],
  oracle: (args) => invariantPointAttention(args),
  inputs: attentionInputs(),
  isolating,
  pipeline: attentionPipeline,
  conditions: attentionConditions,
  dependsOn: ['features', 'points'],
});

const RESULTS = ['weights', 'features', 'points'] as const;

const first = (x: NumericTensor): NumericTensor => sliceFirst(x, 0, 1);
const ofFirst = ({ queries, keys, values }: Projections): Projections => ({
  queries: first(queries),
  keys: first(keys),
  values: first(values),
});

export const attentionChecks = [
  check.prop()(
    'Turning and moving the whole molecule changes nothing',
    {
      id: 'invariant',
      points: 1,
      dependsOn: ['features', 'points', 'frames'],
      hint: 'Distances in space do not change. Which of your numbers does?',
    },
    async (args, { call, expectTensor }) => {
      const before = await call(args);
      const after = await call({ ...args, frames: movedFrames(args.frames) });
      for (const name of RESULTS)
        expectTensor(after[name]).toEqual(
          before[name],
          `All frames are turned and moved together, as a molecule is: ${name} must stay the same.`,
        );
    },
  ),
  check.prop()(
    'A residue alone gets its own values and points back, whatever its frame is',
    {
      id: 'alone',
      points: 1,
      hint: 'Its points went to space and came back. What does the way back undo, and in which order?',
    },
    async (args, { call, expectTensor }) => {
      const { rotations, positions } = args.frames;
      const alone = {
        ...args,
        features: ofFirst(args.features),
        points: ofFirst(args.points),
        frames: { rotations: first(rotations), positions: first(positions) },
      };
      const { features, points } = await call(alone);
      expectTensor(points).toEqual(
        alone.points.values,
        'With one residue, its weight is 1, and points must be points.values.',
      );
      expectTensor(features).toEqual(
        alone.features.values,
        'With one residue, its weight is 1, and features must be features.values.',
      );
    },
  ),
  check.prop()(
    'Residues in another order give the same results in that order',
    {
      id: 'permuted',
      points: 1,
      hint: 'Which residue does each row of the weights belong to, and which each column?',
    },
    async (args, { call, expectTensor }) => {
      const before = await call(args);
      const after = await call(inReverse(args));
      for (const name of ['features', 'points'] as const)
        expectTensor(after[name]).toEqual(
          reversed(before[name]),
          `With the residues in the opposite order, ${name} must be in the opposite order.`,
        );
    },
  ),
  check.oracle()('Weights, features and points follow the formulas', {
    id: 'attention-formula',
    points: 1,
    hint: 'To space; logits; softmax; averages; back into the frame.',
  }),
  check.fixtures('Weights, features and points match PyTorch in float64', {
    id: 'attention-pytorch',
    points: 1,
    hint: 'PyTorch multiplies each point as a column by the rotation. What do you multiply from which side?',
  }),
  check.gradient(attentionInputs('gaussian'))('The gradient reaches features and points', {
    id: 'attention-gradient',
    except: ['frames'],
    points: 2,
    hint: 'Use only tensor operations from the arguments to the result.',
  }),
];
