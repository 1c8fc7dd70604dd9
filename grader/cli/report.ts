import { writeClassReports } from '../report/class-reports';
import { readGradedClass } from '../report/graded-class';
import { writeStudentCopies } from '../report/student-copies';
import type { Results } from '../results/results';
import { studentCopy } from './student-copy';
import { UsageError } from './usage-error';

export interface ReportOptions {
  /** The folder for what students may have. */
  readonly studentCopies?: string;
  readonly showCases?: boolean;
}

/**
 * Makes the table and the pages of a class again, for instance after overrides.csv was changed, and the students' copies where they are
 * asked for.
 *
 * @param out the folder that a class was graded into
 * @throws Refusal where its files are not as they must be
 */
export function report(out: string, { studentCopies, showCases = false }: ReportOptions): void {
  if (showCases && studentCopies === undefined)
    throw new UsageError('--show-cases is about the copies of --student-copies <dir>');
  const graded = readGradedClass(out);
  const { classPage, submissionPages } = writing(out, () => writeClassReports(graded));
  const rows = graded.overrides.length;
  const decided = rows === 0 ? '' : `, with ${String(rows)} ${rows === 1 ? 'row' : 'rows'} of overrides.csv`;
  console.log(`${classPage} and the pages of ${String(submissionPages)} submissions are written${decided}.`);
  if (studentCopies === undefined) return;
  const copies = { folder: studentCopies, copyOf: (results: Results) => studentCopy(results, showCases) };
  const count = writing(studentCopies, () => writeStudentCopies(graded, copies));
  const without = graded.records.length - count;
  const others = without === 0 ? '' : `; ${String(without)} without results have none`;
  console.log(`${studentCopies} has the students’ copies of ${String(count)} submissions${others}.`);
}

/** @throws UsageError when a file cannot be read or written */
function writing<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (failure) {
    if (failure instanceof Error && 'syscall' in failure)
      throw new UsageError(`the pages cannot be written to ${folder}: ${failure.message}`);
    throw failure;
  }
}
