import { courseName } from '../course';
import type { GradescopeVisibility } from '../report/formats/gradescope';
import { recordsOf } from '../results/of-assignment';
import { hasByteOrderMark, tableText } from '../results/table-text';
import { bytesOf, exportedClass, isFolder, readTable } from './export-files';
import { classFormats, type ClassFormat, type SubmissionFormat } from './export-options';
import { UsageError } from './usage-error';
import { writeFile } from './write-file';
import { printableLine } from '../platform/printable';

export interface ExportCommand {
  /** A results.json, or the folder of a graded class. */
  readonly results: string;
  readonly to: SubmissionFormat | ClassFormat;
  /** A file; a folder if a format of one submission is written for a class. */
  readonly out: string;
  /** The assignment to export; everything that was graded if undefined. */
  readonly assignment?: string;
  /** The assignment's name on the platform. */
  readonly name?: string;
  readonly prefix?: string;
  readonly students?: string;
  readonly gradebook?: string;
  readonly visibility: GradescopeVisibility;
  readonly showCases?: boolean;
}

/**
 * Exports results to another platform.
 *
 * @returns exit code 0, or 1 if submissions of a class have no place or no points in the export
 */
export async function exportResults(command: ExportCommand, env: NodeJS.ProcessEnv): Promise<number> {
  const { to, results } = command;
  if (results === '') throw new UsageError('name a results.json, or the folder of a graded class');
  const exitCode = isClassFormat(to)
    ? await exportTable({ ...command, to })
    : await exportSubmissions({ ...command, to }, env);
  console.log(`Wrote ${command.out}`);
  return exitCode;
}

async function exportSubmissions(
  command: ExportCommand & { readonly to: SubmissionFormat },
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { exportEach, exportOne } = await import('./export-submissions');
  return isFolder(command.results) ? exportEach(command) : exportOne(command, env);
}

const isClassFormat = (format: string): format is ClassFormat =>
  classFormats.some((known) => known === format);

async function exportTable({
  results,
  to,
  out,
  assignment,
  name = assignment === undefined ? courseName : `${courseName}: ${assignment}`,
  prefix,
  students,
  gradebook,
}: ExportCommand & { readonly to: ClassFormat }): Promise<number> {
  const { records: all, overrides } = exportedClass(results);
  const { identifiersIn } = await import('../report/formats/students');
  const identifiers = students === undefined ? undefined : identifiersIn(readTable(students), students);
  const records = assignment === undefined ? all : recordsOf(all, overrides, assignment);
  const options = { assignment: name, prefix, identifiers, overrides };
  const { warnOfOverrides } = await import('./report');
  warnOfOverrides(overrides, all);
  const { withoutGrade } = await import('../report/formats/grade-of');
  const empty = withoutGrade(records, overrides);
  if (empty.length > 0) console.error(`No points, because there is no verdict: ${namesOf(empty)}.`);
  if (to === 'github-csv') {
    const { githubCsv } = await import('../report/formats/github-csv');
    writeFile(out, githubCsv(records, options));
    return empty.length === 0 ? 0 : 1;
  }
  if (gradebook === undefined) {
    throw new UsageError('canvas needs --gradebook, the gradebook file that Canvas exports (Grades, Export)');
  }
  const { canvasCsv } = await import('../report/formats/canvas');
  const exported = bytesOf(gradebook);
  const { csv, unmatched } = canvasCsv(records, {
    ...options,
    gradebook: tableText(exported, gradebook),
    gradebookName: gradebook,
    bom: hasByteOrderMark(exported),
  });
  writeFile(out, csv);
  if (unmatched.length > 0)
    console.error(`Left out, because no free row in ${gradebook} matches: ${namesOf(unmatched)}.`);
  return unmatched.length + empty.length === 0 ? 0 : 1;
}

const namesOf = (submissions: readonly string[]): string => printableLine(submissions.join(', '));
