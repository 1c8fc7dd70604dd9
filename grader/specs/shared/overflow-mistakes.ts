import type { Alternative } from '../../engine/pipeline';
import { logSoftmax, softmax } from '../../oracle/linear-algebra';
import type { PredictionSteps } from '../../oracle/predictions';
import { eachRow } from './likelihood-mistakes';

/** The exponential of anything lower is 0 in float32. */
const LOWEST_EXPONENT = -104;
/** The exponential of anything higher is infinite in float32. */
const HIGHEST_EXPONENT = 88.7;

type Row = readonly number[];

const UNDERFLOW_HINT =
  'A logit that is 200 below the others has a probability of 0 in float32. Which function gives ln p without p?';
const OVERFLOW_HINT =
  'exp(1000) is infinite in float32, and exp(−1000) is 0. Which function gives ln p without either?';

/** ln p in float32, where p itself is computed first: −∞ where p is too small. */
const logOfSoftmax = (logits: Row): number[] =>
  logSoftmax(logits).map((value) => (value < LOWEST_EXPONENT ? -Infinity : value));

/** Picks by a product with one-hot rows: 0 · ∞ is not a number. */
const byProduct: PredictionSteps['pick'] = (row, target) =>
  row.every((value, token) => token === target || Number.isFinite(value)) ? -(row[target] ?? 0) : NaN;

const isTooHigh = (logits: Row): boolean => logits.some((logit) => logit > HIGHEST_EXPONENT);
const isTooLow = (logits: Row): boolean => logits.every((logit) => logit < LOWEST_EXPONENT);

/** ln p in float32, where exponentials of large logits are divided by their sum. */
const logOfOwnSoftmax = (logits: Row): number[] =>
  isTooHigh(logits) || isTooLow(logits) ? logits.map(() => NaN) : logOfSoftmax(logits);

/** The constants that people add to p or keep it above, with how they are written. */
const floors = [
  [1e-6, '10⁻⁶'],
  [1e-7, '10⁻⁷'],
  [1e-8, '10⁻⁸'],
  [1e-9, '10⁻⁹'],
  [1e-10, '10⁻¹⁰'],
  [1e-12, '10⁻¹²'],
  [1e-20, '10⁻²⁰'],
] as const;

/** Mistakes that only large logits show. */
export const overflowAlternatives: readonly Alternative<PredictionSteps>[] = [
  ...floors.map(([floor, written]): Alternative<PredictionSteps> => ({
    id: `floor-${String(floor)}`,
    clause: `a small number, about ${written}, keeps p away from 0 in the logarithm`,
    sentence: `No prediction costs more than ${String(Math.round(-Math.log(floor)))} nats: a small number, about ${written}, keeps p away from 0 in the logarithm.`,
    hint: 'ln p may be as low as −1000. Which function gives it without p?',
    steps: { normalise: eachRow((logits) => softmax(logits).map((p) => Math.log(p + floor))) },
  })),
  {
    id: 'log-of-zero',
    clause: 'probabilities that are 0 in float32 go through the logarithm and then meet a 0',
    sentence:
      'Your result is not a number where a probability is 0 in float32: its logarithm is −∞, and 0 · ∞ is NaN.',
    hint: UNDERFLOW_HINT,
    steps: { normalise: eachRow(logOfSoftmax), pick: byProduct },
  },
  {
    id: 'log-of-zero-picked',
    clause: 'the next token’s probability goes through the logarithm even where it is 0 in float32',
    sentence:
      'Your result is infinite where the next token’s probability is 0 in float32: its logarithm is −∞.',
    hint: UNDERFLOW_HINT,
    steps: { normalise: eachRow(logOfSoftmax) },
  },
  {
    id: 'exponentials-overflow',
    clause: 'the softmax overflows for large logits, and the logarithm follows before the token is picked',
    hint: OVERFLOW_HINT,
    steps: { normalise: eachRow(logOfOwnSoftmax), pick: byProduct },
  },
  {
    id: 'exponentials-overflow-picked',
    clause: 'the softmax overflows for large logits, and the logarithm follows after the token is picked',
    hint: OVERFLOW_HINT,
    steps: { normalise: eachRow(logOfOwnSoftmax) },
  },
  {
    id: 'log-sum-exp-overflow',
    clause: 'the sum of the exponentials overflows for large logits',
    sentence:
      'Your result is infinite for large logits: the sum of their exponentials overflows before its logarithm is taken.',
    hint: OVERFLOW_HINT,
    steps: {
      normalise: eachRow((logits) => {
        if (isTooHigh(logits)) return logits.map(() => -Infinity);
        return isTooLow(logits) ? logits.map(() => Infinity) : logSoftmax(logits);
      }),
    },
  },
];
