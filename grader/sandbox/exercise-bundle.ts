import type { Backend } from './protocol';

/** An exercise, bundled into one script for the sandbox. */
export interface ExerciseBundle {
  readonly code: string;
  readonly sourceMap: string;
  /**
   * The files of the submission in the script, `/`-separated and relative to its root; the largest
   * contributions first.
   */
  readonly files: readonly string[];
  /** The files that a model answer replaces. */
  readonly modelAnswers: readonly string[];
  /** What its tfjs computes with; `cpu` if absent. */
  readonly backend?: Backend;
}

/** The module name under which a bundle requires a model answer from the sandbox. */
export const requiredName = (file: string): string => `model-answers/${file}`;
