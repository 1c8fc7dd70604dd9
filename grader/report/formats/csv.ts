import { csvOf } from '../../results/csv';

/**
 * Writes CSV for spreadsheets and importers: lines end with CRLF, and no cell is a formula. Text
 * that a spreadsheet would compute, such as a hostile folder name, gets a leading apostrophe.
 */
export const csvText = (
  rows: readonly (readonly (string | number)[])[],
  { bom = false }: { readonly bom?: boolean } = {},
): string => csvOf([...rows], { record_delimiter: 'windows', bom });
