/**
 * The titles of the assignments, in order. Each is worth 100 points once it is complete. One that
 * has no exercises does not exist for users.
 */
export const assignmentTitles = {
  core: 'The core',
  'language-models': 'Language models',
  physics: 'Physics',
} as const;

export type AssignmentId = keyof typeof assignmentTitles;

export const assignmentIds = Object.keys(assignmentTitles) as readonly AssignmentId[];
