import type { Alternative } from '../../engine/pipeline';
import { attentionSteps, type AttentionSteps } from '../../oracle/attention';
import { mapRows } from '../../oracle/linear-algebra';
import { dim, mapValues } from '../../oracle/tensor';

const LOW_HINT = 'Which score gives a weight of 0 after the exponential, whatever the other scores are?';
const ADDED_HINT = 'Scores reach ±1000. What is left of a hidden one when you add your number to it?';

/** Numbers that hidden scores are set to, and that are far too high. */
const fills = [
  { id: 'mask-fills-1', name: '−1', fill: -1 },
  { id: 'mask-fills-e', name: '−2.718, which is −e', fill: -Math.E },
  { id: 'mask-fills-10', name: '−10', fill: -10 },
];

/** Numbers that are added to hidden scores, and that are too high for some. */
const addends = [
  { id: 'mask-adds-10', name: '−10', addend: -10 },
  { id: 'mask-adds-100', name: '−100', addend: -100 },
  { id: 'mask-adds-1000', name: '−1000', addend: -1_000 },
];

/** What can go wrong with the numbers by which a mask hides. */
export const maskValueAlternatives: readonly Alternative<AttentionSteps>[] = [
  ...fills.map(({ id, name, fill }): Alternative<AttentionSteps> => ({
    id,
    clause: `hidden keys get the score ${name}, which leaves them weight`,
    hint: LOW_HINT,
    steps: { hide: (score, isVisible) => (isVisible ? score : fill) },
  })),
  ...addends.map(({ id, name, addend }): Alternative<AttentionSteps> => ({
    id,
    clause: `${name} is added to the scores of hidden keys, which is too little`,
    hint: ADDED_HINT,
    steps: { hide: (score, isVisible) => (isVisible ? score : score + addend) },
  })),
  {
    id: 'mask-inverted-and-added',
    clause: 'a large negative number is added where the mask is true, not where it is false',
    sentence:
      'Your queries attend to exactly what the mask hides: you add a large negative number where it is true.',
    hint: 'In this course true means “may attend”.',
    steps: {
      visible: (mask, i, j) => mask === undefined || !attentionSteps.visible(mask, i, j),
      // In float32, little is left of a score beside such a number.
      hide: (score, isVisible) => (isVisible ? score : Math.fround(score - 1e9)),
    },
  },
  {
    id: 'mask-fills-with-high-score',
    clause: 'hidden keys get a huge positive score, so they take all the weight',
    hint: 'Does a hidden key need a very high or a very low score?',
    steps: { hide: (score, isVisible) => (isVisible ? score : 1e9) },
  },
  {
    id: 'mask-times-infinity',
    clause: 'the visible scores become NaN, as 0 is multiplied by infinity',
    sentence: 'With a mask your visible scores are NaN: 0 times infinity is NaN, not 0.',
    hint: 'Choose between two numbers instead of multiplying, or use a number that is finite.',
    steps: {
      hide: (score, isVisible, isMasked) => {
        if (!isMasked) return score;
        return isVisible ? Number.NaN : Number.NEGATIVE_INFINITY;
      },
    },
  },
  {
    id: 'mask-after-softmax-renormalised',
    clause: 'hidden weights are removed after the softmax, when they may have taken everything',
    sentence:
      'Your mask comes after the softmax, and the rest is divided by its sum: if hidden keys had all the weight, that is 0 / 0.',
    hint: 'What is left for the visible keys if a hidden one has a score that is 1000 higher?',
    steps: {
      hide: (score) => score,
      adjust: (weights, visible) => {
        const [n, m] = [dim(weights, -2), dim(weights, -1)];
        const kept = mapValues(weights, (weight, i) =>
          visible(Math.floor(i / m) % n, i % m) ? Math.fround(weight) : 0,
        );
        return mapRows(kept, (row) => {
          const sum = row.reduce((total, weight) => total + weight, 0);
          return row.map((weight) => weight / sum);
        });
      },
    },
  },
];
