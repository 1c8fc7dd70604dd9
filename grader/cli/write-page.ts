import path from 'node:path';
import { submittedReflections } from '../concepts/reflection';
import { exercises, pathOf } from '../course';
import { submissionFiles } from '../results/layout';
import type { Results } from '../results/results';
import type { Source } from '../results/sources';
import { courseRoot } from '../submission/course-root';
import { regradeRequest } from '../submission/regrade-request';
import { UnreadableSubmission } from '../submission/submission-folder';

/**
 * Writes the page of a submission. The modules for pages are loaded only if one is requested.
 *
 * @param used the files that the exercises' scripts consist of, the largest contributions first
 * @throws Error of the file system
 */
export async function writePage(
  directory: string,
  results: Results,
  submission: string,
  used: readonly string[] = [],
): Promise<void> {
  const { writeReport } = await import('../report/submission-report');
  const name = path.basename(path.resolve(submission));
  const sources = await sourcesOf(results, submission, used);
  writeReport(path.join(directory, submissionFiles.report), results, name, sources);
}

/** What the student has written; nothing if the submission cannot be read. */
async function sourcesOf(results: Results, submission: string, used: readonly string[]): Promise<Source[]> {
  const { submittedSources } = await import('../submission/submitted-sources');
  const graded = exercises.filter(({ definition }) =>
    results.exercises.some(({ id }) => id === definition.id),
  );
  try {
    const root = courseRoot(submission);
    const modules = [...new Set(graded.map(({ module }) => module.id))];
    return [
      ...(await submittedSources(root, graded.map(pathOf), used)),
      ...submittedReflections(root, modules),
      ...regradeRequest(root),
    ];
  } catch (failure) {
    if (failure instanceof UnreadableSubmission) return [];
    throw failure;
  }
}
