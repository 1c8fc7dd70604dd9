import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { classCsv } from '../report/class-csv';
import { classRecordSchema, type ClassRecord } from '../results/class-record';
import { isSame, pastGrading, readHistory, type PastGrading } from '../results/history';
import { seedSchema } from '../results/results';
import { writeSources } from '../results/sources';
import { readClass } from '../results/read-class';
import { readResults } from '../results/read-results';
import { writeWhole } from '../platform/write-whole.mjs';
import type { GradedWithSources } from './worker';
import { Refusal } from '../platform/refusal';
import { classFiles, submissionFiles } from '../results/layout';

/** The folder of a class's results cannot be read or written. The message says why. */
export class BadClassFolder extends Refusal {
  override readonly name = 'BadClassFolder';
}

const gradingSchema = z.object({
  schemaVersion: z.literal(1),
  /** The folder of the submissions, as given on the command line. */
  submissions: z.string(),
  exercises: z.array(z.string()),
  /** The assignment that was asked for, if any. */
  assignment: z.string().nullable().default(null),
  seed: seedSchema,
  isolate: z.boolean(),
  sandbox: z.enum(['standard', 'strict']),
  /** The shard in this folder, for instance `3/20`; null for the whole class. */
  shard: z.string().nullable(),
  /**
   * How many submissions there are. The folder has fewer records if the grading was interrupted.
   */
  submissionCount: z.int().min(0),
  /** Hash of the grader, its data and these options. */
  version: z.string(),
});

/** The options of a grading. `--resume` reuses them; parts must share a version to be merged. */
export type Grading = z.infer<typeof gradingSchema>;

/** grading.json holds the seed, which other users of the machine must not read. */
const OWNER_ONLY = 0o600;

/** The folder of a class's results. Finished submissions survive if the process is killed. */
export class ClassFolder {
  constructor(readonly directory: string) {}

  /** Returns the grading whose results are here, if any. @throws BadClassFolder */
  readGrading(): Grading | undefined {
    const file = this.place(classFiles.grading);
    if (!existsSync(file)) return undefined;
    const parsed = gradingSchema.safeParse(parsedJson(readOwn(file)));
    if (!parsed.success) throw new BadClassFolder(`${file} is not in the grader’s format; delete or move it`);
    return parsed.data;
  }

  /**
   * Returns the records whose results are here and undamaged.
   *
   * @throws UnreadableClass, BadClassFolder
   */
  readRecords(): ClassRecord[] {
    const file = this.place(classFiles.records);
    if (!existsSync(file)) return [];
    return readClass(readOwn(file), file).filter((record) => this.holdsResultsOf(record));
  }

  private holdsResultsOf({ results, points }: ClassRecord): boolean {
    if (results === null) return true;
    try {
      const file = this.place(results);
      return readResults(readFileSync(file, 'utf8'), file).points === points;
    } catch {
      return false;
    }
  }

  /** Creates the folder with an empty file in it. @throws BadClassFolder */
  mark(name: string): void {
    this.writing(() => {
      mkdirSync(this.directory, { recursive: true });
      writeFileSync(this.place(name), '');
    });
  }

  unmark(name: string): void {
    rmSync(this.place(name), { force: true });
  }

  /** Starts a grading that keeps these records of an earlier one. @throws BadClassFolder */
  begin(grading: Grading, kept: readonly ClassRecord[]): void {
    this.writing(() => {
      mkdirSync(this.directory, { recursive: true });
      writeWhole(this.place(classFiles.grading), `${JSON.stringify(grading, null, 2)}\n`, OWNER_ONLY);
      writeWhole(this.place(classFiles.records), linesOf(kept));
    });
  }

  /** Adds a finished submission. @throws BadClassFolder */
  add(record: ClassRecord, graded: GradedWithSources | undefined): void {
    this.writing(() => {
      if (graded !== undefined && record.results !== null) {
        const file = this.place(record.results);
        mkdirSync(path.dirname(file), { recursive: true });
        writeWhole(path.join(path.dirname(file), submissionFiles.sources), writeSources(graded.sources));
        writeWhole(file, `${JSON.stringify(graded.results, null, 2)}\n`);
      }
      appendFileSync(this.place(classFiles.records), linesOf([record]));
    });
  }

  /**
   * Ends a grading: writes the sorted records, and the table without overrides. @throws
   * BadClassFolder
   */
  finish(records: readonly ClassRecord[]): void {
    this.writing(() => {
      writeWhole(this.place(classFiles.records), linesOf(records));
      writeWhole(this.place(classFiles.table), classCsv(records, []));
    });
  }

  /**
   * Takes over the points over time of an earlier grading of the same exercises.
   *
   * @returns why they cannot be taken over; undefined if they were
   * @throws BadClassFolder if there was no earlier grading, or this folder cannot be written
   */
  continueHistory(earlier: ClassFolder): string | undefined {
    if (!existsSync(earlier.place(classFiles.grading)))
      throw new BadClassFolder(`${earlier.directory} has no class results`);
    let past: PastGrading[];
    try {
      if (earlier.readGrading()?.exercises.join() !== this.readGrading()?.exercises.join())
        return `${earlier.directory} is about other exercises`;
      const file = earlier.place(classFiles.history);
      past = existsSync(file) ? readHistory(readOwn(file)) : [];
    } catch (failure) {
      if (!(failure instanceof BadClassFolder)) throw failure;
      return failure.message; // The past is worth less than the new points.
    }
    this.writing(() => {
      writeWhole(this.place(classFiles.history), past.map((each) => `${JSON.stringify(each)}\n`).join(''));
    });
    return undefined;
  }

  /** Notes the points of a finished grading, if they have changed. @throws BadClassFolder */
  remember(records: readonly ClassRecord[], at: Date): void {
    const file = this.place(classFiles.history);
    const last = existsSync(file) ? readHistory(readOwn(file)).at(-1) : undefined;
    const latest = pastGrading(records, at);
    if (last !== undefined && isSame(last, latest)) return;
    this.writing(() => {
      appendFileSync(file, `${JSON.stringify(latest)}\n`);
    });
  }

  /** @param name a path relative to the folder, `/`-separated */
  place(name: string): string {
    return path.join(this.directory, ...name.split('/'));
  }

  /** @throws BadClassFolder if the folder cannot be written */
  writing(write: () => void): void {
    try {
      write();
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      throw new BadClassFolder(`cannot write the results to ${this.directory}: ${why}`);
    }
  }
}

/** Path of a submission's results, relative to the class's folder. */
export const resultsPathOf = (submission: string): string => `${submission}/results.json`;

/** Parsing puts the fields in schema order, wherever a record comes from. */
const linesOf = (records: readonly ClassRecord[]): string =>
  records.map((record) => `${JSON.stringify(classRecordSchema.parse(record))}\n`).join('');

function readOwn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new BadClassFolder(`cannot read ${file}: ${why}`);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
