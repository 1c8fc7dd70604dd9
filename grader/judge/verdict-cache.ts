import type { ExerciseBundle } from '../sandbox/exercise-bundle';
import type { ExerciseResult } from '../results/results';
import type { PrintedBy } from '../sandbox/printed-lines';
import type { JudgedExercise } from './judge-exercise';
import { printedOutput } from './printed-output';

/** What running an exercise showed. */
export interface Verdict {
  readonly judged: JudgedExercise;
  readonly output: ExerciseResult['output'];
}

export const verdictOf = (judged: JudgedExercise, printed: readonly PrintedBy[]): Verdict => ({
  judged,
  output: printedOutput(printed, judged.checks, judged.readFirst),
});

type Bundles = ReadonlyMap<string, ExerciseBundle>;

/**
 * Verdicts, valid while an exercise's script is unchanged. The script contains everything that the
 * exercise imports, so changing a file invalidates exactly the exercises that depend on it.
 */
export class VerdictCache {
  private readonly kept = new Map<string, { readonly script: string; readonly verdict: Verdict }>();

  /** Whether an exercise has a script but no verdict on it. */
  isMissing(exercise: string, bundles: Bundles): boolean {
    return bundles.has(exercise) && !this.of(bundles).has(exercise);
  }

  /** The verdicts on the current scripts, by exercise. */
  of(bundles: Bundles): Map<string, Verdict> {
    const known = new Map<string, Verdict>();
    for (const [exercise, bundle] of bundles) {
      const found = this.kept.get(exercise);
      if (found?.script === scriptOf(bundle)) known.set(exercise, found.verdict);
    }
    return known;
  }

  keep(exercise: string, bundles: Bundles, verdict: Verdict): void {
    const bundle = bundles.get(exercise);
    if (bundle !== undefined) this.kept.set(exercise, { script: scriptOf(bundle), verdict });
  }

  /** Makes the next grading judge the exercise again, even if it is unchanged. */
  forget(exercise: string): void {
    this.kept.delete(exercise);
  }
}

/** The source map counts too: messages name the student's lines. */
const scriptOf = ({ code, sourceMap }: ExerciseBundle): string => `${code}\n${sourceMap}`;
