import { ClassFolder } from '../class/class-folder';
import { mergeClass } from '../class/merge-class';
import { renderClassMarkdown } from '../report/class-markdown';
import { conclude } from './grade-class';

/**
 * Merges the parts of a class. In a GitHub workflow, also writes the class to the job summary.
 *
 * @returns the exit code, as if the class had been graded in one go
 */
export async function merge(parts: readonly string[], out: string): Promise<number> {
  const records = mergeClass(
    parts.map((part) => new ClassFolder(part)),
    new ClassFolder(out),
  );
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined) {
    const { summary } = await import('@actions/core');
    await summary.addRaw(renderClassMarkdown(records)).write();
  }
  return conclude(records, out);
}
