import type { ReferenceMatch } from '../results/reference-matches';
import { textsOf } from './compare-class';
import type { Fingerprints, TakeFingerprints } from './fingerprints';
import { ORACLE } from './oracle-functions';
import { HELPERS, type SubmittedCode } from './read-code';

/**
 * The fewest runs of a function of the oracle. Shorter ones are loops over rows or means, which
 * anyone writes. `npm run bench:oracle` measures what this and the threshold find.
 */
const MIN_RUNS = 100;

/** The runs of the oracle, each with the functions that have it and how often. */
interface Index {
  readonly byRun: ReadonlyMap<number, readonly (readonly [place: number, times: number])[]>;
  /** How many runs each function has. */
  readonly sizes: readonly number[];
}

/**
 * Finds what was taken from the oracle: the highest share that a submission has of one of its
 * functions. So neither a wrapper nor other code beside the copy makes a difference.
 *
 * @param functions the texts of the functions of the oracle
 * @param threshold the least share
 */
export function oracleMatches(
  submissions: readonly SubmittedCode[],
  functions: ReadonlyMap<string, string>,
  starters: ReadonlyMap<string, string>,
  take: TakeFingerprints,
  threshold: number,
): ReferenceMatch[] {
  const index = indexOf([...take(functions, '').values()]);
  const found = new Map<string, { similarity: number; exercises: number }>();
  for (const id of [...starters.keys(), HELPERS]) {
    for (const [name, prints] of take(textsOf(submissions, id), starters.get(id) ?? '')) {
      const share = greatestShare(prints, index);
      if (share < threshold) continue;
      const { similarity, exercises } = found.get(name) ?? { similarity: 0, exercises: 0 };
      found.set(name, {
        similarity: Math.max(similarity, share),
        exercises: exercises + (id === HELPERS ? 0 : 1),
      });
    }
  }
  return [...found].map(([submission, match]) => ({ submission, reference: ORACLE, ...match }));
}

function indexOf(functions: readonly Fingerprints[]): Index {
  const long = functions.filter((prints) => sizeOf(prints) >= MIN_RUNS);
  const byRun = new Map<number, [number, number][]>();
  long.forEach((prints, place) => {
    for (const [run, times] of prints) {
      const known = byRun.get(run);
      if (known === undefined) byRun.set(run, [[place, times]]);
      else known.push([place, times]);
    }
  });
  return { byRun, sizes: long.map(sizeOf) };
}

const sizeOf = (prints: Fingerprints): number => [...prints.values()].reduce((sum, each) => sum + each, 0);

/** The greatest share that a text has of one function. */
function greatestShare(prints: Fingerprints, { byRun, sizes }: Index): number {
  const common = sizes.map(() => 0);
  for (const run of prints.keys())
    for (const [place, times] of byRun.get(run) ?? []) common[place] = (common[place] ?? 0) + times;
  return Math.max(0, ...common.map((count, place) => count / (sizes[place] ?? 1)));
}
