import { existsSync } from 'node:fs';
import { ClassFolder } from '../class/class-folder';
import { endMerge, mergeClass } from '../class/merge-class';
import { renderClassMarkdown } from '../report/class-markdown';
import { spaceInSummary } from '../report/job-summary';
import { classFiles } from '../results/layout';
import { conclude } from './grade-class';

/**
 * Merges the parts of a class. In a GitHub workflow, also writes the class to the job summary.
 *
 * @returns the exit code, as if the class had been graded in one go
 */
export async function merge(parts: readonly string[], out: string): Promise<number> {
  const merged = new ClassFolder(out);
  const records = mergeClass(
    parts.map((part) => new ClassFolder(part)),
    merged,
  );
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined) {
    const { summary } = await import('@actions/core');
    await summary.addRaw(renderClassMarkdown(records, spaceInSummary(process.env))).write();
  }
  const exitCode = conclude(records, out);
  if (existsSync(merged.place(classFiles.page))) endMerge(merged);
  return exitCode;
}
