import { moduleIds } from '../course/module-ids';
import { submissionRoot } from './submission-folder';

/**
 * The folder of a submission that contains the course's module folders.
 *
 * @throws UnreadableSubmission if there is none
 */
export const courseRoot = (submission: string): string => submissionRoot(submission, moduleIds);
