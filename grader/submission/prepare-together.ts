import type { CourseExercise } from '../course';
import { tooSlow } from './bundle-problem';
import { sourcesFor } from './sources';
import { bundleSubmission, submittedFiles, type Bundles } from './bundle-submission';
import { courseRoot } from './course-root';
import { typeCheckAhead } from './type-check';

/**
 * Prepares several submissions for grading: bundles them, and type-checks them all at once. Reports
 * no problems: grading an unreadable submission reports why, and one that ran out of time here is
 * bundled again, since others may have used the time.
 *
 * @returns bundles by folder
 */
export async function prepareTogether(
  directories: readonly string[],
  asked: readonly CourseExercise[],
  isolate: boolean,
): Promise<ReadonlyMap<string, Promise<Bundles>>> {
  const bundled = new Map<string, Promise<Bundles>>();
  const sources = directories.map(async (directory) => {
    const root = courseRoot(directory);
    const bundling = bundleSubmission(root, asked, isolate);
    bundled.set(directory, bundling);
    const { bundles, problems } = await bundling;
    if ([...problems.values()].includes(tooSlow)) bundled.delete(directory);
    return sourcesFor(root, submittedFiles(bundles));
  });
  const read = await Promise.allSettled(sources);
  await typeCheckAhead(read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
  return bundled;
}
