import { writeWhole } from '../platform/write-whole.mjs';
import { createHighlighter } from './code/highlight';
import { pageScript } from './html/page-script';
import { submissionPage } from './html/submission-page';
import type { Results } from '../results/results';
import type { Source } from '../results/sources';

/**
 * Writes the page of a single submission that was not graded as part of a class.
 *
 * @throws Error of the file system
 */
export function writeReport(file: string, results: Results, name: string, sources: readonly Source[]): void {
  const listings = sources.map(createHighlighter());
  writeWhole(
    file,
    submissionPage(results, { name, sources: listings, script: pageScript('submission-page') }),
  );
}
