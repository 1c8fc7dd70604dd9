import type { ExerciseBundle } from '../sandbox/exercise-bundle';
import type { PrintedOutput } from '../sandbox/session';
import type { JudgedExercise } from './judge-exercise';

/** What running an exercise has shown. */
export interface Verdict {
  readonly judged: JudgedExercise;
  readonly output: PrintedOutput;
}

type Bundles = ReadonlyMap<string, ExerciseBundle>;

/**
 * What was found out about exercises, for as long as their scripts are the same: all that an exercise imports is part of its script,
 * so that what depends on a file is judged again when that changes, and nothing else.
 */
export class VerdictCache {
  private readonly kept = new Map<string, { readonly script: string; readonly verdict: Verdict }>();

  /** Whether nothing is known of an exercise as it is now; of one without a script there is nothing to know. */
  isMissing(exercise: string, bundles: Bundles): boolean {
    return bundles.has(exercise) && !this.of(bundles).has(exercise);
  }

  /** What is known of the exercises as they are now. */
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

  /** The next grading judges the exercise anew, whether it has changed or not. */
  forget(exercise: string): void {
    this.kept.delete(exercise);
  }
}

/** With the way back to the student's lines, which messages name. */
const scriptOf = ({ code, sourceMap }: ExerciseBundle): string => `${code}\n${sourceMap}`;
