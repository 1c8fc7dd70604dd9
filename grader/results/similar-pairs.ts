import * as z from 'zod';
import type { ClassRecord } from './class-record';
import { csvOf } from './csv';
import { readRows, UnusableRows } from './csv-rows';
import { classFiles } from './layout';

/** Two submissions and their similarity, from 0 to 1. */
export interface SimilarPair {
  readonly left: string;
  readonly right: string;
  readonly similarity: number;
  /** How many exercises both have started; unknown in a table of an earlier version. */
  readonly exercises?: number | undefined;
}

/** The cell of a similarity. */
export const similarityCell = z
  .string()
  .min(1, 'is empty')
  .transform(Number)
  .refine((value) => value >= 0 && value <= 1, 'must be a number from 0 to 1');

/** The cell of a number of exercises. */
export const exercisesCell = z
  .string()
  .regex(/^\d*$/, 'must be a whole number')
  .transform((text) => (text === '' ? undefined : Number(text)));

const rowSchema = z.object({
  left: z.string().min(1, 'is empty'),
  right: z.string().min(1, 'is empty'),
  similarity: similarityCell,
  exercises: exercisesCell.optional(),
});

/**
 * Parses a similarity.csv and sorts the pairs, the most similar first.
 *
 * @throws UnusableRows for an invalid row, or one that names an unknown submission
 */
export function readSimilarity(
  text: string,
  records: readonly ClassRecord[],
  name: string = classFiles.similarity,
): SimilarPair[] {
  const known = new Set(records.map(({ submission }) => submission));
  return readRows(text, ['left', 'right', 'similarity'], rowSchema, name)
    .map(({ value, line }) => {
      const unknown = [value.left, value.right].find((each) => !known.has(each));
      if (unknown !== undefined)
        throw new UnusableRows(
          `${name}, line ${String(line)}: there is no submission "${unknown.slice(0, 80)}" in this class`,
        );
      return value;
    })
    .sort((a, b) => b.similarity - a.similarity);
}

/**
 * Writes pairs as a similarity.csv, in the given order. No cell is a formula, whatever a submission
 * is called.
 */
export const similarityCsv = (pairs: readonly SimilarPair[]): string =>
  csvOf(
    pairs.map(({ left, right, similarity, exercises = '' }) => [
      ...[left, right, similarity.toFixed(4)],
      exercises,
    ]),
    { header: true, columns: ['left', 'right', 'similarity', 'exercises'], bom: true },
  );
