import { nextHint } from '../hints/next-hint';
import { terminalWidth } from '../report/wrap';
import { courseRoot } from '../submission/course-root';
import { chosenExercises } from './choose-exercises';
import { UsageError } from './usage-error';

export interface HintCommand {
  /** An exercise. */
  readonly name: string;
  readonly submission: string;
  readonly again: boolean;
}

/**
 * Prints the next hint to an exercise.
 *
 * @throws UsageError if the name is that of several exercises
 */
export function hint({ name, submission, again }: HintCommand): void {
  const [exercise, ...others] = chosenExercises([name], { submission });
  if (exercise === undefined || others.length > 0)
    throw new UsageError(
      `name one exercise, for instance npm run hint -- ${exercise?.definition.id ?? name}`,
    );
  console.log(nextHint(exercise, { root: courseRoot(submission), again, width: terminalWidth() }));
}
