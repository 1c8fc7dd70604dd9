import { modules } from '../course';
import { submissionRoot } from './submission-folder';

/**
 * The folder of a submission that holds the course's module folders.
 *
 * @throws UnreadableSubmission when there is none
 */
export const courseRoot = (submission: string): string =>
  submissionRoot(
    submission,
    modules.map(({ id }) => id),
  );
