/** The points of one assignment in a grading. */
export interface Subtotal {
  /** The assignment's id. */
  readonly assignment: string;
  readonly points: number;
  readonly maxPoints: number;
}

interface CountedExercise {
  readonly assignment?: string | undefined;
  readonly points: number;
  readonly maxPoints: number;
}

/** The assignments of exercises, in the order in which they begin; none of results without them. */
export const assignmentsIn = (exercises: readonly Pick<CountedExercise, 'assignment'>[]): string[] => [
  ...new Set(exercises.flatMap(({ assignment }) => assignment ?? [])),
];

/**
 * Returns the points of each assignment; empty if there is only one, whose points are the total.
 */
export function subtotals(exercises: readonly CountedExercise[]): Subtotal[] {
  const assignments = assignmentsIn(exercises);
  if (assignments.length < 2) return [];
  return assignments.map((assignment) => {
    const own = exercises.filter((exercise) => exercise.assignment === assignment);
    return {
      assignment,
      points: own.reduce((sum, { points }) => sum + points, 0),
      maxPoints: own.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    };
  });
}
