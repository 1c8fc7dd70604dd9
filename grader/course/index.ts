import type { ExerciseDefinition } from '../engine/exercise';
import type { CourseModule } from './module';
import { modules } from './modules';

export { objectives, type CourseModule } from './module';
export { modules } from './modules';

export const courseName = 'attention-to-diffusion';

/** An exercise with its place in the course. */
export interface CourseExercise {
  readonly definition: ExerciseDefinition;
  readonly module: CourseModule;
  /** The file a student edits, in the module's folder. */
  readonly file: string;
}

export const exercises: readonly CourseExercise[] = modules.flatMap((module) =>
  module.exercises.map((definition) => ({ definition, module, file: `${definition.id}.ts` })),
);

/** The exercises with these ids, in the order of the ids; unknown ids are ignored. */
export const exercisesNamed = (ids: readonly string[]): CourseExercise[] =>
  ids.flatMap((id) => exercises.filter(({ definition }) => definition.id === id));

/** The file's path in exercises/ and solutions/, `/`-separated. */
export const pathOf = ({ module, file }: CourseExercise): string => `${module.id}/${file}`;

export const maxPointsOf = ({ checks }: ExerciseDefinition): number =>
  checks.reduce((sum, { points }) => sum + points, 0);
