import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import {
  fitOnGrid,
  fitScalingLaw as oracle,
  mean,
  straightLine,
  type CurvePoint,
  type ScalingLaw,
  type ScalingLawInput,
  type ScalingLawResult,
  type ScalingLawSteps,
} from '../../oracle/scaling-law';

type Steps = Partial<ScalingLawSteps>;

/** A mistake in one step; it can also be half of a pair. */
interface Mistake extends Half<Steps> {
  readonly sentence: string;
  readonly hint: string;
}

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
const logarithmicFits: readonly Mistake[] = [
  {
    id: 'floor-ignored',
    clause: 'the irreducible loss is taken to be 0',
    sentence:
      'You fit a straight line to log L against log N. That is a power law without an irreducible loss.',
    hint: 'What does the curve log L against log N look like where L is close to its floor?',
    change: { fit: (points) => doubleLogarithmic(points, 0) },
  },
  {
    id: 'smallest-loss-as-floor',
    clause: 'the smallest loss is taken as the irreducible loss',
    sentence: 'You take the smallest loss as the irreducible loss; a larger model would still get below it.',
    hint: 'Which size would have the irreducible loss itself?',
    change: { fit: aboveSmallestLoss },
  },
];

const gridOf = (id: string, step: number, inWords: string): Mistake => ({
  id,
  clause: `the exponents that you try are ${inWords} apart`,
  sentence: `Your exponent is always a multiple of ${inWords}: the grid is too coarse.`,
  hint: 'How can you look more closely around the best exponent of the grid?',
  change: { fit: fitOnGrid(step) },
});

const gridFits: readonly Mistake[] = [
  gridOf('grid-of-hundredths', 0.01, '0.01'),
  gridOf('grid-of-twentieths', 0.05, '0.05'),
  gridOf('grid-of-tenths', 0.1, '0.1'),
];

const withScale =
  (scaleOf: (law: ScalingLaw, sizes: readonly number[]) => number): ScalingLawSteps['report'] =>
  (law, points) => ({
    ...law,
    scale: scaleOf(
      law,
      points.map(({ size }) => size),
    ),
  });

/** What is returned of a law that was found with logarithms. */
const logarithmicReports: readonly Mistake[] = [
  {
    id: 'exponent-sign',
    clause: 'the exponent has the wrong sign',
    sentence: 'Your exponent has the wrong sign.',
    hint: 'The law has a minus sign of its own: is your exponent the slope, or its negative?',
    change: { report: (law) => ({ ...law, exponent: -law.exponent }) },
  },
  {
    id: 'scale-as-logarithm',
    clause: 'the scale is a natural logarithm',
    sentence: 'Your scale is the natural logarithm of the right one.',
    hint: 'Write down the law as a straight line: what is its intercept?',
    change: { report: withScale(({ scale }) => Math.log(scale)) },
  },
  {
    id: 'scale-as-decimal-logarithm',
    clause: 'the scale is a decimal logarithm',
    sentence: 'Your scale is the decimal logarithm of the right one.',
    hint: 'Write down the law as a straight line: what is its intercept?',
    change: { report: withScale(({ scale }) => Math.log10(scale)) },
  },
  {
    id: 'exp-of-decimal-logarithm',
    clause: 'the scale is e to the power of a decimal logarithm',
    sentence: 'Your scale is e to the power of a decimal logarithm: two kinds of logarithms are mixed.',
    hint: 'Math.log is the natural logarithm and Math.log10 the decimal one; what undoes each?',
    change: { report: withScale(({ scale }) => Math.exp(Math.log10(scale))) },
  },
  {
    id: 'power-of-ten-of-natural-logarithm',
    clause: 'the scale is 10 to the power of a natural logarithm',
    sentence: 'Your scale is 10 to the power of a natural logarithm: two kinds of logarithms are mixed.',
    hint: 'Math.log is the natural logarithm and Math.log10 the decimal one; what undoes each?',
    change: { report: withScale(({ scale }) => 10 ** Math.log(scale)) },
  },
];

const typicalSize = (sizes: readonly number[]): number => Math.exp(mean(sizes.map(Math.log)));

/** Units that were changed for the fit, and not changed back. */
const unitReports: readonly Mistake[] = [
  {
    id: 'scale-at-smallest-size',
    clause: 'the scale is that of N divided by the smallest size',
    sentence: 'Your scale is the reducible loss of the smallest size, not that of N = 1.',
    hint: 'If you divide the sizes by a number first, what does that do to the scale?',
    change: { report: withScale(({ scale, exponent }, sizes) => scale * Math.min(...sizes) ** -exponent) },
  },
  {
    id: 'scale-at-largest-size',
    clause: 'the scale is that of N divided by the largest size',
    sentence: 'Your scale is the reducible loss of the largest size, not that of N = 1.',
    hint: 'If you divide the sizes by a number first, what does that do to the scale?',
    change: { report: withScale(({ scale, exponent }, sizes) => scale * Math.max(...sizes) ** -exponent) },
  },
  {
    id: 'scale-at-typical-size',
    clause: 'the scale is that of N divided by a typical size',
    sentence: 'Your scale is the reducible loss of a typical size (the geometric mean), not that of N = 1.',
    hint: 'If you divide the sizes by a number first, what does that do to the scale?',
    change: { report: withScale(({ scale, exponent }, sizes) => scale * typicalSize(sizes) ** -exponent) },
  },
  {
    id: 'losses-normalised',
    clause: 'the losses are divided by the largest one',
    sentence: 'Your irreducible loss and scale are those of losses that were divided by the largest loss.',
    hint: 'In which unit are the losses, and in which your results?',
    change: {
      report: (law, points) => {
        const largest = Math.max(...points.map(({ loss }) => loss));
        return { ...law, irreducible: law.irreducible / largest, scale: law.scale / largest };
      },
    },
  },
  {
    id: 'scale-with-floor',
    clause: 'the scale contains the irreducible loss',
    sentence: 'Your scale is the whole loss of N = 1: it contains the irreducible loss.',
    hint: 'Which part of the loss does N^−exponent multiply?',
    change: { report: withScale(({ irreducible, scale }) => irreducible + scale) },
  },
];

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

const pairing: readonly Mistake[] = [
  {
    id: 'only-sizes-sorted',
    clause: 'the sizes are sorted, but the losses stay where they are',
    sentence: 'You sort the sizes, but leave the losses in their order: each size gets the loss of another.',
    hint: 'What has to move with a size when it moves?',
    change: {
      points: ({ sizes, losses }) => ascending(sizes).map((size, i) => ({ size, loss: losses[i] ?? 0 })),
    },
  },
  {
    id: 'only-losses-sorted',
    clause: 'the losses are sorted, but the sizes stay where they are',
    sentence: 'You sort the losses, but leave the sizes in their order: each size gets the loss of another.',
    hint: 'What has to move with a loss when it moves?',
    change: {
      points: ({ sizes, losses }) => {
        const descending = ascending(losses).reverse();
        return sizes.map((size, i) => ({ size, loss: descending[i] ?? 0 }));
      },
    },
  },
];

const single = ({
  id,
  sentence,
  hint,
  change,
}: Mistake): Misconception<ScalingLawInput, ScalingLawResult> => ({
  id,
  sentence,
  hint,
  compute: (args) => oracle(args, change),
});

export const misconceptions: readonly Misconception<ScalingLawInput, ScalingLawResult>[] = [
  ...[...logarithmicFits, ...gridFits, ...logarithmicReports, ...unitReports, ...pairing].map(single),
  ...pairsOf(logarithmicFits, [...logarithmicReports, ...pairing], (args: ScalingLawInput, fit, other) =>
    oracle(args, { ...fit, ...other }),
  ),
];

const isAscending = ({ sizes }: ScalingLawInput): boolean =>
  sizes.every((size, i) => i === 0 || size > (sizes[i - 1] ?? 0));

export const conditions: readonly Condition<ScalingLawInput>[] = [
  {
    when: 'with the sizes in ascending order',
    otherwise: 'with the sizes in another order',
    holds: isAscending,
  },
];
