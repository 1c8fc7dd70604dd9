import { byName } from '../results/class-record';
import type { ReferenceMatch } from '../results/reference-matches';
import { begunWorks, compareClass, defaultThreshold, textsOf, type ClassComparison } from './compare-class';
import type { TakeFingerprints } from './fingerprints';
import { HELPERS, type SubmittedCode } from './read-code';
import { ORACLE } from './references';

/** What the submissions of a class are compared with, besides each other. */
export interface References {
  /** Model answers and submissions of earlier years. */
  readonly codes: readonly SubmittedCode[];
  /** The texts of the oracle, which has no exercises. */
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
  const matches = [...known, ...oracleMatches(submissions, oracle, starters, take, threshold)];
  matches.sort((a, b) => b.similarity - a.similarity || byName(a.submission, b.submission));
  return {
    pairs: pairs.filter(({ left, right }) => own.has(left) && own.has(right)),
    unread: unread.filter(([name]) => own.has(name)),
    matches,
  };
}

/**
 * What was taken from the oracle. It is much longer than an exercise, so what counts is the share
 * of the student's runs that the oracle has, in each exercise, and in the files that these import.
 */
function oracleMatches(
  submissions: readonly SubmittedCode[],
  oracle: ReadonlyMap<string, string>,
  starters: ReadonlyMap<string, string>,
  take: TakeFingerprints,
  threshold: (comparedExercises: number) => number,
): ReferenceMatch[] {
  const theirs = new Set([...take(oracle, '').values()].flatMap((prints) => [...prints.keys()]));
  const found = submissions.map(() => ({ common: 0, total: 0, exercises: 0 }));
  for (const id of [...starters.keys(), HELPERS]) {
    const starter = starters.get(id) ?? '';
    for (const { place, prints, size } of begunWorks(
      submissions,
      take(textsOf(submissions, id), starter),
      starter,
    )) {
      const common = [...prints].reduce((sum, [hash, times]) => sum + (theirs.has(hash) ? times : 0), 0);
      const sums = found[place];
      if (sums === undefined || common / size < threshold(starters.size)) continue;
      sums.common += common;
      sums.total += size;
      if (id !== HELPERS) sums.exercises += 1;
    }
  }
  return submissions.flatMap(({ name }, place) => {
    const { common = 0, total = 0, exercises = 0 } = found[place] ?? {};
    return total === 0
      ? []
      : [{ submission: name, reference: ORACLE, similarity: common / total, exercises }];
  });
}
