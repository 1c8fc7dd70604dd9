import type { Alternative } from '../../engine/pipeline';
import {
  fitOnGrid,
  straightLine,
  type CurvePoint,
  type ScalingLaw,
  type ScalingLawSteps,
} from '../../oracle/scaling-law';

/** The power law of a straight line in a double logarithmic plot, above a given floor. */
function doubleLogarithmic(points: readonly CurvePoint[], floor: number): ScalingLaw {
  const { offset, slope } = straightLine(
    points.map(({ size }) => Math.log(size)),
    points.map(({ loss }) => Math.log(loss - floor)),
  );
  return { irreducible: floor, scale: Math.exp(offset), exponent: -slope };
}

function aboveSmallestLoss(points: readonly CurvePoint[]): ScalingLaw {
  const floor = Math.min(...points.map(({ loss }) => loss));
  return doubleLogarithmic(
    points.filter(({ loss }) => loss > floor),
    floor,
  );
}

/** Fits that take logarithms of the losses. */
const logarithmicFits: readonly Alternative<ScalingLawSteps>[] = [
  {
    id: 'floor-ignored',
    clause: 'the irreducible loss is taken to be 0',
    sentence:
      'You fit a straight line to log L against log N. That is a power law without an irreducible loss.',
    hint: 'What does the curve log L against log N look like where L is close to its floor?',
    steps: { fit: (points) => doubleLogarithmic(points, 0) },
  },
  {
    id: 'smallest-loss-as-floor',
    clause: 'the smallest loss is taken as the irreducible loss',
    sentence: 'You take the smallest loss as the irreducible loss; a larger model would still get below it.',
    hint: 'Which size would have the irreducible loss itself?',
    steps: { fit: aboveSmallestLoss },
  },
];

const gridOf = (id: string, step: number, inWords: string): Alternative<ScalingLawSteps> => ({
  id,
  clause: `the exponents that you try are ${inWords} apart`,
  sentence: `Your exponent is always a multiple of ${inWords}: the grid is too coarse.`,
  hint: 'How can you look more closely around the best exponent of the grid?',
  steps: { fit: fitOnGrid(step) },
});

const gridFits: readonly Alternative<ScalingLawSteps>[] = [
  gridOf('grid-of-hundredths', 0.01, '0.01'),
  gridOf('grid-of-twentieths', 0.05, '0.05'),
  gridOf('grid-of-tenths', 0.1, '0.1'),
];

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

const pairing: readonly Alternative<ScalingLawSteps>[] = [
  {
    id: 'only-sizes-sorted',
    clause: 'the sizes are sorted, but the losses stay where they are',
    sentence: 'You sort the sizes, but leave the losses in their order: each size gets the loss of another.',
    hint: 'What has to move with a size when it moves?',
    steps: {
      points: ({ sizes, losses }) => ascending(sizes).map((size, i) => ({ size, loss: losses[i] ?? 0 })),
    },
  },
  {
    id: 'only-losses-sorted',
    clause: 'the losses are sorted, but the sizes stay where they are',
    sentence: 'You sort the losses, but leave the sizes in their order: each size gets the loss of another.',
    hint: 'What has to move with a loss when it moves?',
    steps: {
      points: ({ sizes, losses }) => {
        const descending = ascending(losses).reverse();
        return sizes.map((size, i) => ({ size, loss: descending[i] ?? 0 }));
      },
    },
  },
];

/** Mistakes in the points and in the fit. */
export const fitAlternatives: readonly Alternative<ScalingLawSteps>[] = [
  ...logarithmicFits,
  ...gridFits,
  ...pairing,
];
