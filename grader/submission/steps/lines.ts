import type { CodeStep } from './code-steps';
import { MISTAKE_STEPS } from './mistake-steps';
import { lineOf } from './query';

/** The function that was diagnosed, and the others of its exercise. */
export interface Diagnosed {
  readonly name: string;
  /** The graded functions that it may call, whose mistakes may be its own. */
  readonly uses: readonly string[];
  /** All graded functions of the exercise. */
  readonly graded: readonly string[];
}

/**
 * The lines of the exercise's own file that a named mistake is about, in order: one for each of its
 * parts, which `+` joins. Empty unless every part has exactly one line.
 */
export function linesOfMistake(
  misconception: string,
  { name, uses, graded }: Diagnosed,
  steps: readonly CodeStep[],
): number[] {
  const own = steps.filter(
    ({ function: of }) => of === null || of === name || uses.includes(of) || !graded.includes(of),
  );
  const lines = misconception.split('+').map((part) => {
    const query = MISTAKE_STEPS[name]?.[part];
    return query && lineOf(query, own);
  });
  const found = lines.filter((line) => line !== undefined);
  return found.length === lines.length ? [...new Set(found)].sort((one, other) => one - other) : [];
}
