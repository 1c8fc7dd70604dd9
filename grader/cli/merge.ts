import { ClassFolder } from '../class/class-folder';
import { mergeClass } from '../class/merge-class';
import { renderClassMarkdown } from '../report/class-markdown';
import { conclude } from './grade-class';

/**
 * Joins the parts of a class, and resolves with the exit code, which is that of grading it in one. A workflow of GitHub has the class in its
 * summary then.
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
