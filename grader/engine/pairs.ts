import type { Misconception } from './exercise';
import type { Result } from './values';

/** A misconception as half of a pair: its change, and the clause that describes it. */
export interface Half<Change> {
  readonly id: string;
  /** A main clause in lower case, for instance “the softmax runs over the queries”. */
  readonly clause: string;
  readonly change: Change;
}

/**
 * Combines every mistake of one list with every mistake of another, as misconceptions named
 * `first+second`. The two lists are about different places of the function, so a student can make
 * both mistakes.
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
      hint: 'Fix one of them, then grade again.',
      compute: (args: A) => compute(args, first.change, second.change),
    })),
  );
