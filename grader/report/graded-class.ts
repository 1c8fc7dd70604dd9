import { tableText } from '../results/table-text';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ClassRecord } from '../results/class-record';
import { ensureComplete } from '../results/complete-class';
import { createHighlighter } from './code/highlight';
import type { Listing } from './code/listing';
import { readSources, type Source } from '../results/sources';
import type { Override } from '../results/override';
import { readOverrides } from '../results/overrides';
import { adjustedPoints } from '../results/adjusted-points';
import { readClass, UnreadableClass } from '../results/read-class';
import { readResults } from '../results/read-results';
import type { Results } from '../results/results';
import { classFiles, submissionFiles } from '../results/layout';
import { isInside } from '../platform/paths';

/** A graded class: the files of its grading, and the overrides. */
export interface GradedClass {
  readonly out: string;
  readonly records: readonly ClassRecord[];
  /** The rows of overrides.csv. */
  readonly overrides: readonly Override[];
}

/** A submission that has results. */
export interface GradedSubmission {
  readonly name: string;
  /** Its folder relative to the class's folder, `/`-separated. */
  readonly folder: string;
  readonly results: Results;
  /** The graded code; empty if it was not stored. */
  readonly sources: readonly Listing[];
  readonly overrides: readonly Override[];
  readonly adjustedPoints: number;
}

/** @throws UnreadableClass, UnusableRows */
export function readGradedClass(out: string): GradedClass {
  const file = path.join(out, classFiles.records);
  const records = readClass(required(file, 'grade a class into this folder first'), file);
  ensureComplete(out, records);
  const overrides =
    optional(out, classFiles.overrides, (text, name) => readOverrides(text, records, name)) ?? [];
  return { out, records, overrides };
}

/**
 * Yields the submissions that have results, one at a time.
 *
 * @throws UnreadableClass, UnreadableResults
 */
export function* gradedSubmissions({ out, records, overrides }: GradedClass): Generator<GradedSubmission> {
  const highlight = createHighlighter();
  for (const record of records) {
    if (record.results === null) continue;
    const adjusted = adjustedPoints(record, overrides);
    yield {
      name: record.submission,
      folder: path.posix.dirname(record.results),
      results: gradedResults(out, record.results),
      sources: storedSources(path.dirname(inside(out, record.results))).map(highlight),
      overrides: adjusted.overrides,
      adjustedPoints: adjusted.points,
    };
  }
}

/**
 * Reads the results that a record names.
 *
 * @throws UnreadableClass, UnreadableResults
 */
export function gradedResults(out: string, results: string): Results {
  const file = inside(out, results);
  return readResults(required(file, 'grade the class again'), file);
}

/** Reads a file of the class's folder; undefined if it does not exist. */
export function optional<T>(
  out: string,
  name: string,
  read: (text: string, name: string) => T,
): T | undefined {
  const file = path.join(out, name);
  return existsSync(file) ? read(tableText(bytesOf(file), file), file) : undefined;
}

/** @throws UnreadableClass */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (failure) {
    throw new UnreadableClass(
      `cannot read ${file}: ${failure instanceof Error ? failure.message : String(failure)}`,
    );
  }
}

/** @throws UnreadableClass if the file is outside the folder */
function inside(out: string, file: string): string {
  const place = path.resolve(out, file);
  if (isInside(path.resolve(out), place)) return place;
  throw new UnreadableClass(`class.jsonl names results outside of ${out}: ${file.slice(0, 200)}`);
}

/** @throws UnreadableClass if the file does not exist or cannot be read */
function required(file: string, what: string): string {
  if (existsSync(file)) return bytesOf(file).toString('utf8');
  throw new UnreadableClass(`there is no ${file}; ${what}`);
}

function storedSources(folder: string): Source[] {
  const file = path.join(folder, submissionFiles.sources);
  return existsSync(file) ? (readSources(bytesOf(file).toString('utf8')) ?? []) : [];
}
