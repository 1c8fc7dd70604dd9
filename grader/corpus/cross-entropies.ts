import { startOf, type Start } from './batches';
import { corpus } from './grammar';
import { conditionalEntropy, jointAtPlaces, pooled, type Joint } from './n-grams';
import { optimum } from './optimum';

/** The least losses of predictors, in nats for each predicted token (`nextTokenLoss`). */
export interface CrossEntropies {
  /** Knows only how frequent each token is. */
  readonly unigram: number;
  /** Sees the last token. */
  readonly bigram: number;
  /** Sees the last token, and its place in the window. */
  readonly bigramWithPosition: number;
  /** Sees the last two tokens. */
  readonly trigram: number;
  /** Sees the whole window up to the token, and knows the grammar: no model is better. */
  readonly optimum: number;
}

export interface Windows {
  /** The tokens in a window, at least 2; all but the first are predicted. */
  readonly length: number;
  readonly start: Start;
}

/** Exact values for the windows of `batches`, from the grammar. */
export function crossEntropies({ length, start }: Windows): CrossEntropies {
  const places = (order: number): Joint[] => placesOf({ length, start }, order);
  const afterOne = places(1);
  return {
    unigram: conditionalEntropy(pooled(places(0))),
    bigram: conditionalEntropy(pooled(afterOne)),
    bigramWithPosition:
      afterOne.reduce((total, joint) => total + conditionalEntropy(joint), 0) / afterOne.length,
    trigram: conditionalEntropy(pooled(places(2))),
    optimum: optimum(corpus, startOf(start), length),
  };
}

/** For each predicted place, the joint probabilities of its token and of `order` tokens before. */
export const placesOf = ({ length, start }: Windows, order: number): Joint[] =>
  jointAtPlaces({ automaton: corpus, start: startOf(start), length, order });
