import type { Alternative } from '../../engine/pipeline';
import type { Groups, LayerNormSteps } from '../../oracle/layer-norm';
import { generate, sizeOf, transpose } from '../../oracle/tensor';

type Over = LayerNormSteps['meanOver'];

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/**
 * Groups of numbers whose places differ only in these axes.
 *
 * @throws RangeError if there is no such axis
 */
function over(axesOf: (rank: number) => readonly number[]): Over {
  const known = new Map<string, Groups>();
  return (shape) => {
    const groups = known.get(shape.join()) ?? groupsOver(axesOf(shape.length), shape);
    known.set(shape.join(), groups);
    return groups;
  };
}

function groupsOver(axes: readonly number[], shape: readonly number[]): Groups {
  if (axes.some((axis) => shape[axis] === undefined)) throw new RangeError('no such axis');
  const kept = range(shape.length).filter((axis) => !axes.includes(axis));
  const indices = transpose(
    generate(shape, (i) => i),
    [...kept, ...axes],
  );
  return { size: sizeOf(axes.map((axis) => shape[axis] ?? 1)), order: Int32Array.from(indices.data) };
}

const EACH_HINT = 'Each position is normalised on its own, over its d numbers.';
const ONE_AXIS_HINT = 'Mean and variance run over the same numbers. Which ones?';

interface Axes {
  readonly id: string;
  /** Completes “taken over …”. */
  readonly where: string;
  readonly over: Over;
}

const everything: Axes = {
  id: 'over-everything',
  where: 'the whole tensor, not over each row',
  over: over(range),
};
const batch: Axes = {
  id: 'over-the-batch',
  where: 'the first axis, as in batch normalisation',
  over: over(() => [0]),
};
const positions: Axes = {
  id: 'over-the-positions',
  where: 'the last axis but one, the positions',
  over: over((rank) => [rank - 2]),
};
const lastTwo: Axes = {
  id: 'over-the-last-two-axes',
  where: 'the last two axes together',
  over: over((rank) => [rank - 2, rank - 1]),
};

const wrongAxes: readonly Axes[] = [
  everything,
  batch,
  positions,
  lastTwo,
  {
    id: 'over-all-but-the-last-axis',
    where: 'all axes but the last, as in batch normalisation',
    over: over((rank) => range(rank - 1)),
  },
  {
    id: 'over-all-but-the-first-axis',
    where: 'all axes but the first, so all positions of an example share them',
    over: over((rank) => range(rank).slice(1)),
  },
  {
    id: 'over-axis-1',
    where: 'axis 1, which is the last one only for rank 2',
    over: over(() => [1]),
  },
  {
    id: 'over-axis-2',
    where: 'axis 2, which is the last one only for rank 3',
    over: over(() => [2]),
  },
];

/** Mean and variance along other axes: both, or one of them. */
export const axisAlternatives: readonly Alternative<LayerNormSteps>[] = [
  ...wrongAxes.map(({ id, where, over: wrong }): Alternative<LayerNormSteps> => ({
    id,
    clause: `mean and variance are taken over ${where}`,
    sentence: `Your mean and variance are taken over ${where}.`,
    hint: EACH_HINT,
    steps: { meanOver: wrong, varianceOver: wrong },
  })),
  ...[everything, batch, positions, lastTwo].flatMap(
    ({ id, where, over: wrong }): Alternative<LayerNormSteps>[] => [
      {
        id: `mean-${id}`,
        clause: `the mean is taken over ${where}`,
        hint: ONE_AXIS_HINT,
        steps: { meanOver: wrong },
      },
      {
        id: `variance-${id}`,
        clause: `the variance is taken over ${where}`,
        hint: ONE_AXIS_HINT,
        steps: { varianceOver: wrong },
      },
    ],
  ),
];
