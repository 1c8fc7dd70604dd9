import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import {
  positionSteps,
  sinusoidalPositions as oracle,
  type PositionsInput,
  type PositionSteps,
} from '../../oracle/positions';
import type { NumericTensor } from '../../oracle/tensor';

type Steps = Partial<PositionSteps>;

/** A mistake in one step; it can also be half of a pair. */
interface Mistake extends Half<Steps> {
  readonly sentence: string;
  readonly hint: string;
}

/** Which column holds what. */
const columnMistakes: readonly Mistake[] = [
  {
    id: 'halves-concatenated',
    clause: 'all sines stand before all cosines instead of alternating with them',
    sentence:
      'All your sines stand in the first half of the columns and all cosines in the second; they should alternate.',
    hint: 'Write down columns 0, 1, 2 and 3 of row 1 for dModel = 4.',
    change: {
      column: (column, dModel) =>
        column < dModel / 2
          ? { pair: column, wave: Math.sin }
          : { pair: column - dModel / 2, wave: Math.cos },
    },
  },
  {
    id: 'sine-and-cosine-exchanged',
    clause: 'sines and cosines are exchanged',
    sentence: 'Sines and cosines are exchanged: your even columns hold cosines.',
    hint: 'What is column 0 at position 0?',
    change: {
      column: (column) => ({
        pair: Math.floor(column / 2),
        wave: column % 2 === 0 ? Math.cos : Math.sin,
      }),
    },
  },
  {
    id: 'only-sines',
    clause: 'there are no cosines, only sines',
    sentence: 'Your odd columns are sines too; they should be cosines.',
    hint: 'What tells sin(x) at x = 0.1 from sin(x) at x = π − 0.1?',
    change: { column: (column) => ({ pair: Math.floor(column / 2), wave: Math.sin }) },
  },
];

/** How fast a column turns. */
const frequencyMistakes: readonly Mistake[] = [
  {
    id: 'exponent-without-2',
    clause: 'the exponent is i / dModel, without the 2',
    sentence: 'Your exponent is i / dModel, where i counts the pairs of columns: a factor of 2 is missing.',
    hint: 'How many pairs are there, and how close to 10000 should the last wavelength come, up to 2π?',
    change: { frequency: ({ pair, dModel }) => 10_000 ** (-pair / dModel) },
  },
  {
    id: 'exponent-of-column',
    clause: 'the exponent counts columns, so sine and cosine of a pair differ in frequency',
    sentence:
      'Your exponent is column / dModel for every column, so the cosine of a pair turns more slowly than its sine.',
    hint: 'Columns 2i and 2i + 1 belong together. Which number of the formula do they share?',
    change: { frequency: ({ column, dModel }) => 10_000 ** (-column / dModel) },
  },
  {
    id: 'exponent-of-twice-the-column',
    clause: 'the exponent is twice the column over dModel',
    sentence: 'Your exponent is 2 · column / dModel: i counts pairs of columns, not columns.',
    hint: 'Columns 2i and 2i + 1 belong together. How far does i run?',
    change: { frequency: ({ column, dModel }) => 10_000 ** ((-2 * column) / dModel) },
  },
  {
    id: 'last-exponent-1',
    clause: 'the exponents run up to 1',
    sentence:
      'Your exponents run from 0 to 1, both included, as in some later models; the last one here is (dModel − 2) / dModel.',
    hint: 'dModel / 2 pairs: what is 2i / dModel for the last one?',
    change: {
      frequency: ({ pair, dModel }) => 10_000 ** (-pair / Math.max(1, dModel / 2 - 1)),
    },
  },
  {
    id: 'frequencies-inverted',
    clause: 'the position is multiplied by the power of 10000, not divided',
    sentence: 'You multiply the position by the power of 10000; it should be divided by it.',
    hint: 'Do later columns turn faster or more slowly than column 0?',
    change: { frequency: ({ pair, dModel }) => 10_000 ** ((2 * pair) / dModel) },
  },
  {
    id: 'base-1000',
    clause: 'the base is 1000',
    sentence: 'Your wavelengths grow with the powers of 1000, not of 10000.',
    hint: 'Count the zeros.',
    change: { frequency: ({ pair, dModel }) => 1_000 ** ((-2 * pair) / dModel) },
  },
  {
    id: 'base-e',
    clause: 'the base is e',
    sentence: 'Your wavelengths grow with the powers of e, not of 10000.',
    hint: 'How do you write 10000 to the power of x as an exponential function?',
    change: { frequency: ({ pair, dModel }) => Math.exp((-2 * pair) / dModel) },
  },
  {
    id: 'length-for-width',
    clause: 'the exponent is divided by the length, not by dModel',
    sentence: 'Your exponent is 2i / length; the frequencies must not depend on the length.',
    hint: 'Row 3 of a table of 4 rows must be row 3 of a table of 1000 rows.',
    change: { frequency: ({ pair, length }) => 10_000 ** ((-2 * pair) / length) },
  },
  {
    id: 'one-frequency',
    clause: 'all columns have the same frequency',
    sentence: 'All your columns have the frequency of the first pair.',
    hint: 'Which part of the formula depends on the column?',
    change: { frequency: () => 1 },
  },
];

/** From the row to the angle. */
const angleMistakes: readonly Mistake[] = [
  {
    id: 'positions-from-1',
    clause: 'positions count from 1',
    sentence: 'Your positions count from 1; the first one is 0.',
    hint: 'What are the sine and the cosine of 0?',
    change: { position: (row) => row + 1 },
  },
  {
    id: 'degrees',
    clause: 'the angles are converted from degrees',
    sentence: 'You convert the angles from degrees; they are in radians already.',
    hint: 'What is column 0 at position 1?',
    change: { angle: (position, frequency) => (positionSteps.angle(position, frequency) * Math.PI) / 180 },
  },
  {
    id: 'two-pi',
    clause: 'the angles are multiplied by 2π',
    sentence: 'Your angles are 2π times too large.',
    hint: 'The formula divides the position by a power of 10000. Is there a 2π in it?',
    change: { angle: (position, frequency) => 2 * Math.PI * positionSteps.angle(position, frequency) },
  },
];

export const misconceptions: readonly Misconception<PositionsInput, NumericTensor>[] = [
  ...[...columnMistakes, ...frequencyMistakes, ...angleMistakes].map(({ id, sentence, hint, change }) => ({
    id,
    sentence,
    hint,
    compute: (args: PositionsInput) => oracle(args, change),
  })),
  ...pairsOf<PositionsInput, NumericTensor, Steps, Steps>(
    columnMistakes.filter(({ id }) => id !== 'only-sines'),
    [...frequencyMistakes, ...angleMistakes].filter(({ id }) =>
      ['exponent-without-2', 'last-exponent-1', 'positions-from-1'].includes(id),
    ),
    (args, first, second) => oracle(args, { ...first, ...second }),
  ),
];

export const conditions: readonly Condition<PositionsInput>[] = [
  {
    when: 'with several pairs of columns',
    otherwise: 'with one pair of columns',
    holds: ({ dModel }) => dModel > 2,
  },
];
