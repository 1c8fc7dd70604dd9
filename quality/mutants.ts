/** A solution with one small change, and whether the grader rejected it. */
export interface Mutant {
  readonly exercise: string;
  /** The kind of change. */
  readonly mutator: string;
  readonly line: number;
  /** The line before the change, trimmed. */
  readonly text: string;
  readonly original: string;
  readonly replacement: string;
  readonly killed: boolean;
}

/** A line of a source, counted from 1, trimmed. */
export const lineOf = (source: string, line: number): string => (source.split('\n')[line - 1] ?? '').trim();
