import type { Alternative } from '../../engine/pipeline';
import type { Lorenz96Steps } from '../../oracle/weather';
import { mapRows } from '../../oracle/linear-algebra';
import { reshape, transpose, type NumericTensor } from '../../oracle/tensor';

const NEIGHBOUR_HINT = 'Write down dx_0/dt for four sites. Which three neighbours does it contain?';
const CIRCLE_HINT = 'Which site is two places before site 0, if the sites form a circle of latitude?';
const ENERGY_HINT = 'Without forcing, what should become of the energy Σx²/2?';
const FORCING_HINT = 'What is the tendency of a state that is 0 everywhere?';
const AXIS_HINT = 'Only the last axis is the circle. What do the others stand for?';

const reversedAxes = (x: NumericTensor): NumericTensor => transpose(x, [...x.shape.keys()].reverse());

const advectionAlternatives: readonly Alternative<Lorenz96Steps>[] = [
  {
    id: 'mirrored',
    clause: 'the neighbours are on the wrong side: i − 1 and i + 2, times i + 1',
    hint: 'Does a shift by +1 move the values, or the place from which you read? Try it on (1, 2, 3, 4).',
    steps: { advection: (at, i) => (at(i - 1) - at(i + 2)) * at(i + 1) },
  },
  {
    id: 'difference-reversed',
    clause: 'the difference of the neighbours has the wrong sign',
    hint: NEIGHBOUR_HINT,
    steps: { advection: (at, i) => (at(i - 2) - at(i + 1)) * at(i - 1) },
  },
  {
    id: 'one-behind-instead-of-two',
    clause: 'x_{i−1} is subtracted, not x_{i−2}',
    hint: NEIGHBOUR_HINT,
    steps: { advection: (at, i) => (at(i + 1) - at(i - 1)) * at(i - 1) },
  },
  {
    id: 'two-ahead-instead-of-one',
    clause: 'the difference is that of x_{i+2} and x_{i−2}',
    hint: NEIGHBOUR_HINT,
    steps: { advection: (at, i) => (at(i + 2) - at(i - 2)) * at(i - 1) },
  },
  {
    id: 'carried-by-itself',
    clause: 'the difference is multiplied by x_i, not by x_{i−1}',
    hint: ENERGY_HINT,
    steps: { advection: (at, i) => (at(i + 1) - at(i - 2)) * at(i) },
  },
  {
    id: 'burgers',
    clause: 'the difference of the two nearest neighbours is multiplied by x_i',
    hint: NEIGHBOUR_HINT,
    steps: { advection: (at, i) => (at(i + 1) - at(i - 1)) * at(i) },
  },
  {
    id: 'carried-by-next',
    clause: 'the difference is multiplied by x_{i+1}, not by x_{i−1}',
    hint: ENERGY_HINT,
    steps: { advection: (at, i) => (at(i + 1) - at(i - 2)) * at(i + 1) },
  },
  {
    id: 'neighbours-added',
    clause: 'x_{i+1} and x_{i−2} are added, not subtracted',
    hint: ENERGY_HINT,
    steps: { advection: (at, i) => (at(i + 1) + at(i - 2)) * at(i - 1) },
  },
  {
    id: 'not-multiplied',
    clause: 'the difference of the neighbours is not multiplied by x_{i−1}',
    hint: 'Advection carries a difference with a speed. Which of the values is the speed?',
    steps: { advection: (at, i) => at(i + 1) - at(i - 2) },
  },
  {
    id: 'parenthesis-missing',
    clause: 'only x_{i−2} is multiplied by x_{i−1}, not the difference',
    hint: 'What comes first, the difference or the product?',
    steps: { advection: (at, i) => at(i + 1) - at(i - 2) * at(i - 1) },
  },
  {
    id: 'advection-missing',
    clause: 'neighbours have no effect',
    hint: NEIGHBOUR_HINT,
    steps: { advection: () => 0 },
  },
];

const circleAlternatives: readonly Alternative<Lorenz96Steps>[] = [
  {
    id: 'zero-beyond-ends',
    clause: 'sites beyond the ends count as 0',
    hint: CIRCLE_HINT,
    steps: { site: (row, i) => row[i] ?? 0 },
  },
  {
    id: 'ends-repeated',
    clause: 'the first and the last site are repeated beyond the ends',
    hint: CIRCLE_HINT,
    steps: { site: (row, i) => row[Math.max(0, Math.min(row.length - 1, i))] ?? NaN },
  },
  {
    id: 'one-circle-for-all',
    clause: 'all rows form one long circle',
    hint: AXIS_HINT,
    steps: {
      circles: (x, change) => reshape(mapRows(reshape(x, [x.data.length]), change), x.shape),
    },
  },
  {
    id: 'sites-along-first-axis',
    clause: 'the circle is the first axis, not the last one',
    hint: AXIS_HINT,
    steps: {
      circles: (x, change) => reversedAxes(mapRows(reversedAxes(x), change)),
    },
  },
];

const otherTerms: readonly Alternative<Lorenz96Steps>[] = [
  {
    id: 'damping-missing',
    clause: 'the damping −x_i is missing',
    hint: 'What brings a state back that is far too large?',
    steps: { damping: () => 0 },
  },
  {
    id: 'damping-reversed',
    clause: 'x_i is added, not subtracted',
    hint: 'What brings a state back that is far too large?',
    steps: { damping: (value) => value },
  },
  {
    id: 'forcing-missing',
    clause: 'the forcing has no effect',
    hint: FORCING_HINT,
    steps: { forcing: () => 0 },
  },
  {
    id: 'forcing-subtracted',
    clause: 'the forcing is subtracted, not added',
    hint: FORCING_HINT,
    steps: { forcing: (forcing) => -forcing },
  },
  {
    id: 'forcing-always-eight',
    clause: 'the forcing is always 8, whatever the argument says',
    hint: FORCING_HINT,
    steps: { forcing: () => 8 },
  },
  {
    id: 'negated',
    clause: 'the tendency has the wrong sign',
    hint: FORCING_HINT,
    steps: { finish: (tendency) => -tendency },
  },
];

export const tendencyAlternatives: readonly Alternative<Lorenz96Steps>[] = [
  ...circleAlternatives,
  ...advectionAlternatives,
  ...otherTerms,
];
