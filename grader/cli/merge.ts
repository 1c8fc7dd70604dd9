import { existsSync } from 'node:fs';
import { ClassFolder } from '../class/class-folder';
import { endMerge, mergeClass } from '../class/merge-class';
import { renderClassMarkdown } from '../report/class-markdown';
import { readGradedClass } from '../report/graded-class';
import { spaceInSummary } from '../report/job-summary';
import { classFiles } from '../results/layout';
import { conclude } from './grade-class';
import type { ReportOptions } from './report';

export interface MergeCommand extends Pick<ReportOptions, 'late' | 'grace'> {
  readonly parts: readonly string[];
  readonly out: string;
  /** The folder of an earlier grading of the class. */
  readonly history?: string;
}

/**
 * Merges the parts of a class. In a GitHub workflow, also writes the class to the job summary.
 *
 * @returns the exit code, as if the class had been graded in one go
 */
export async function merge({ parts, out, history, ...late }: MergeCommand): Promise<number> {
  const merged = new ClassFolder(out);
  const records = mergeClass(
    parts.map((part) => new ClassFolder(part)),
    merged,
  );
  const noHistory = history === undefined ? undefined : merged.continueHistory(new ClassFolder(history));
  if (noHistory !== undefined) console.error(`${noHistory}; the points over time start anew.`);
  merged.remember(records, new Date());
  const exitCode = conclude(records, out, late);
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined) {
    const { summary } = await import('@actions/core');
    const { overrides } = readGradedClass(out);
    const text = renderClassMarkdown(records, { overrides, bytes: spaceInSummary(process.env) });
    await summary.addRaw(text).write();
  }
  if (existsSync(merged.place(classFiles.page))) endMerge(merged);
  return exitCode;
}
