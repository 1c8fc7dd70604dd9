import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { withoutGuard } from './csv-guard';
import { delimiterOf } from './table-text';
import { printableLine } from '../platform/printable';
import { Refusal } from '../platform/refusal';

/** A hand-written table is not valid. The message is one line that names the row. */
export class UnusableRows extends Refusal {
  override readonly name = 'UnusableRows';
}

export interface Row<T> {
  readonly value: T;
  /** The line of the file on which the row ends, counted from 1 with the header. */
  readonly line: number;
}

/**
 * Reads the rows of a CSV text with a header and validates each against a schema. If the header
 * uses semicolons instead of commas, as spreadsheets do in some locales, the rows do too. Skips
 * blank lines, and removes the apostrophe that guards against formulas.
 *
 * @param columns the columns that the header must have, in any order
 * @param name the file's name in error messages
 * @throws UnusableRows
 */
export function readRows<T>(
  text: string,
  columns: readonly string[],
  schema: z.ZodType<T>,
  name: string,
): Row<T>[] {
  const fail = (line: number | undefined, why: string): UnusableRows =>
    new UnusableRows(
      printableLine(`${name}${line === undefined ? '' : `, line ${String(line)}`}: ${why}`, MAX_MESSAGE),
    );
  // A file that was cut off: without a header, its rows would silently count as none.
  if (text.replace(/^\ufeff/, '').trim() === '') throw fail(undefined, `it is empty; ${headerHint(columns)}`);
  const written = new Map<string, string>();
  let parsed: { record: Record<string, string>; info: { lines: number } }[];
  try {
    parsed = parse(text, {
      bom: true,
      columns: (names: string[]) => {
        const found = names.map((each) => each.trim().toLowerCase());
        found.forEach((column, i) => written.set(column, names[i]?.trim() ?? column));
        const missing = columns.find((column) => !found.includes(column.toLowerCase()));
        if (missing !== undefined) throw fail(1, `the column ${missing} is missing; ${headerHint(columns)}`);
        return found;
      },
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof parsed;
  } catch (failure) {
    if (failure instanceof UnusableRows) throw failure;
    throw fail(undefined, failure instanceof Error ? failure.message : String(failure));
  }
  return parsed.map(({ record, info: { lines } }) => {
    const cells = Object.fromEntries(Object.entries(record).map(([key, cell]) => [key, withoutGuard(cell)]));
    const row = schema.safeParse(cells);
    if (row.success) return { value: row.data, line: lines };
    const [issue] = row.error.issues;
    const column = String(issue?.path[0] ?? 'the row');
    throw fail(lines, `${written.get(column) ?? column} ${issue?.message ?? 'is not valid'}`);
  });
}

const headerHint = (columns: readonly string[]): string => `the header needs ${columns.join(',')}`;

const MAX_MESSAGE = 300;
