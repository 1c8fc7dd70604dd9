import { breadth } from '../course/breadth';
import type { CheckResult, ExerciseResult } from '../results/results';

/** The kinds of checks, those whose failure says most about the mistake first. */
const KINDS: readonly CheckResult['kind'][] = ['property', 'oracle', 'fixture', 'gradient'];

/** The breadth of a property that `npm run breadth` has not measured. */
const UNKNOWN = 1_000;

interface Judged {
  readonly id: string;
  /** In order. */
  readonly checks: readonly CheckResult[];
  readonly diagnoses: ExerciseResult['diagnoses'];
  readonly circumstances: ExerciseResult['circumstances'];
}

/**
 * The id of the failed check to read first: one of a function whose mistake is named, or else of
 * one about which something is known, or else of the first that fails; and there the property that
 * the fewest misconceptions break, one that fails with NaN last. Undefined if no check failed.
 */
export function readFirst({ id, checks, diagnoses, circumstances }: Judged): string | undefined {
  const failed = checks.filter(({ status }) => status !== 'passed' && status !== 'not-started');
  // After a crash, other checks may fail for no reason of their own.
  const crash = failed.find(({ status }) => status !== 'failed');
  if (crash !== undefined) return crash.id;
  const about = [...diagnoses, ...circumstances].map((each) => each.function);
  const name = about.find((each) => failed.some((check) => check.function === each)) ?? failed[0]?.function;
  const breadths = breadth[id] ?? {};
  const [first] = failed
    .filter((check) => check.function === name)
    .sort(
      (one, other) =>
        KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
        Number(hasNaN(one)) - Number(hasNaN(other)) ||
        (breadths[one.id] ?? UNKNOWN) - (breadths[other.id] ?? UNKNOWN),
    );
  return first?.id;
}

/** NaN breaks a property whatever its title says. */
const hasNaN = ({ counterexample }: CheckResult): boolean =>
  counterexample?.comparisons.some(({ received }) => received.data.includes('NaN')) ?? false;
