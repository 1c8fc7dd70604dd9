/** An exercise made ready for the sandbox: one script, with the way back to the student's lines. */
export interface ExerciseBundle {
  readonly code: string;
  readonly sourceMap: string;
  /**
   * The files of the submission that the script is made of, `/`-separated and relative to its root; those that most of it comes from
   * first.
   */
  readonly files: readonly string[];
  /** The files in whose place the script has the model answer. */
  readonly modelAnswers: readonly string[];
}

/** The name by which a bundle requires a model answer from the sandbox. */
export const requiredName = (file: string): string => `model-answers/${file}`;
