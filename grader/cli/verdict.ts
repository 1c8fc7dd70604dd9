import type { CourseExercise } from '../course';
import { gradeSubmission } from '../judge/grade-submission';
import { unreadableResults } from '../judge/unreadable-results';
import type { Results } from '../results/results';
import { UnreadableSubmission } from '../submission/submission-folder';
import type { GradingOptions } from './options';

export interface VerdictOptions extends GradingOptions {
  readonly submission: string;
  readonly exercises: readonly CourseExercise[];
}

/**
 * Returns a verdict for a platform, which expects one for every submission: one that cannot be read
 * gets no points and the reason.
 *
 * @throws on any other error, which is the grader's or the machine's
 */
export async function verdictOn(options: VerdictOptions): Promise<Results> {
  try {
    return await gradeSubmission({ ...options, withConcepts: true });
  } catch (failure) {
    if (!(failure instanceof UnreadableSubmission)) throw failure;
    return unreadableResults(options.exercises, failure.message, options);
  }
}
