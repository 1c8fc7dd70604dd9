import type { Alternative } from '../../engine/pipeline';
import type { PositionSteps } from '../../oracle/positions';

/** How fast a column turns. */
export const frequencyAlternatives: readonly Alternative<PositionSteps>[] = [
  {
    id: 'exponent-without-2',
    clause: 'the exponent is i / dModel, without the 2',
    sentence: 'Your exponent is i / dModel, where i counts the pairs of columns: a factor of 2 is missing.',
    hint: 'How many pairs are there, and how close to 10000 should the last wavelength come, up to 2π?',
    steps: { exponent: ({ pair, dModel }) => pair / dModel },
  },
  {
    id: 'exponent-of-column',
    clause: 'the exponent counts columns, so sine and cosine of a pair differ in frequency',
    sentence:
      'Your exponent is column / dModel for every column, so the cosine of a pair turns more slowly than its sine.',
    hint: 'Columns 2i and 2i + 1 belong together. Which number of the formula do they share?',
    steps: { exponent: ({ column, dModel }) => column / dModel },
  },
  {
    id: 'exponent-of-twice-the-column',
    clause: 'the exponent is twice the column over dModel',
    sentence: 'Your exponent is 2 · column / dModel: i counts pairs of columns, not columns.',
    hint: 'Columns 2i and 2i + 1 belong together. How far does i run?',
    steps: { exponent: ({ column, dModel }) => (2 * column) / dModel },
  },
  {
    id: 'last-exponent-1',
    clause: 'the exponents run up to 1',
    sentence:
      'Your exponents run from 0 to 1, both included, as in some later models; the last one here is (dModel − 2) / dModel.',
    hint: 'dModel / 2 pairs: what is 2i / dModel for the last one?',
    steps: {
      exponent: ({ pair, dModel }) => pair / Math.max(1, dModel / 2 - 1),
    },
  },
  {
    id: 'frequencies-inverted',
    clause: 'the position is multiplied by the power of 10000, not divided',
    sentence: 'You multiply the position by the power of 10000; it should be divided by it.',
    hint: 'Do later columns turn faster or more slowly than column 0?',
    steps: { frequency: (power) => power },
  },
  {
    id: 'base-1000',
    clause: 'the base is 1000',
    sentence: 'Your wavelengths grow with the powers of 1000, not of 10000.',
    hint: 'Count the zeros.',
    steps: { base: 1_000 },
  },
  {
    id: 'base-e',
    clause: 'the base is e',
    sentence: 'Your wavelengths grow with the powers of e, not of 10000.',
    hint: 'How do you write 10000 to the power of x as an exponential function?',
    steps: { base: Math.E },
  },
  {
    id: 'length-for-width',
    clause: 'the exponent is divided by the length, not by dModel',
    sentence: 'Your exponent is 2i / length; the frequencies must not depend on the length.',
    hint: 'Row 3 of a table of 4 rows must be row 3 of a table of 1000 rows.',
    steps: { exponent: ({ pair, length }) => (2 * pair) / length },
  },
  {
    id: 'one-frequency',
    clause: 'all columns have the same frequency',
    sentence: 'All your columns have the frequency of the first pair.',
    hint: 'Which part of the formula depends on the column?',
    steps: { exponent: () => 0 },
  },
  {
    id: 'power-without-exponent',
    clause: 'all columns have the frequency 1 / 10000',
    sentence:
      'All your columns have the frequency 1 / 10000: the exponent does not reach the power. In JavaScript, ^ is no power.',
    hint: 'What are 10000 ** 0.5 and 10000 ^ 0.5 in JavaScript?',
    steps: { exponent: () => 1 },
  },
  {
    id: 'exponent-doubled',
    clause: 'the exponent is 4i / dModel: the factor 2 is there twice',
    hint: 'If you count pairs in steps of 2, is there still a 2 to multiply by?',
    steps: { exponent: ({ pair, dModel }) => (4 * pair) / dModel },
  },
  {
    id: 'exponents-from-1',
    clause: 'the pairs count from 1, so that the first one is too slow already',
    hint: 'Which exponent has the first pair of columns?',
    steps: { exponent: ({ pair, dModel }) => (2 * (pair + 1)) / dModel },
  },
  {
    id: 'odd-exponents',
    clause: 'the exponent is (2i + 1) / dModel',
    hint: 'Which exponent has the first pair of columns?',
    steps: { exponent: ({ pair, dModel }) => (2 * pair + 1) / dModel },
  },
  {
    id: 'exponent-not-divided',
    clause: 'the exponent is 2i, not divided by dModel',
    hint: 'How close to 10000 should the last wavelength come, up to 2π?',
    steps: { exponent: ({ pair }) => 2 * pair },
  },
  {
    id: 'pairs-backward',
    clause: 'the frequencies stand in reverse order: the last pair of columns turns fastest',
    hint: 'Which pair of columns turns by 1 radian per position?',
    steps: { exponent: ({ pair, dModel }) => (dModel - 2 - 2 * pair) / dModel },
  },
  {
    id: 'base-100000',
    clause: 'the base is 100000',
    sentence: 'Your wavelengths grow with the powers of 100000, not of 10000.',
    hint: 'Count the zeros.',
    steps: { base: 100_000 },
  },
];
