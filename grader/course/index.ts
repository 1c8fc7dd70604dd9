import type { ExerciseDefinition } from '../engine/exercise';
import { assignmentIds, assignmentTitles, type AssignmentId } from './assignments';
import type { CourseModule } from './module';
import { modules } from './modules';

export { assignmentIds, type AssignmentId } from './assignments';
export { objectives, type CourseModule } from './module';
export { modules } from './modules';

export const courseName = 'attention-to-diffusion';

/** An exercise with its place in the course. */
export interface CourseExercise {
  readonly definition: ExerciseDefinition;
  readonly module: CourseModule;
  readonly assignment: AssignmentId;
  /** The file a student edits, in the module's folder. */
  readonly file: string;
}

/** The exercises of modules in course order: by module, and in it by assignment. */
export const exercisesIn = (course: readonly CourseModule[]): CourseExercise[] =>
  course.flatMap((module) =>
    assignmentIds.flatMap((assignment) =>
      (module.exercises[assignment] ?? []).map((definition) => ({
        ...{ definition, module, assignment },
        file: `${definition.id}.ts`,
      })),
    ),
  );

/** The assignment whose exercises come first in a module; those of the others build on them. */
export const firstAssignmentOf = (module: CourseModule): AssignmentId | undefined =>
  assignmentIds.find((id) => module.exercises[id] !== undefined);

/** Whether the exercise earns no points here and is only imported by others. */
export const isPrerequisite = ({ module, assignment }: CourseExercise): boolean =>
  module.prerequisites?.includes(assignment) === true;

export const exercises: readonly CourseExercise[] = exercisesIn(modules);

/** The exercises that earn points: all except prerequisites. */
export const countedExercises: readonly CourseExercise[] = exercises.filter(
  (exercise) => !isPrerequisite(exercise),
);

export interface Assignment {
  readonly id: AssignmentId;
  readonly title: string;
  /** In course order, across modules. At least one. */
  readonly exercises: readonly CourseExercise[];
}

/** The assignments of these exercises, in order. */
export const assignmentsOf = (chosen: readonly CourseExercise[]): Assignment[] =>
  assignmentIds
    .map((id) => ({
      id,
      title: assignmentTitles[id],
      exercises: chosen.filter(({ assignment }) => assignment === id),
    }))
    .filter(({ exercises: own }) => own.length > 0);

export const assignments: readonly Assignment[] = assignmentsOf(countedExercises);

/** The exercises with these ids, in the order of the ids; unknown ids are ignored. */
export const exercisesNamed = (ids: readonly string[]): CourseExercise[] =>
  ids.flatMap((id) => exercises.filter(({ definition }) => definition.id === id));

/** The file's path in exercises/ and solutions/, `/`-separated. */
export const pathOf = ({ module, file }: CourseExercise): string => `${module.id}/${file}`;

export const maxPointsOf = ({ checks }: ExerciseDefinition): number =>
  checks.reduce((sum, { points }) => sum + points, 0);

/** The most points that these exercises can earn together. */
export const pointsOf = (chosen: readonly CourseExercise[]): number =>
  chosen.reduce((sum, { definition }) => sum + maxPointsOf(definition), 0);
