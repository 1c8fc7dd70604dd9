import path from 'node:path';
import { writeWhole } from '../platform/write-whole.mjs';
import { classCsv } from './class-csv';
import { gradedSubmissions, optional, type GradedClass } from './graded-class';
import type { Neighbours, PageLink } from './html/class-links';
import { classPage } from './html/class-page';
import { pageScript } from './html/page-script';
import { submissionPage } from './html/submission-page';
import { readSections } from '../results/class-sections';
import { changedPoints, comparableGradings, pointsOfEach, readHistory } from '../results/history';
import type { ClassRecord } from '../results/class-record';
import { mistakesOf } from '../results/results';
import { readReferenceMatches } from '../results/reference-matches';
import { readSimilarity } from '../results/similar-pairs';
import { classFiles, submissionFiles } from '../results/layout';

export interface WrittenReports {
  readonly classPage: string;
  readonly submissionPages: number;
}

/**
 * Writes the table and the pages of a class from the files of its grading: class.jsonl, each
 * submission's results.json and sources.json, and overrides.csv, similarity.csv, students.csv and
 * history.jsonl if present. Changes nothing else.
 *
 * @throws UnreadableResults, UnusableRows, or an Error of the file system
 */
export function writeClassReports(graded: GradedClass): WrittenReports {
  const { out, records, overrides } = graded;
  const similarity = optional(out, classFiles.similarity, (text, name) =>
    readSimilarity(text, records, name),
  );
  const references = optional(out, classFiles.references, readReferenceMatches);
  const sections = optional(out, classFiles.students, (text, name) => readSections(text, records, name));
  const history = comparableGradings(optional(out, classFiles.history, readHistory) ?? []);
  const ownHistories = pointsOfEach(history);
  const pages = new Map<string, string>();
  const sentences = new Map<string, string>();
  for (const { folder, results, ...submission } of gradedSubmissions(graded)) {
    for (const { id, diagnoses, alone } of results.exercises) {
      for (const { misconception, sentence } of [...diagnoses, ...(alone?.diagnoses ?? [])].flatMap(
        mistakesOf,
      ))
        sentences.set(`${id}/${misconception}`, sentence);
    }
    writeWhole(
      path.join(out, ...folder.split('/'), submissionFiles.report),
      submissionPage(results, {
        ...submission,
        classPage: path.posix.relative(folder, classFiles.page),
        neighbours: neighboursOf(submission.name, records),
        history: changedPoints(ownHistories.get(submission.name) ?? []),
        script: pageScript('submission-page'),
      }),
    );
    pages.set(submission.name, linkTo(`${folder}/${submissionFiles.report}`));
  }
  writeWhole(path.join(out, classFiles.table), classCsv(records, overrides));
  const course = path.basename(path.resolve(out));
  writeWhole(
    path.join(out, classFiles.page),
    classPage(records, {
      title: `Class report: ${course}`,
      script: pageScript('class-page'),
      ...{ overrides, similarity, references, sentences, pages, sections, history },
    }),
  );
  return { classPage: path.join(out, classFiles.page), submissionPages: pages.size };
}

/** The submissions with pages that come before and after one, as links between their folders. */
function neighboursOf(name: string, records: readonly ClassRecord[]): Neighbours {
  const names = records.filter(({ results }) => results !== null).map(({ submission }) => submission);
  const at = names.indexOf(name);
  const link = (other: string | undefined): PageLink | undefined =>
    other === undefined
      ? undefined
      : { name: other, href: linkTo(`../${other}/${submissionFiles.report}`).slice('./'.length) };
  return { previous: link(names[at - 1]), next: link(names[at + 1]) };
}

/**
 * Returns a link relative to the class's page. `./` and the encoding keep a folder's name from
 * acting as a URL scheme.
 */
const linkTo = (file: string): string =>
  `./${file
    .split('/')
    .map((segment) => encodeURIComponent(segment.replaceAll(/\p{Cs}/gu, '\ufffd')))
    .join('/')}`;
