import { existsSync } from 'node:fs';
import path from 'node:path';
import { submissionsIn } from '../class/submissions';
import type { CourseExercise } from '../course';
import { inRepository } from '../platform/root';
import { readCode, type SubmittedCode } from './read-code';

/** The name of the model answers among the references. */
const SOLUTIONS = 'solutions';

/**
 * Returns what students may have copied from besides each other: the model answers, and the
 * submissions of earlier years, named `2025/ada`.
 *
 * @param folders each a folder of submissions
 * @param out the folder of the results, which is not a submission
 * @throws NoClass
 */
export async function referencesIn(
  folders: readonly string[],
  out: string,
  chosen: readonly CourseExercise[],
): Promise<SubmittedCode[]> {
  const earlier = folders.flatMap((folder) =>
    submissionsIn(folder, out).map(({ name, directory }) => ({
      ...{ name: `${path.basename(path.resolve(folder))}/${name}`, directory },
    })),
  );
  const solutions = { name: SOLUTIONS, directory: inRepository(SOLUTIONS) };
  const all = existsSync(solutions.directory) ? [solutions, ...earlier] : earlier;
  const codes: SubmittedCode[] = [];
  for (const submission of all) codes.push(await readCode(submission, chosen));
  return codes;
}
