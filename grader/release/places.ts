import { exercisesIn, type CourseExercise, type CourseModule } from '../course';

/**
 * Names exercises briefly, in course order: a module by its id if all of its exercises are meant,
 * otherwise each exercise by its own.
 */
export const placesOf = (exercises: readonly CourseExercise[], course: readonly CourseModule[]): string[] =>
  course.flatMap((module) => {
    const own = exercises.filter((exercise) => exercise.module.id === module.id);
    const isWhole = own.length === exercisesIn([module]).length;
    return own.length > 0 && isWhole ? [module.id] : own.map(({ definition }) => definition.id);
  });
