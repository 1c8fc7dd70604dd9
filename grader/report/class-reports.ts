import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../repository/write-whole';
import { isInside } from '../sandbox/allowed-files';
import { classCsv, tableFile } from './class-csv';
import type { ClassRecord } from './class-record';
import { createHighlighter } from './code/highlight';
import type { Source } from './code/listing';
import { readSources, sourcesFile } from './code/sources-file';
import { classPage } from './html/class-page';
import { pageScript } from './html/page-script';
import { submissionPage } from './html/submission-page';
import { overridesFile, type Override } from './override';
import { adjustedPoints, readOverrides } from './overrides';
import { readClass, UnreadableClass } from './read-class';
import { readResults } from './read-results';
import { readSimilarity, similarityFile } from './similarity';
import { reportFile } from './submission-report';

/** The page of a class, in its folder. */
export const classFile = 'class.html';

export interface WrittenReports {
  readonly classPage: string;
  readonly submissionPages: number;
  readonly overrides: number;
}

/**
 * Makes, or makes again, the table and the pages of a class from what its grading left in a folder: class.jsonl, and in each submission's folder
 * results.json and sources.json; with overrides.csv and similarity.csv where they are. Changes nothing else.
 *
 * @param out the folder of the class's files
 * @throws UnreadableClass, UnreadableResults, UnusableRows before anything is written, or the file system's Error
 */
export function writeClassReports(out: string): WrittenReports {
  const records = readClass(
    required(path.join(out, 'class.jsonl'), 'grade a class into this folder first'),
    path.join(out, 'class.jsonl'),
  );
  const overrides = optional(out, overridesFile, (text, name) => readOverrides(text, records, name)) ?? [];
  const similarity = optional(out, similarityFile, (text, name) => readSimilarity(text, records, name));
  const pages = new Map<string, string>();
  const sentences = new Map<string, string>();
  const highlight = createHighlighter();
  for (const record of records) {
    if (record.results === null) continue;
    const file = inside(out, record.results);
    const results = readResults(required(file, 'grade the class again'), file);
    for (const { id, diagnoses } of results.exercises) {
      for (const { misconception, sentence } of diagnoses) sentences.set(`${id}/${misconception}`, sentence);
    }
    const folder = path.posix.dirname(record.results);
    writeWhole(
      path.join(path.dirname(file), reportFile),
      submissionPage(results, {
        name: record.submission,
        sources: storedSources(path.dirname(file)).map(highlight),
        ...adjustmentsOf(record, overrides),
        classPage: path.posix.relative(folder, classFile),
        script: pageScript('submission-page'),
      }),
    );
    pages.set(record.submission, linkTo(`${folder}/${reportFile}`));
  }
  writeWhole(path.join(out, tableFile), classCsv(records, overrides));
  const course = path.basename(path.resolve(out));
  writeWhole(
    path.join(out, classFile),
    classPage(records, {
      title: `Class report: ${course}`,
      script: pageScript('class-page'),
      ...{ overrides, similarity, sentences, pages },
    }),
  );
  return {
    classPage: path.join(out, classFile),
    submissionPages: pages.size,
    overrides: overrides.length,
  };
}

function adjustmentsOf(
  record: ClassRecord,
  all: readonly Override[],
): { overrides: readonly Override[]; adjustedPoints: number } {
  const { overrides, points } = adjustedPoints(record, all);
  return { overrides, adjustedPoints: points };
}

/** A link relative to the class's page; a folder's name is data, whatever scheme it looks like. */
const linkTo = (file: string): string =>
  `./${file
    .split('/')
    .map((segment) => encodeURIComponent(segment.replaceAll(/\p{Cs}/gu, '\ufffd')))
    .join('/')}`;

/** @throws UnreadableClass when the file lies elsewhere */
function inside(out: string, file: string): string {
  const place = path.resolve(out, file);
  if (isInside(path.resolve(out), place)) return place;
  throw new UnreadableClass(`class.jsonl names results outside of ${out}: ${file.slice(0, 200)}`);
}

/** @throws UnreadableClass when the file is not there */
function required(file: string, what: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw new UnreadableClass(`there is no ${file}; ${what}`);
}

function optional<T>(out: string, name: string, read: (text: string, name: string) => T): T | undefined {
  const file = path.join(out, name);
  return existsSync(file) ? read(readFileSync(file, 'utf8'), file) : undefined;
}

/** The code that was graded; none where it was not kept. */
function storedSources(folder: string): Source[] {
  const file = path.join(folder, sourcesFile);
  return existsSync(file) ? (readSources(readFileSync(file, 'utf8')) ?? []) : [];
}
