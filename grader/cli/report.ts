import { writeClassReports } from '../report/class-reports';
import { UsageError } from './usage-error';

/**
 * Makes the table and the pages of a class again, for instance after overrides.csv was changed.
 *
 * @param out the folder that a class was graded into
 * @throws Refusal where its files are not as they must be
 */
export function report(out: string): void {
  try {
    const { classPage, submissionPages, overrides } = writeClassReports(out);
    const decided =
      overrides === 0
        ? ''
        : `, with ${String(overrides)} ${overrides === 1 ? 'row' : 'rows'} of overrides.csv`;
    console.log(
      `${classPage} and the pages of ${String(submissionPages)} submissions are written${decided}.`,
    );
  } catch (failure) {
    if (failure instanceof Error && 'syscall' in failure)
      throw new UsageError(`the pages cannot be written to ${out}: ${failure.message}`);
    throw failure;
  }
}
