import { byName } from '../results/class-record';
import type { SimilarPair } from '../results/similar-pairs';
import type { Fingerprints, TakeFingerprints } from './fingerprints';
import { HELPERS, type SubmittedCode } from './read-code';

/** Two submissions that are more similar than those of honest students are known to be. */
export interface AlikePair extends SimilarPair {
  /** How many exercises both students have started. */
  readonly exercises: number;
}

export interface ClassComparison {
  /** Sorted by similarity, highest first. */
  readonly pairs: readonly AlikePair[];
  /** Code that Dolos could not read, by submission and exercise. */
  readonly unread: readonly (readonly [name: string, exercise: string])[];
}

/** The default threshold. With few exercises, honest work is often similar. */
export const defaultThreshold = (comparedExercises: number): number =>
  comparedExercises < FEW_EXERCISES ? 0.95 : 0.75;

const FEW_EXERCISES = 3;

/**
 * The fewest fingerprints per function for an exercise to count as started. Anything shorter is a
 * placeholder, and placeholders all look alike.
 */
const MIN_OWN = 60;

/**
 * Compares each exercise of each submission with the same exercise of all others, and returns the
 * pairs that are similar over all exercises that both have started.
 *
 * @param starters the starter code by exercise, which does not count as a student's own
 * @param threshold the least similarity of a pair, by the number of compared exercises
 */
export function compareClass(
  submissions: readonly SubmittedCode[],
  starters: ReadonlyMap<string, string>,
  takeFingerprints: TakeFingerprints,
  threshold: (comparedExercises: number) => number = defaultThreshold,
): ClassComparison {
  const count = submissions.length;
  const [common, total, compared] = [new Tally(count), new Tally(count), new Tally(count)];
  const unread: [string, string][] = [];
  for (const id of [...starters.keys(), HELPERS]) {
    const starter = starters.get(id) ?? '';
    const prints = takeFingerprints(textsOf(submissions, id), starter);
    for (const { name, texts } of submissions)
      if (texts.has(id) && !prints.has(name)) unread.push([name, id]);
    const begun = begunWorks(submissions, prints, starter);
    begun.forEach((one, i) => {
      for (const other of begun.slice(i + 1)) {
        common.add(one.place, other.place, overlap(one.prints, other.prints));
        total.add(one.place, other.place, one.size + other.size);
        if (id !== HELPERS) compared.add(one.place, other.place, 1);
      }
    });
  }
  const pairs: AlikePair[] = [];
  submissions.forEach(({ name: left }, i) => {
    submissions.slice(i + 1).forEach(({ name: right }, j) => {
      const place = i + 1 + j;
      const all = total.of(i, place);
      const similarity = all === 0 ? 0 : common.of(i, place) / all;
      const exercises = compared.of(i, place);
      if (all > 0 && similarity >= threshold(exercises)) pairs.push({ left, right, similarity, exercises });
    });
  });
  pairs.sort((a, b) => b.similarity - a.similarity || byName(a.left, b.left) || byName(a.right, b.right));
  return { pairs, unread };
}

/** One exercise of one submission. */
interface Work {
  /** Index of the submission in the list. */
  readonly place: number;
  readonly prints: Fingerprints;
  readonly size: number;
}

/** The texts of an exercise by submission. */
export const textsOf = (submissions: readonly SubmittedCode[], id: string): Map<string, string> =>
  new Map(
    submissions.flatMap(({ name, texts }) => {
      const text = texts.get(id);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );

/** The works in which a student has written more than a placeholder. */
function begunWorks(
  submissions: readonly SubmittedCode[],
  prints: ReadonlyMap<string, Fingerprints>,
  starter: string,
): Work[] {
  const functions = Math.max(starter.match(/^export function /gm)?.length ?? 0, 1);
  return submissions
    .map(({ name }, place) => {
      const own = prints.get(name) ?? new Map<number, number>();
      return { place, prints: own, size: [...own.values()].reduce((sum, each) => sum + each, 0) };
    })
    .filter(({ size }) => size >= MIN_OWN * functions);
}

/** Counts the runs in both texts that also occur in the other one. */
function overlap(one: Fingerprints, other: Fingerprints): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [hash, times] of few) {
    const there = many.get(hash);
    if (there !== undefined) sum += times + there;
  }
  return sum;
}

/** A number for each pair of indices, the smaller index first. */
class Tally {
  private readonly numbers: Float64Array;

  constructor(private readonly count: number) {
    this.numbers = new Float64Array(count * count);
  }

  add(first: number, second: number, value: number): void {
    this.numbers[first * this.count + second] = this.of(first, second) + value;
  }

  of(first: number, second: number): number {
    return this.numbers[first * this.count + second] ?? 0;
  }
}
