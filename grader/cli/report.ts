import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeClassReports } from '../report/class-reports';
import { readGradedClass, type GradedClass } from '../report/graded-class';
import { writeStudentCopies } from '../report/student-copies';
import type { ClassRecord } from '../results/class-record';
import { classFiles } from '../results/layout';
import { BY_LATE_POLICY, withLateRows, type LatePolicy } from '../results/late-policy';
import type { Override } from '../results/override';
import { readOverrides, withAdded, withoutSubmission, writeOverrides } from '../results/overrides';
import type { Results } from '../results/results';
import { tableText } from '../results/table-text';
import { printableLine } from '../platform/printable';
import { studentCopy } from './student-copy';
import { writeWhole } from '../platform/write-whole.mjs';
import { UsageError } from './usage-error';

export interface ReportOptions {
  /** The folder for the students' copies. */
  readonly studentCopies?: string;
  readonly showCases?: boolean;
  /** What late work costs; `off` removes the rows of an earlier policy. */
  readonly late?: LatePolicy | 'off';
  readonly grace?: number;
  /** Tables of adjustments to add, as pages write them. */
  readonly add?: readonly string[];
}

/**
 * Rewrites the table and the pages of a class, for instance after overrides.csv was changed, and
 * writes the students' copies if asked.
 *
 * @param out the folder that a class was graded into
 * @throws Refusal if its files are not valid
 */
export function report(out: string, options: ReportOptions): void {
  const { studentCopies, showCases = false } = options;
  if (showCases && studentCopies === undefined)
    throw new UsageError('--show-cases needs --student-copies <dir>');
  const graded = withLatePolicy(withDownloads(readGradedClass(out), options.add ?? []), options);
  const { classPage, submissionPages } = writing(out, () => writeClassReports(graded));
  warnOfOverrides(graded.overrides, graded.records);
  const rows = graded.overrides.length;
  const decided = rows === 0 ? '' : `, with ${String(rows)} ${rows === 1 ? 'row' : 'rows'} of overrides.csv`;
  console.log(`Wrote ${classPage} and the pages of ${String(submissionPages)} submissions${decided}.`);
  if (studentCopies === undefined) return;
  const copies = { folder: studentCopies, copyOf: (results: Results) => studentCopy(results, showCases) };
  const count = writing(studentCopies, () => writeStudentCopies(graded, copies));
  const without = graded.records.length - count;
  const others = without === 0 ? '' : `; skipped ${String(without)} without results`;
  console.log(`Wrote students’ copies of ${String(count)} submissions to ${studentCopies}${others}.`);
}

/** Adds the rows of files that pages have written to overrides.csv. */
function withDownloads(graded: GradedClass, files: readonly string[]): GradedClass {
  if (files.length === 0) return graded;
  const rows = files.flatMap((file) => readOverrides(readTable(file), graded.records, file));
  const { overrides, count, doubled } = withAdded(graded.overrides, rows);
  writeRows(graded, overrides);
  console.log(`Added ${String(count)} of ${String(rows.length)} rows to ${classFiles.overrides}.`);
  for (const { submission, exercise = 'the whole submission', by } of doubled)
    console.error(
      printableLine(
        `${submission} has another row by ${by} about ${exercise}; both count. Remove one if only one should.`,
      ),
    );
  return { ...graded, overrides };
}

function readTable(file: string): string {
  try {
    return tableText(readFileSync(file), file);
  } catch (failure) {
    if (failure instanceof Error && 'syscall' in failure) throw new UsageError(`cannot read ${file}`);
    throw failure;
  }
}

function writeRows({ out }: GradedClass, overrides: readonly Override[]): void {
  const file = path.join(out, classFiles.overrides);
  writing(file, () => {
    writeWhole(file, writeOverrides(overrides));
  });
}

/** Writes the rows of a late policy into overrides.csv, if one is asked for. */
function withLatePolicy(graded: GradedClass, { late, grace }: ReportOptions): GradedClass {
  if (late === undefined) {
    if (grace !== undefined) throw new UsageError('--grace needs --late, for instance --late 10%/day');
    return graded;
  }
  const { out, records } = graded;
  const rules = late === 'off' ? undefined : { ...late, grace: grace ?? 0 };
  if (rules !== undefined && records.every(({ handedIn }) => handedIn?.deadline === undefined))
    throw new UsageError(
      `no submission in ${out} has a deadline; give --deadline to npm run collect, and grade again`,
    );
  const overrides = withLateRows(graded.overrides, records, rules);
  writeRows(graded, overrides);
  const count = overrides.filter(({ by }) => by === BY_LATE_POLICY).length;
  console.log(
    `${classFiles.overrides} has ${String(count)} ${count === 1 ? 'row' : 'rows'} about late work.`,
  );
  return { ...graded, overrides };
}

/** Says which rows of overrides.csv change nothing, because their students are not in the class. */
export function warnOfOverrides(overrides: readonly Override[], records: readonly ClassRecord[]): void {
  const names = withoutSubmission(overrides, records);
  if (names.length === 0) return;
  console.error(
    `${classFiles.overrides} has rows of ${printableLine(names.join(', '))}, who have no submission in this class; the rows change nothing.`,
  );
}

/** @throws UsageError if a file cannot be read or written */
function writing<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (failure) {
    if (failure instanceof Error && 'syscall' in failure)
      throw new UsageError(`cannot write the pages to ${folder}: ${failure.message}`);
    throw failure;
  }
}
