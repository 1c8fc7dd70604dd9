import type { CheckResult, ExerciseResult, Results } from './results';

const HIDDEN = 'Wrong on an input that is not shown: it was drawn from a seed of the instructor’s own.';

/**
 * The copy of an instructor's results that students may see: without the seed, and without all that tells the inputs drawn from it.
 * That is counterexamples, messages, and what the submission printed or threw, since it could print or throw its arguments.
 *
 * @param showCases keeps those inputs in: feedback at the price of a seed that must not be used again
 */
export function redact(results: Results, { showCases }: { readonly showCases: boolean }): Results {
  const withoutSeed = { ...results, seed: null };
  return showCases ? withoutSeed : { ...withoutSeed, exercises: results.exercises.map(withoutCases) };
}

const withoutCases = (exercise: ExerciseResult): ExerciseResult => ({
  ...exercise,
  // An error of loading happens before any input is drawn, and a stub says the same for every input.
  checks: exercise.error === null ? exercise.checks.map(withoutCase) : exercise.checks,
  output: { lines: [], total: 0 },
});

const withoutCase = (check: CheckResult): CheckResult =>
  check.status === 'passed' || check.status === 'not-started'
    ? { ...check, counterexample: null }
    : { ...check, message: HIDDEN, counterexample: null };
