import { assignments, type CourseExercise } from '../grader/course';

/** The exercises that are measured: figures of one assignment can be compared over the years. */
export const coreExercises: readonly CourseExercise[] =
  assignments.find(({ id }) => id === 'core')?.exercises ?? [];

export const CORE = ['--assignment', 'core'] as const;
