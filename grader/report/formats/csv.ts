import { stringify } from 'csv-stringify/sync';

/**
 * Comma-separated values as spreadsheets and importers read them: lines end by CRLF, and no cell is a formula. A cell that begins with
 * `=`, `+`, `-`, `@`, a tab or a carriage return, as the name of a folder or of a student can, gets an apostrophe before it.
 */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify([...rows], { escape_formulas: true, record_delimiter: 'windows' });
