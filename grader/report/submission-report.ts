import { writeWhole } from '../platform/write-whole.mjs';
import { createHighlighter } from './code/highlight';
import type { Source } from './code/listing';
import { pageScript } from './html/page-script';
import { submissionPage } from './html/submission-page';
import type { Results } from './results';

/** The page of a submission, beside its results.json. */
export const reportFile = 'report.html';

/**
 * Writes the page of a submission that was graded by itself.
 *
 * @param file where to
 * @throws Error of the file system
 */
export function writeReport(file: string, results: Results, name: string, sources: readonly Source[]): void {
  const listings = sources.map(createHighlighter());
  writeWhole(
    file,
    submissionPage(results, { name, sources: listings, script: pageScript('submission-page') }),
  );
}
