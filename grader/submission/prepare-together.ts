import type { CourseExercise } from '../course';
import { tooSlow } from './bundle-problem';
import { sourcesFor } from './sources';
import { bundleSubmission, submittedFiles, type Bundles } from './bundle-submission';
import { courseRoot } from './course-root';
import { typeCheckAhead } from './type-check';

/**
 * Makes several submissions ready to be graded one by one: their bundles, by folder, and what the compiler says of all of them at
 * once. Why one cannot be read is told when it is graded, and so is that its time has run out: here others may have taken it.
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
