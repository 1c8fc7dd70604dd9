/** A solution with one small change in it, and whether the grader found it wrong. */
export interface Mutant {
  readonly exercise: string;
  /** What kind of change it is. */
  readonly mutator: string;
  readonly line: number;
  /** The line before the change, without the spaces around it. */
  readonly text: string;
  readonly original: string;
  readonly replacement: string;
  readonly killed: boolean;
}

/** A line of a source, counted from 1, without the spaces around it. */
export const lineOf = (source: string, line: number): string => (source.split('\n')[line - 1] ?? '').trim();
