/** What a person decided about the points of a submission; stands beside the grading and never changes it. */
export interface Override {
  readonly submission: string;
  /** The exercise; undefined for the submission as a whole. */
  readonly exercise: string | undefined;
  /** Points to be added, taken away where negative, 0 for a comment alone. */
  readonly adjustment: number;
  readonly comment: string;
  readonly by: string;
}

export const overrideColumns = ['submission', 'exercise', 'adjustment', 'comment', 'by'] as const;
