import type { Alternative } from '../../engine/pipeline';
import {
  byLogit,
  generateSteps as right,
  lastPossible,
  pickWhere,
  type GenerateSteps,
} from '../../oracle/generation';

const DRAW_HINT = 'How often is uniform called for one token, and which of its numbers is used?';
const LINE_HINT = 'Lay the probabilities end to end from 0 to 1. On which of them does the draw fall?';
const ORDER_HINT = 'In which order do the tokens stand on the line from 0 to 1?';
const PLACE_HINT =
  'Is the place in your list the token itself? Try a list of which token 0 is not the first.';

/** The most likely token first, if there is a topK. */
const topKFirst: GenerateSteps['order'] = (probabilities, options) =>
  options.topK === undefined ? right.order(probabilities, options) : byLogit(probabilities);

/** Mistakes in the draw, and in the token that it chooses. */
export const drawAlternatives: readonly Alternative<GenerateSteps>[] = [
  {
    id: 'one-draw-reused',
    clause: 'all tokens are chosen with the same draw',
    sentence: 'All of your tokens are chosen with the same draw.',
    hint: 'When must uniform be called?',
    steps: { draw: () => 0 },
  },
  {
    id: 'two-draws-a-token',
    clause: 'there are two draws for each token, and the second is used',
    sentence: 'You draw twice for each token, and use the second draw.',
    hint: 'How often is uniform called for one token?',
    steps: { draw: (written) => 2 * written + 1 },
  },
  {
    id: 'every-other-draw',
    clause: 'there are two draws for each token, and the first is used',
    hint: DRAW_HINT,
    steps: { draw: (written) => 2 * written },
  },
  {
    id: 'first-draw-lost',
    clause: 'the first draw is not used',
    hint: DRAW_HINT,
    steps: { draw: (written) => written + 1 },
  },
  {
    id: 'cumulative-at-least',
    clause: 'a draw that equals the cumulative probability chooses the token',
    sentence: 'A draw of 0 gives you token 0, even if its probability is 0.',
    hint: 'The cumulative probability must exceed the draw. What if both are 0?',
    steps: { pick: pickWhere((cumulative, u) => cumulative >= u) },
  },
  {
    id: 'not-cumulative',
    clause: 'the probabilities are not added up',
    sentence: 'You take the first token whose own probability exceeds the draw.',
    hint: LINE_HINT,
    steps: {
      pick: (probabilities, u) => {
        const found = probabilities.findIndex((probability) => probability > u);
        return found === -1 ? lastPossible(probabilities) : found;
      },
    },
  },
  {
    id: 'cumulative-without-own',
    clause: 'the cumulative probability of a token does not contain its own',
    sentence: 'You take the first token before which the probabilities exceed the draw: one too late.',
    hint: LINE_HINT,
    steps: {
      pick: (probabilities, u) => {
        let reached = 0;
        const found = probabilities.findIndex((probability) => {
          const before = reached;
          reached += probability;
          return probability !== 0 && before > u;
        });
        return found === -1 ? lastPossible(probabilities) : found;
      },
    },
  },
  {
    id: 'probabilities-ignored',
    clause: 'the draw chooses among all tokens evenly, whatever their probabilities are',
    hint: LINE_HINT,
    steps: { pick: (probabilities, u) => Math.floor(u * probabilities.length) },
  },
  {
    id: 'likeliest-first',
    clause: 'the probabilities are added up from the most likely token to the least likely one',
    sentence: 'You add up the probabilities from the most likely token to the least likely one.',
    hint: ORDER_HINT,
    steps: { order: byLogit },
  },
  {
    id: 'likeliest-first-with-top-k',
    clause: 'with topK, the probabilities are added up from the most likely token to the least likely one',
    sentence:
      'With topK, you add up the probabilities from the most likely token to the least likely one, not in the order of the tokens.',
    hint: 'In which order does your list of the topK tokens stand?',
    steps: { order: topKFirst },
  },
  {
    id: 'last-token-first',
    clause: 'the probabilities are added up from the last token of the vocabulary to the first',
    hint: ORDER_HINT,
    steps: { order: (probabilities) => probabilities.map((_, i) => probabilities.length - 1 - i) },
  },
  {
    id: 'rank-for-token',
    clause: 'the place in the sorted list is taken for the token',
    hint: PLACE_HINT,
    steps: { order: byLogit, tokenAt: (place) => place },
  },
  {
    id: 'rank-for-token-with-top-k',
    clause: 'with topK, the place in the list of the topK tokens is taken for the token',
    hint: PLACE_HINT,
    steps: { order: topKFirst, tokenAt: (place) => place },
  },
  {
    id: 'kept-renumbered',
    clause: 'with topK, the kept tokens are numbered anew, and the new number is taken for the token',
    hint: PLACE_HINT,
    steps: {
      order: (probabilities, options) =>
        right.order(probabilities, options).filter((token) => probabilities[token] !== 0),
      tokenAt: (place) => place,
    },
  },
];
