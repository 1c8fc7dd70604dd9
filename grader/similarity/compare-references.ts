import { byName } from '../results/class-record';
import type { ReferenceMatch } from '../results/reference-matches';
import { compareClass, defaultThreshold, type ClassComparison } from './compare-class';
import { oracleMatches } from './compare-oracle';
import type { TakeFingerprints } from './fingerprints';
import type { SubmittedCode } from './read-code';

/** What the submissions of a class are compared with, besides each other. */
export interface References {
  /** Model answers and submissions of earlier years. */
  readonly codes: readonly SubmittedCode[];
  /** The texts of the functions of the oracle, which has no exercises. */
  readonly oracle: ReadonlyMap<string, string>;
}

export interface ReferencedComparison extends ClassComparison {
  /** Sorted by similarity, highest first. */
  readonly matches: readonly ReferenceMatch[];
}

/**
 * Compares submissions with each other and with references.
 *
 * @param threshold the least similarity, by the number of compared exercises
 */
export function compareWithReferences(
  submissions: readonly SubmittedCode[],
  { codes, oracle }: References,
  starters: ReadonlyMap<string, string>,
  take: TakeFingerprints,
  threshold: (comparedExercises: number) => number = defaultThreshold,
): ReferencedComparison {
  const { pairs, unread } = compareClass([...submissions, ...codes], starters, take, threshold);
  const own = new Set(submissions.map(({ name }) => name));
  const known = pairs.flatMap(({ left, right, similarity, exercises }): ReferenceMatch[] => {
    if (own.has(left) === own.has(right)) return [];
    const [submission, reference] = own.has(left) ? [left, right] : [right, left];
    return [{ submission, reference, similarity, exercises }];
  });
  // Functions of the oracle are long, so one is as good as many exercises.
  const share = threshold(Number.POSITIVE_INFINITY);
  const matches = [...known, ...oracleMatches(submissions, oracle, starters, take, share)];
  matches.sort((a, b) => b.similarity - a.similarity || byName(a.submission, b.submission));
  return {
    pairs: pairs.filter(({ left, right }) => own.has(left) && own.has(right)),
    unread: unread.filter(([name]) => own.has(name)),
    matches,
  };
}
