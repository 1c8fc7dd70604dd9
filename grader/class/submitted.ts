import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { writeWhole } from '../platform/write-whole.mjs';
import { csvOf } from '../results/csv';
import { readRows } from '../results/csv-rows';
import type { HandedIn } from '../results/handed-in';
import { cellsOf, handedInColumns, handedInOf, handedInRow } from '../results/handed-in-row';
import { comparable, tableText } from '../results/table-text';
import { submissionOf, type ListedRepository } from './repository-list';

/** Beside the submissions: when each was handed in. `collect` writes it, or a person. */
export const SUBMITTED = 'submitted.csv';

const rowSchema = z.object({ submission: z.string().min(1, 'is empty'), ...handedInRow });

/**
 * Returns when the submissions of a folder were handed in, by name; empty if it has no such table.
 *
 * @throws UnusableRows, UnreadableText
 */
export function readSubmitted(folder: string): Map<string, HandedIn> {
  const file = path.join(folder, SUBMITTED);
  if (!existsSync(file)) return new Map();
  const rows = readRows(tableText(readFileSync(file), file), ['submission', 'submittedAt'], rowSchema, file);
  return new Map(
    rows.flatMap(({ value: { submission, ...cells } }) => {
      const handedIn = handedInOf(cells);
      return handedIn === undefined ? [] : [[comparable(submission), handedIn] as const];
    }),
  );
}

/**
 * Notes when repositories were handed in. Rows of others stay. Writes nothing if no time is known.
 *
 * @throws UnusableRows, UnreadableText if there is a table that is not valid
 */
export function noteSubmitted(folder: string, repositories: readonly ListedRepository[]): void {
  if (repositories.every(({ handedIn }) => handedIn === undefined)) return;
  const known = readSubmitted(folder);
  for (const repository of repositories) {
    const submission = comparable(submissionOf(repository));
    if (repository.handedIn === undefined) known.delete(submission);
    else known.set(submission, repository.handedIn);
  }
  const rows = [...known].map(([submission, handedIn]) => ({ submission, ...cellsOf(handedIn) }));
  const columns = ['submission', ...handedInColumns];
  writeWhole(path.join(folder, SUBMITTED), csvOf(rows, { header: true, columns, bom: true }));
}
