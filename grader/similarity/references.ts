import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { submissionsIn } from '../class/submissions';
import type { CourseExercise } from '../course';
import { inRepository } from '../platform/root';
import { readCode, type SubmittedCode } from './read-code';

/** The name of the model answers among the references. */
const SOLUTIONS = 'solutions';
/** The name of the mathematics of the grader. */
export const ORACLE = 'grader/oracle';

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

/**
 * The sources of the oracle, by a name for each. Each is there as it is, without types, and as in
 * the file that students get, since they may have copied any of these.
 */
export function oracleTexts(): Map<string, string> {
  const folder = inRepository(...ORACLE.split('/'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return new Map(
    files.sort().flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const transformed = (options: { readonly minifySyntax?: boolean }): string =>
        transformSync(text, { loader: 'ts', target: 'es2022', ...options }).code;
      return [
        [file, text] as const,
        [`${file} without types`, transformed({})] as const,
        [`${file} as released`, transformed({ minifySyntax: true })] as const,
      ];
    }),
  );
}
