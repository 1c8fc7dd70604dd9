import { courseName, maxPointsOf, objectives, pathOf, type CourseExercise } from '../course';
import type { Seed } from '../oracle/random';
import type { Results } from '../results/results';
import { unreadableChecks } from './exercise-result';

/**
 * The results of a submission that cannot be read: no points, and the reason with each exercise.
 * Platforms treat a missing result as a grader failure, so every submission gets one.
 */
export function unreadableResults(
  exercises: readonly CourseExercise[],
  reason: string,
  { seed, isolate }: { readonly seed: Seed; readonly isolate: boolean },
): Results {
  const results = exercises.map((exercise): Results['exercises'][number] => ({
    id: exercise.definition.id,
    title: exercise.definition.title,
    module: exercise.module.id,
    assignment: exercise.assignment,
    objective: objectives[exercise.module.objective],
    status: 'error',
    points: 0,
    maxPoints: maxPointsOf(exercise.definition),
    checks: unreadableChecks(exercise, reason),
    error: reason,
    diagnoses: [],
    circumstances: [],
    fixFirst: [],
    mistakes: [],
    modelAnswers: [],
    advice: [],
    typeErrors: [],
    output: { lines: [], total: 0, calls: [] },
    location: { file: `exercises/${pathOf(exercise)}`, line: 1 },
    duration: 0,
  }));
  return {
    schemaVersion: 1,
    course: courseName,
    points: 0,
    maxPoints: results.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    seed,
    isolated: isolate,
    courseChanges: null,
    exercises: results,
  };
}
