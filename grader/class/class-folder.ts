import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { classCsv } from '../report/class-csv';
import { classRecordSchema, type ClassRecord } from '../results/class-record';
import { writeSources } from '../results/sources';
import { readClass } from '../results/read-class';
import { writeWhole } from '../platform/write-whole.mjs';
import type { GradedWithSources } from './worker';
import { Refusal } from '../platform/refusal';
import { classFiles, submissionFiles } from '../results/layout';

/** The folder of a class's results cannot be read or written; the message says what is the matter. */
export class BadClassFolder extends Refusal {
  override readonly name = 'BadClassFolder';
}

const gradingSchema = z.object({
  schemaVersion: z.literal(1),
  /** The folder of the submissions, as it was given. */
  submissions: z.string(),
  exercises: z.array(z.string()),
  seed: z.int(),
  isolate: z.boolean(),
  sandbox: z.enum(['standard', 'strict']),
  /** The part of the class that is here, for instance `3/20`; null where it is all of it. */
  shard: z.string().nullable(),
  /** How many submissions there are; fewer are here where the grading was stopped. */
  submissionCount: z.int().min(0),
  /** The grader, its data and these choices in one word. */
  version: z.string(),
});

/** What a class was graded with: what `--resume` goes on with, and what parts must have in common to be merged. */
export type Grading = z.infer<typeof gradingSchema>;

/** The seed stands in it, which on a machine with other users is for nobody else to read. */
const OWNER_ONLY = 0o600;

/** The folder that the results of a class go to. Whenever its writer is ended, what was finished before stands in it. */
export class ClassFolder {
  constructor(readonly directory: string) {}

  /** The grading whose results are here; undefined when there is none. @throws BadClassFolder */
  readGrading(): Grading | undefined {
    const file = this.place(classFiles.grading);
    if (!existsSync(file)) return undefined;
    const parsed = gradingSchema.safeParse(parsedJson(readOwn(file)));
    if (!parsed.success) throw new BadClassFolder(`${file} is not what the grader writes; take it away`);
    return parsed.data;
  }

  /** The submissions whose results are here. @throws UnreadableClass */
  readRecords(): ClassRecord[] {
    const file = this.place(classFiles.records);
    if (!existsSync(file)) return [];
    return readClass(readFileSync(file, 'utf8'), file).filter(
      ({ results }) => results === null || existsSync(this.place(results)),
    );
  }

  /** Begins a grading that keeps these records of an earlier one. @throws BadClassFolder */
  begin(grading: Grading, kept: readonly ClassRecord[]): void {
    this.writing(() => {
      mkdirSync(this.directory, { recursive: true });
      writeWhole(this.place(classFiles.grading), `${JSON.stringify(grading, null, 2)}\n`, OWNER_ONLY);
      writeWhole(this.place(classFiles.records), linesOf(kept));
    });
  }

  /** Adds a submission that is finished. @throws BadClassFolder */
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

  /** Ends a grading: all records in order, and the table, without what people decided. @throws BadClassFolder */
  finish(records: readonly ClassRecord[]): void {
    this.writing(() => {
      writeWhole(this.place(classFiles.records), linesOf(records));
      writeWhole(this.place(classFiles.table), classCsv(records, []));
    });
  }

  /** @param name a file's path, `/`-separated and relative to the folder */
  place(name: string): string {
    return path.join(this.directory, ...name.split('/'));
  }

  private writing(write: () => void): void {
    try {
      write();
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      throw new BadClassFolder(`the results cannot be written to ${this.directory}: ${why}`);
    }
  }
}

/** Where the results of a submission go, relative to the folder of the class's results. */
export const resultsPathOf = (submission: string): string => `${submission}/results.json`;

/** Parsed, so that fields stand in the same order wherever a record comes from. */
const linesOf = (records: readonly ClassRecord[]): string =>
  records.map((record) => `${JSON.stringify(classRecordSchema.parse(record))}\n`).join('');

function readOwn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new BadClassFolder(`${file} cannot be read: ${why}`);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
