import { attentionSteps, type AttentionSteps } from '../../oracle/attention';
import type { Alternative } from '../../engine/pipeline';
import { dim, mapValues, transpose } from '../../oracle/tensor';

const NOT_LOW_HINT =
  'Scores range from −1000 to 1000. After softmax, a hidden key must get 0 whatever the other scores are.';
const ZERO_HINT = 'Which score gives a weight of 0 after the exponential?';

/** What can go wrong with a mask wherever attention is used. */
export const maskAlternatives: readonly Alternative<AttentionSteps>[] = [
  {
    id: 'mask-ignored',
    clause: 'the mask has no effect',
    sentence: 'Your result is right without a mask, but a mask has no effect on it.',
    hint: 'Where does the mask come in: before the softmax or after it?',
    steps: { mask: () => undefined, visible: () => true },
  },
  {
    id: 'mask-inverted',
    clause: 'the mask is read the wrong way round',
    sentence: 'Your queries attend to exactly what the mask hides.',
    hint: 'In this course true means “may attend”.',
    steps: { visible: (mask, i, j) => mask === undefined || !attentionSteps.visible(mask, i, j) },
  },
  {
    id: 'mask-transposed',
    clause: 'the mask is transposed',
    sentence: 'Your mask is transposed: you hide key i from query j where the mask hides key j from query i.',
    hint: 'Row i of the mask belongs to query i, column j to key j.',
    steps: { mask: (mask) => mask && transpose(mask, [1, 0]) },
  },
  {
    id: 'mask-zeroes-scores',
    clause: 'hidden scores are set to 0 before the softmax, which still gives them weight',
    sentence:
      'Hidden keys still get weight: their scores are 0 or close to it before the softmax, and exp(0) is 1.',
    hint: ZERO_HINT,
    steps: { hide: (score, isVisible) => (isVisible ? score : 0) },
  },
  {
    id: 'mask-added',
    clause: 'the mask is added to the scores as 0 and 1',
    sentence: 'You add the mask to the scores as 0 and 1, which hides nothing.',
    hint: ZERO_HINT,
    steps: { hide: (score, isVisible, isMasked) => score + (isMasked && isVisible ? 1 : 0) },
  },
  {
    id: 'zero-scores-hidden',
    clause: 'visible scores that happen to be 0 are hidden as well',
    sentence:
      'A visible key whose score is exactly 0 gets no weight: you take a score of 0 for a hidden one.',
    hint: 'Decide by the mask what is hidden, not by the scores.',
    steps: {
      hide: (score, isVisible, isMasked) => attentionSteps.hide(score, isVisible && score !== 0, isMasked),
    },
  },
  {
    id: 'mask-after-softmax',
    clause: 'the mask comes after the softmax, so the rest no longer sums to 1',
    sentence:
      'Hidden keys get weight 0, but the other weights no longer sum to 1: the mask comes after the softmax.',
    hint: 'If the softmax never sees the hidden keys, the rest sums to 1 by itself.',
    steps: {
      hide: (score) => score,
      adjust: (weights, visible) => {
        const [n, m] = [dim(weights, -2), dim(weights, -1)];
        return mapValues(weights, (weight, i) => (visible(Math.floor(i / m) % n, i % m) ? weight : 0));
      },
    },
  },
  {
    id: 'mask-not-low-enough',
    clause: 'the score of hidden keys is not low enough',
    sentence:
      'Hidden keys get weight if every visible score is as low as −1000: the score you give them is not low enough.',
    hint: NOT_LOW_HINT,
    steps: { hide: (score, isVisible) => (isVisible ? score : -1_000) },
  },
  {
    id: 'mask-fill-too-high',
    clause: 'the score of hidden keys is too high',
    sentence: 'Hidden keys get all the weight if every visible score is lower than the score you give them.',
    hint: NOT_LOW_HINT,
    steps: { hide: (score, isVisible) => (isVisible ? score : -100) },
  },
];
