import type { Alternative } from '../../engine/pipeline';
import type { TimeEmbeddingSteps } from '../../oracle/diffusion';

const LAST_HINT = 'There are dim / 2 frequencies. What is 2i / dim for the last one?';
const FIRST_HINT = 'Which exponent has the first frequency, i = 0?';
const ZEROS_HINT = 'Count the zeros.';

/** How fast a column turns. */
export const frequencyAlternatives: readonly Alternative<TimeEmbeddingSteps>[] = [
  {
    id: 'last-exponent-1',
    clause: 'the exponents run up to 1',
    sentence:
      'Your exponents run from 0 to 1, both included: i is divided by dim / 2 − 1, as in some published code. Here the last exponent is (dim − 2) / dim.',
    hint: LAST_HINT,
    steps: { exponent: (pair, dim) => pair / Math.max(1, dim / 2 - 1) },
  },
  {
    id: 'last-exponent-1-unguarded',
    clause: 'the exponents run up to 1, and with one frequency there is a division by 0',
    sentence:
      'Your exponents run from 0 to 1, both included: i is divided by dim / 2 − 1, as in some published code. For dim = 2, that is 0.',
    hint: LAST_HINT,
    steps: { exponent: (pair, dim) => pair / (dim / 2 - 1) },
  },
  {
    id: 'exponent-without-2',
    clause: 'the exponent is i / dim, without the 2',
    sentence: 'Your exponent is i / dim, where i counts the frequencies: a factor of 2 is missing.',
    hint: LAST_HINT,
    steps: { exponent: (pair, dim) => pair / dim },
  },
  {
    id: 'exponent-doubled',
    clause: 'the exponent is 4i / dim: the factor 2 is there twice',
    hint: 'If you divide i by the number of frequencies, is there still a 2 to multiply by?',
    steps: { exponent: (pair, dim) => (4 * pair) / dim },
  },
  {
    id: 'exponents-from-1',
    clause: 'the frequencies count from 1, so that the first one is too slow already',
    hint: FIRST_HINT,
    steps: { exponent: (pair, dim) => (2 * (pair + 1)) / dim },
  },
  {
    id: 'odd-exponents',
    clause: 'the exponent is (2i + 1) / dim',
    hint: FIRST_HINT,
    steps: { exponent: (pair, dim) => (2 * pair + 1) / dim },
  },
  {
    id: 'exponent-not-divided',
    clause: 'the exponent is 2i, not divided by dim',
    hint: 'How close to 10000 should the last wavelength come, up to 2π?',
    steps: { exponent: (pair) => 2 * pair },
  },
  {
    id: 'frequencies-backward',
    clause: 'the frequencies stand in reverse order: the last one is the fastest',
    hint: 'Which column turns by 1 radian per step?',
    steps: { exponent: (pair, dim) => (dim - 2 - 2 * pair) / dim },
  },
  {
    id: 'one-frequency',
    clause: 'all columns have the same frequency',
    sentence: 'All your columns have the frequency of the first one.',
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
    id: 'frequencies-inverted',
    clause: 't is multiplied by the power of 10000, not divided',
    sentence: 'You multiply t by the power of 10000; it should be divided by it.',
    hint: 'Do later columns turn faster or more slowly than column 0?',
    steps: { frequency: (power) => power },
  },
  {
    id: 'frequencies-linear',
    clause: 'the frequencies are 1, 2, 3, …, not powers of 10000',
    hint: 'A wave that turns once in a thousand steps is needed as well. How slow is your slowest one?',
    steps: { exponent: (pair) => pair + 1, base: Math.E, frequency: (power) => Math.log(power) },
  },
  {
    id: 'base-1000',
    clause: 'the base is 1000',
    sentence: 'Your wavelengths grow with the powers of 1000, not of 10000.',
    hint: ZEROS_HINT,
    steps: { base: 1_000 },
  },
  {
    id: 'base-100000',
    clause: 'the base is 100000',
    sentence: 'Your wavelengths grow with the powers of 100000, not of 10000.',
    hint: ZEROS_HINT,
    steps: { base: 100_000 },
  },
  {
    id: 'base-e',
    clause: 'the base is e',
    sentence: 'Your wavelengths grow with the powers of e, not of 10000.',
    hint: 'How do you write 10000 to the power of x as an exponential function?',
    steps: { base: Math.E },
  },
  {
    id: 'base-2',
    clause: 'the base is 2',
    sentence: 'Your wavelengths grow with the powers of 2, not of 10000.',
    hint: 'What is 10000 in the formula?',
    steps: { base: 2 },
  },
];
