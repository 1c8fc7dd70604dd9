import { exercisesNamed } from '../course';
import { redact } from '../report/redact';
import type { Results } from '../results/results';
import { DEFAULT_SEED } from '../judge/default-seed';

/** The results without their seed and all that tells inputs drawn from it. */
export const withoutSeed = (results: Results, showCases = false): Results =>
  redact(results, { showCases, hintOf });

/** What a student may have of results: all where the seed is the one that students know, or these are a copy already. */
export const studentCopy = (results: Results, showCases: boolean): Results =>
  results.seed === DEFAULT_SEED || results.seed === null ? results : withoutSeed(results, showCases);

/** Empty for a check that this course does not have: the results are then of another version of it. */
function hintOf(exercise: string, check: string): string {
  const checks = exercisesNamed([exercise]).flatMap(({ definition }) => definition.checks);
  return checks.find(({ id }) => id === check)?.hint ?? '';
}
