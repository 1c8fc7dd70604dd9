import type { Alternative } from '../../engine/pipeline';
import type { Prediction, PredictionSteps } from '../../oracle/predictions';

const PREDICT_HINT = 'What should position t predict?';
const ENDS_HINT = 'Logits and tokens lose opposite ends.';
const COUNT_HINT = 'How many predictions does a sequence of n tokens make?';
const ROWS_HINT = 'Each row of the batch is a text of its own. Along which axis do you shift?';
const ONCE_HINT = 'The shift is one step. Is it made in two places?';

/** In each example, position t held against token t + `by`, for t from `first` to `last`. */
const shifted =
  (by: number, first: number, last: (n: number) => number): PredictionSteps['predictions'] =>
  (batch, n) =>
    Array.from({ length: batch }, (_, example) =>
      Array.from({ length: Math.max(0, last(n) - first + 1) }, (__, i) => {
        const from = example * n + first + i;
        return { from, target: from + by };
      }),
    );

/** Places of all examples in a row: each held against the next one. */
const acrossRows =
  (wraps: boolean): PredictionSteps['predictions'] =>
  (batch, n) => {
    const size = batch * n;
    return Array.from({ length: batch }, (_, example) =>
      Array.from({ length: example < batch - 1 || wraps ? n : n - 1 }, (__, t): Prediction => {
        const from = example * n + t;
        return { from, target: (from + 1) % size };
      }),
    );
  };

/** Every position, the last one with a target of its own. */
const withLast =
  (target: (example: number, n: number) => number): PredictionSteps['predictions'] =>
  (batch, n) =>
    Array.from({ length: batch }, (_, example) =>
      Array.from({ length: n }, (__, t) => ({
        from: example * n + t,
        target: t < n - 1 ? example * n + t + 1 : target(example, n),
      })),
    );

const twice = shifted(2, 0, (n) => n - 3);

/** What can go wrong in which logits are held against which tokens. */
export const shiftAlternatives: readonly Alternative<PredictionSteps>[] = [
  {
    id: 'no-shift',
    clause: 'the logits at position t are compared with token t, not t + 1',
    sentence: 'The logits at position t are compared with token t, which the model has already seen.',
    hint: PREDICT_HINT,
    steps: { predictions: shifted(0, 0, (n) => n - 1) },
  },
  {
    id: 'no-shift-last-dropped',
    clause: 'the last position of both is dropped, so position t still predicts token t',
    sentence: 'The last position of both logits and tokens is dropped, so position t still predicts token t.',
    hint: ENDS_HINT,
    steps: { predictions: shifted(0, 0, (n) => n - 2) },
  },
  {
    id: 'no-shift-first-dropped',
    clause: 'the first position of both is dropped, so position t still predicts token t',
    sentence:
      'The first position of both logits and tokens is dropped, so position t still predicts token t.',
    hint: ENDS_HINT,
    steps: { predictions: shifted(0, 1, (n) => n - 1) },
  },
  {
    id: 'shifted-backward',
    clause: 'the logits at position t are compared with token t − 1',
    sentence: 'The logits at position t are compared with token t − 1: the shift goes the wrong way.',
    hint: 'Does the model predict the future or the past?',
    steps: { predictions: shifted(-1, 1, (n) => n - 1) },
  },
  {
    id: 'wraps-around',
    clause: 'the last position predicts the first token',
    sentence: 'Your last position predicts the first token: the shift wraps around.',
    hint: COUNT_HINT,
    steps: { predictions: withLast((example, n) => example * n) },
  },
  {
    id: 'target-padded',
    clause: 'the last position is compared with a padded token 0',
    sentence:
      'Your last position is compared with token 0, as if the text went on with it: a padded target counts.',
    hint: COUNT_HINT,
    steps: { predictions: withLast(() => -1) },
  },
  {
    id: 'last-token-repeated',
    clause: 'the last position is compared with the last token once more',
    hint: COUNT_HINT,
    steps: { predictions: withLast((example, n) => example * n + n - 1) },
  },
  {
    id: 'shifted-twice',
    clause: 'the shift happens twice, so position t is compared with token t + 2',
    hint: ONCE_HINT,
    steps: { predictions: twice },
  },
  {
    id: 'shifted-twice-from-three',
    clause: 'with three or more tokens, the shift happens twice, so position t is compared with token t + 2',
    hint: ONCE_HINT,
    steps: { predictions: (batch, n) => (n < 3 ? shifted(1, 0, () => n - 2) : twice)(batch, n) },
  },
  {
    id: 'last-prediction-dropped',
    clause: 'the prediction of the last token is left out',
    hint: COUNT_HINT,
    steps: { predictions: shifted(1, 0, (n) => n - 3) },
  },
  {
    id: 'first-prediction-dropped',
    clause: 'the prediction of the second token is left out',
    sentence: 'The first prediction is left out, that of the second token.',
    hint: COUNT_HINT,
    steps: { predictions: shifted(1, 1, (n) => n - 2) },
  },
  {
    id: 'only-last-prediction',
    clause: 'only the prediction of the last token counts',
    hint: 'A language model learns from every position at once.',
    steps: {
      predictions: (batch, n) => shifted(1, n - 2, () => n - 2)(batch, n),
    },
  },
  {
    id: 'shifted-across-rows',
    clause: 'the last position of a row predicts the first token of the next row',
    sentence:
      'The last position of a row predicts the first token of the next row: the batch is flattened before the shift.',
    hint: ROWS_HINT,
    steps: { predictions: acrossRows(false) },
  },
  {
    id: 'rolled-across-rows',
    clause:
      'the last position of a row predicts the first token of the next row, and the very last the first',
    hint: ROWS_HINT,
    steps: { predictions: acrossRows(true) },
  },
  {
    id: 'shifted-along-batch',
    clause: 'the shift runs along the batch: the logits of one example are compared with the next example',
    hint: ROWS_HINT,
    steps: {
      predictions: (batch, n) =>
        Array.from({ length: batch - 1 }, (_, example) =>
          Array.from({ length: n }, (__, t) => ({
            from: example * n + t,
            target: (example + 1) * n + t,
          })),
        ),
    },
  },
];
