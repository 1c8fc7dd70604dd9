import { readFileSync } from 'node:fs';
import { type CourseExercise, pathOf } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import type { Answer } from './judge-answers';
import { applyEdits, type Edits, type MistakesByFunction } from './edits';

/** A misconception as a submission: the solution with that mistake. */
export interface WrongAnswer extends Answer {
  readonly function: string;
  readonly misconception: string;
}

export const solutionOf = (exercise: CourseExercise): string =>
  readFileSync(inRepository('solutions', pathOf(exercise)), 'utf8');

/**
 * Every misconception of an exercise as a submission.
 *
 * @throws Error if one has no edits, or edits that do not apply to the solution
 */
export async function wrongAnswers(exercise: CourseExercise): Promise<WrongAnswer[]> {
  const solution = solutionOf(exercise);
  const { mistakes } = (await import(`./mistakes/${exercise.definition.id}.ts`)) as {
    mistakes: MistakesByFunction;
  };
  return exercise.definition.functions.flatMap(({ name, misconceptions }) =>
    misconceptions.map(({ id }) => ({
      name: `${name}: ${id}`,
      function: name,
      misconception: id,
      source: applyEdits(solution, editsFor(mistakes, name, id)),
    })),
  );
}

/** The edits of a pair are those of its halves. */
function editsFor(mistakes: MistakesByFunction, name: string, misconception: string): Edits {
  return misconception.split('+').flatMap((half) => {
    const edits = mistakes[name]?.[half];
    if (edits === undefined) throw new Error(`quality/mistakes/ has no ${half} of ${name}`);
    return edits;
  });
}
