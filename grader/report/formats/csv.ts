import { csvOf } from '../../results/csv';

/**
 * Comma-separated values as spreadsheets and importers read them: lines end by CRLF, and no cell is a formula. A text that a spreadsheet
 * would compute, as the name of a folder or of a student can be one, gets an apostrophe before it.
 */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  csvOf([...rows], { record_delimiter: 'windows' });
