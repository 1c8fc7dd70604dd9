import { startOf } from '../../grader/corpus/batches';
import { placesOf, type CrossEntropies, type Windows } from '../../grader/corpus/cross-entropies';
import { corpus } from '../../grader/corpus/grammar';
import { pooled, probabilityIn, type Joint } from '../../grader/corpus/n-grams';
import { observe, predict } from '../../grader/corpus/optimum';

/** A predictor: −ln p of each token of a window but the first, in nats. */
export type Surprise = (window: readonly number[]) => number[];

/** The predictors whose mean loss `crossEntropies` gives, to be applied to windows of this kind. */
export function predictors({ length, start }: Windows): Readonly<Record<keyof CrossEntropies, Surprise>> {
  const ofOrder = (order: number): Surprise => {
    const table = pooled(placesOf({ length, start }, order));
    return (window) =>
      losses(window, (place) => probabilityIn(table, before(window, place, order), window[place] ?? -1));
  };
  const places = placesOf({ length, start }, 1);
  return {
    unigram: ofOrder(0),
    bigram: ofOrder(1),
    bigramWithPosition: (window) =>
      losses(window, (place) =>
        probabilityIn(places[place - 1] ?? NOTHING, before(window, place, 1), window[place] ?? -1),
      ),
    trigram: ofOrder(2),
    optimum: (window) => {
      let belief = startOf(start);
      return window
        .map((token) => {
          const probability = predict(corpus, belief).get(token) ?? 0;
          belief = observe(corpus, belief, token);
          return -Math.log(probability);
        })
        .slice(1);
    },
  };
}

const losses = (window: readonly number[], probabilityAt: (place: number) => number): number[] =>
  window.slice(1).map((_, index) => -Math.log(probabilityAt(index + 1)));

/** The last `order` tokens before a place, fewer at the start of the window. */
const before = (window: readonly number[], place: number, order: number): readonly number[] =>
  window.slice(Math.max(0, place - order), place);

const NOTHING: Joint = new Map();
