import type { Alternative } from '../../engine/pipeline';
import { meanOf, type DensitySteps } from '../../oracle/molecules';

const COUNT_HINT = 'Put N points on a line so that their mean is 0. How many of them can you choose?';
const PAIR_HINT = 'Two atoms along a line, at c and −c: in how many ways can they move?';
const NORMAL_HINT = 'Write down the density of one standard normal number, and take its logarithm.';
const SUM_HINT = 'Independent directions multiply their densities. What do their logarithms do?';

/** Mistakes in the density. */
export const densityAlternatives: readonly Alternative<DensitySteps>[] = [
  {
    id: 'all-dimensions',
    clause: 'N · D dimensions are counted, as if the centre could move',
    sentence:
      'Your density has N · D dimensions, as if the centre could move: that is the density of positions that are not centred.',
    hint: COUNT_HINT,
    steps: { dimensions: ({ real, axes }) => real * axes },
  },
  {
    id: 'one-dimension-less',
    clause: 'N · D − 1 dimensions are counted',
    hint: 'The centre is a point. In how many ways can a point move?',
    steps: { dimensions: ({ real, axes }) => real * axes - 1 },
  },
  {
    id: 'axes-forgotten',
    clause: 'N − 1 dimensions are counted, without the factor D',
    hint: PAIR_HINT,
    steps: { dimensions: ({ real }) => real - 1 },
  },
  {
    id: 'axes-fewer',
    clause: 'N · (D − 1) dimensions are counted',
    hint: PAIR_HINT,
    steps: { dimensions: ({ real, axes }) => real * (axes - 1) },
  },
  {
    id: 'places-counted',
    clause: 'the dimensions count padding as atoms',
    sentence: 'Your dimensions count all places as atoms, padding included.',
    hint: 'What can move: atoms, or places?',
    steps: { dimensions: ({ atoms, axes }) => (atoms - 1) * axes },
  },
  {
    id: 'all-places-counted',
    clause: 'the dimensions are the number of all coordinates, padding included',
    hint: 'What can move: atoms, or places? And what can the centre do?',
    steps: { dimensions: ({ atoms, axes }) => atoms * axes },
  },
  {
    id: 'atoms-of-first-example',
    clause: 'all examples have the dimensions of the first',
    hint: 'Do all molecules have the same number of atoms?',
    steps: { count: ([first = Number.NaN]) => first },
  },
  {
    id: 'constant-missing',
    clause: 'the term with 2π is missing',
    hint: NORMAL_HINT,
    steps: { constant: 0 },
  },
  {
    id: 'constant-not-halved',
    clause: 'ln 2π is not halved',
    hint: NORMAL_HINT,
    steps: { constant: Math.log(2 * Math.PI) },
  },
  {
    id: 'constant-of-pi',
    clause: 'the constant has π in place of 2π',
    hint: NORMAL_HINT,
    steps: { constant: Math.log(Math.PI) / 2 },
  },
  {
    id: 'constant-added',
    clause: 'the term with 2π is added, not subtracted',
    hint: NORMAL_HINT,
    steps: { combine: (squares, constants) => -squares + constants },
  },
  {
    id: 'squares-not-halved',
    clause: 'the sum of squares is not halved',
    hint: NORMAL_HINT,
    steps: { factor: 1 },
  },
  {
    id: 'squares-added',
    clause: 'the sum of squares is added, not subtracted',
    hint: 'Where is a normal distribution densest?',
    steps: { combine: (squares, constants) => squares - constants },
  },
  {
    id: 'mean-of-squares',
    clause: 'the squares are averaged, not added up',
    hint: SUM_HINT,
    steps: { squares: (values) => meanOf(values.map((value) => value * value)) },
  },
  {
    id: 'norm-not-squared',
    clause: 'the norm of the positions is used, not its square',
    hint: NORMAL_HINT,
    steps: { squares: (values) => Math.hypot(...values) },
  },
  {
    id: 'negated',
    clause: 'the result has the opposite sign: a negative log-likelihood',
    hint: 'Should a likely molecule have a large result, or a small one?',
    steps: { finish: (value) => -value },
  },
  {
    id: 'density-itself',
    clause: 'the result is the density, not its logarithm',
    hint: 'How small is a density in 100 dimensions?',
    steps: { finish: Math.exp },
  },
  {
    id: 'per-atom',
    clause: 'the result is divided by the number of atoms',
    hint: SUM_HINT,
    steps: { finish: (value, { real }) => value / real },
  },
  {
    id: 'mean-over-batch',
    clause: 'every example has the mean of the batch',
    hint: 'Each molecule has a density of its own.',
    steps: { finish: (_, __, all) => meanOf(all) },
  },
];
