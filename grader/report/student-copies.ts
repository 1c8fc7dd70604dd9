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

/** The students' copies would be written among files that students must not see. */
export class UnusableFolder extends Refusal {
  override readonly name = 'UnusableFolder';
}

export interface StudentCopies {
  /** The folder to write to; each submission gets a subfolder of its name. */
  readonly folder: string;
  /** Returns the student's copy of results. */
  readonly copyOf: (results: Results) => Results;
}

/**
 * Writes each student's copy: results and page with adjustments, but without anything that reveals
 * a private seed or concerns other students. Returns the number of copies.
 *
 * @throws UnusableFolder, UnreadableClass, UnreadableResults, or an Error of the file system
 */
export function writeStudentCopies(graded: GradedClass, copies: StudentCopies): number {
  if (isInside(path.resolve(graded.out), path.resolve(copies.folder)))
    throw new UnusableFolder(
      `${copies.folder} is inside the class’s folder, which contains the seed and the inputs; choose another folder for the students’ copies`,
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
