import type { Half } from '../../engine/pairs';
import { type AttentionSteps, maskedSoftmax } from '../../oracle/attention';
import { isVisible } from './attention-inputs';

/** Gives hidden keys a finite score instead of none. */
const hiddenBy = (fill: number): Partial<AttentionSteps> => ({
  normalise: (scores, visible) =>
    maskedSoftmax(
      scores.map((score, j) => (visible[j] === true ? score : fill)),
      scores.map(() => true),
    ),
});

/** Mask mistakes that are possible wherever attention is used. */
export const maskMistakes: Record<
  'ignored' | 'inverted' | 'zeroed-scores' | 'after-softmax' | 'not-low-enough' | 'fill-too-high',
  Partial<AttentionSteps>
> = {
  ignored: { visible: () => true },
  inverted: {
    visible: (mask, i, j) => mask === undefined || !isVisible(mask, i, j),
    // With no key left, all scores are the same large negative number, so all weights are equal.
    normalise: (scores, visible) =>
      visible.includes(true) ? maskedSoftmax(scores, visible) : scores.map(() => 1 / scores.length),
  },
  'zeroed-scores': {
    normalise: (scores, visible) =>
      maskedSoftmax(
        scores.map((score, j) => (visible[j] === true ? score : 0)),
        scores.map(() => true),
      ),
  },
  'after-softmax': {
    normalise: (scores, visible) =>
      maskedSoftmax(
        scores,
        scores.map(() => true),
      ).map((weight, j) => (visible[j] === true ? weight : 0)),
  },
  // Scores reach ±1000, so neither of these is below all of them.
  'not-low-enough': hiddenBy(-1_000),
  'fill-too-high': hiddenBy(-100),
};

/** The mask mistakes, as halves of pairs. */
export const maskHalves: readonly Half<Partial<AttentionSteps>>[] = [
  { id: 'mask-ignored', clause: 'the mask has no effect', change: maskMistakes.ignored },
  {
    id: 'mask-inverted',
    clause: 'the mask is read the wrong way round (true means “may attend”)',
    change: maskMistakes.inverted,
  },
  {
    id: 'mask-zeroes-scores',
    clause: 'hidden scores are set to 0 before the softmax, which still gives them weight',
    change: maskMistakes['zeroed-scores'],
  },
  {
    id: 'mask-after-softmax',
    clause: 'the mask comes after the softmax, so the rest no longer sums to 1',
    change: maskMistakes['after-softmax'],
  },
];
