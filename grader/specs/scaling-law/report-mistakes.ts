import type { Alternative } from '../../engine/pipeline';
import { mean, type CurvePoint, type ScalingLawSteps } from '../../oracle/scaling-law';

const sizesOf = (points: readonly CurvePoint[]): number[] => points.map(({ size }) => size);

const largestLoss = (points: readonly CurvePoint[]): number => Math.max(...points.map(({ loss }) => loss));

/** What is returned of a law that was found with logarithms. */
const logarithmicReports: readonly Alternative<ScalingLawSteps>[] = [
  {
    id: 'exponent-sign',
    clause: 'the exponent has the wrong sign',
    sentence: 'Your exponent has the wrong sign.',
    hint: 'The law has a minus sign of its own: is your exponent the slope, or its negative?',
    steps: { exponent: ({ exponent }) => -exponent },
  },
  {
    id: 'scale-as-logarithm',
    clause: 'the scale is a natural logarithm',
    sentence: 'Your scale is the natural logarithm of the right one.',
    hint: 'Write down the law as a straight line: what is its intercept?',
    steps: { scale: ({ scale }) => Math.log(scale) },
  },
  {
    id: 'scale-as-decimal-logarithm',
    clause: 'the scale is a decimal logarithm',
    sentence: 'Your scale is the decimal logarithm of the right one.',
    hint: 'Write down the law as a straight line: what is its intercept?',
    steps: { scale: ({ scale }) => Math.log10(scale) },
  },
  {
    id: 'exp-of-decimal-logarithm',
    clause: 'the scale is e to the power of a decimal logarithm',
    sentence: 'Your scale is e to the power of a decimal logarithm: two kinds of logarithms are mixed.',
    hint: 'Math.log is the natural logarithm and Math.log10 the decimal one; what undoes each?',
    steps: { scale: ({ scale }) => Math.exp(Math.log10(scale)) },
  },
  {
    id: 'power-of-ten-of-natural-logarithm',
    clause: 'the scale is 10 to the power of a natural logarithm',
    sentence: 'Your scale is 10 to the power of a natural logarithm: two kinds of logarithms are mixed.',
    hint: 'Math.log is the natural logarithm and Math.log10 the decimal one; what undoes each?',
    steps: { scale: ({ scale }) => 10 ** Math.log(scale) },
  },
];

const typicalSize = (sizes: readonly number[]): number => Math.exp(mean(sizes.map(Math.log)));

/** Units that were changed for the fit, and not changed back. */
const unitReports: readonly Alternative<ScalingLawSteps>[] = [
  {
    id: 'scale-at-smallest-size',
    clause: 'the scale is that of N divided by the smallest size',
    sentence: 'Your scale is the reducible loss of the smallest size, not that of N = 1.',
    hint: 'If you divide the sizes by a number first, what does that do to the scale?',
    steps: { scale: ({ scale, exponent }, points) => scale * Math.min(...sizesOf(points)) ** -exponent },
  },
  {
    id: 'scale-at-largest-size',
    clause: 'the scale is that of N divided by the largest size',
    sentence: 'Your scale is the reducible loss of the largest size, not that of N = 1.',
    hint: 'If you divide the sizes by a number first, what does that do to the scale?',
    steps: { scale: ({ scale, exponent }, points) => scale * Math.max(...sizesOf(points)) ** -exponent },
  },
  {
    id: 'scale-at-typical-size',
    clause: 'the scale is that of N divided by a typical size',
    sentence: 'Your scale is the reducible loss of a typical size (the geometric mean), not that of N = 1.',
    hint: 'If you divide the sizes by a number first, what does that do to the scale?',
    steps: { scale: ({ scale, exponent }, points) => scale * typicalSize(sizesOf(points)) ** -exponent },
  },
  {
    id: 'losses-normalised',
    clause: 'the losses are divided by the largest one',
    sentence: 'Your irreducible loss and scale are those of losses that were divided by the largest loss.',
    hint: 'In which unit are the losses, and in which your results?',
    steps: {
      irreducible: ({ irreducible }, points) => irreducible / largestLoss(points),
      scale: ({ scale }, points) => scale / largestLoss(points),
    },
  },
  {
    id: 'scale-with-floor',
    clause: 'the scale contains the irreducible loss',
    sentence: 'Your scale is the whole loss of N = 1: it contains the irreducible loss.',
    hint: 'Which part of the loss does N^−exponent multiply?',
    steps: { scale: ({ irreducible, scale }) => irreducible + scale },
  },
];

/** Mistakes in what is returned of a fitted law. */
const otherReports: readonly Alternative<ScalingLawSteps>[] = [
  {
    id: 'exponent-inverted',
    clause: 'the exponent is the inverse of the right one',
    hint: 'If the loss is proportional to N to the power of a, is your exponent a or 1/a?',
    steps: { exponent: ({ exponent }) => 1 / exponent },
  },
  {
    id: 'floor-not-returned',
    clause: 'the returned irreducible loss is 0',
    hint: 'Which loss is left of your law when N is infinitely large?',
    steps: { irreducible: () => 0 },
  },
  {
    id: 'smallest-loss-returned',
    clause: 'the returned irreducible loss is the smallest loss',
    hint: 'Which size would have the irreducible loss itself?',
    steps: { irreducible: (_, points) => Math.min(...points.map(({ loss }) => loss)) },
  },
  {
    id: 'scale-negative',
    clause: 'the scale has the wrong sign',
    hint: 'Does your law fall or rise with N?',
    steps: { scale: ({ scale }) => -scale },
  },
];

export const reportAlternatives: readonly Alternative<ScalingLawSteps>[] = [
  ...logarithmicReports,
  ...unitReports,
  ...otherReports,
];
