import * as z from 'zod';
import { csvOf } from './csv';
import { readRows } from './csv-rows';
import { classFiles } from './layout';
import { exercisesCell, similarityCell } from './similar-pairs';

/** A submission that is like code that students can have without having written it. */
export interface ReferenceMatch {
  readonly submission: string;
  /** For instance `solutions`, `grader/oracle` or `2025/ada`. */
  readonly reference: string;
  readonly similarity: number;
  /** How many exercises are alike. */
  readonly exercises: number;
}

const COLUMNS = ['submission', 'reference', 'similarity', 'exercises'] as const;

const rowSchema = z.object({
  submission: z.string().min(1, 'is empty'),
  reference: z.string().min(1, 'is empty'),
  similarity: similarityCell,
  exercises: exercisesCell.transform((count) => count ?? 0),
});

/**
 * Parses a references.csv.
 *
 * @throws UnusableRows
 */
export const readReferenceMatches = (text: string, name: string = classFiles.references): ReferenceMatch[] =>
  readRows(text, COLUMNS, rowSchema, name).map(({ value }) => value);

/** Writes a references.csv; no cell is a formula, whatever a submission is called. */
export const referencesCsv = (matches: readonly ReferenceMatch[]): string =>
  csvOf(
    matches.map((match) => ({ ...match, similarity: match.similarity.toFixed(4) })),
    { header: true, columns: [...COLUMNS], bom: true },
  );
