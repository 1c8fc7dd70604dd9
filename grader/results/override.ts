/**
 * An adjustment or comment by an instructor or TA. It is kept apart from the results and never
 * changes them.
 */
export interface Override {
  readonly submission: string;
  /** Exercise id; undefined for the whole submission. */
  readonly exercise: string | undefined;
  /** Points to add; negative to deduct, 0 for a comment alone. */
  readonly adjustment: number;
  readonly comment: string;
  readonly by: string;
}

export const overrideColumns = ['submission', 'exercise', 'adjustment', 'comment', 'by'] as const;
