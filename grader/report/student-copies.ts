import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../platform/refusal';
import { writeWhole } from '../platform/write-whole.mjs';
import { gradedSubmissions, type GradedClass } from './graded-class';
import { pageScript } from './html/page-script';
import { submissionPage } from './html/submission-page';
import type { Results } from '../results/results';
import { submissionFiles } from '../results/layout';
import { isInside } from '../platform/paths';

/** What students get would stand among what they must not see. */
export class UnusableFolder extends Refusal {
  override readonly name = 'UnusableFolder';
}

export interface StudentCopies {
  /** Where to; each submission gets a folder of its name. */
  readonly folder: string;
  /** What a student may have of results. */
  readonly copyOf: (results: Results) => Results;
}

/**
 * Writes what each student of a class may have: results and page without what tells a private seed, with what people decided, and nothing
 * of others. Returns how many there are.
 *
 * @throws UnusableFolder, UnreadableClass, UnreadableResults, or the file system's Error
 */
export function writeStudentCopies(graded: GradedClass, copies: StudentCopies): number {
  if (isInside(path.resolve(graded.out), path.resolve(copies.folder)))
    throw new UnusableFolder(
      `${copies.folder} is in the folder of the class, which holds seed and inputs; name another for the students’ copies`,
    );
  let count = 0;
  for (const { folder, results, ...submission } of gradedSubmissions(graded)) {
    const copy = copies.copyOf(results);
    const place = path.join(copies.folder, ...folder.split('/'));
    mkdirSync(place, { recursive: true });
    writeWhole(path.join(place, submissionFiles.results), `${JSON.stringify(copy, null, 2)}\n`);
    writeWhole(
      path.join(place, submissionFiles.report),
      submissionPage(copy, { ...submission, forStudent: true, script: pageScript('submission-page') }),
    );
    count += 1;
  }
  return count;
}
