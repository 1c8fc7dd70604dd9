import type { Misconception } from './exercise';
import type { Result } from './values';

/** A misconception as half of a pair: the change it makes, and how a sentence about both mentions it. */
export interface Half<Change> {
  readonly id: string;
  /** A main clause without a capital, for instance “the softmax runs over the queries”. */
  readonly clause: string;
  readonly change: Change;
}

/**
 * Every mistake of one list together with every mistake of another, as misconceptions named `first+second`. The lists hold
 * mistakes at different places of the function, so that a student can make both.
 */
export const pairsOf = <A, R extends Result, First, Second>(
  firsts: readonly Half<First>[],
  seconds: readonly Half<Second>[],
  compute: (args: A, first: First, second: Second) => R,
): Misconception<A, R>[] =>
  firsts.flatMap((first) =>
    seconds.map((second) => ({
      id: `${first.id}+${second.id}`,
      sentence: `Two mistakes at once: ${first.clause}, and ${second.clause}.`,
      hint: 'Mend one of the two and grade again; each is named by itself then.',
      compute: (args: A) => compute(args, first.change, second.change),
    })),
  );
