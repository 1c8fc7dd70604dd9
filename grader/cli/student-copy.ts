import { exercisesNamed } from '../course';
import { redact } from '../report/redact';
import type { Results } from '../results/results';
import { DEFAULT_SEED } from '../judge/default-seed';

/** Returns the results without their seed and everything that reveals its inputs. */
export const withoutSeed = (results: Results, showCases = false): Results =>
  redact(results, { showCases, hintOf });

/**
 * Returns what a student may see. Results of the public seed, and those that are already a copy,
 * are returned unchanged.
 */
export const studentCopy = (results: Results, showCases: boolean): Results =>
  results.seed === DEFAULT_SEED || results.seed === null ? results : withoutSeed(results, showCases);

/**
 * Returns '' for a check that this course does not have; the results then come from another
 * version.
 */
function hintOf(exercise: string, check: string): string {
  const checks = exercisesNamed([exercise]).flatMap(({ definition }) => definition.checks);
  return checks.find(({ id }) => id === check)?.hint ?? '';
}
