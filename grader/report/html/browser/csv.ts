import { guarded, QUOTED } from '../../../results/csv-guard';

/** A cell of a CSV file; a spreadsheet computes nothing of a text. */
function cell(text: string): string {
  const safe = guarded(text);
  return /[",]/.test(safe) || QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A row of a CSV file. Numbers stand as they are: a minus sign begins no formula. */
export const csvRow = (cells: readonly (string | number)[]): string =>
  cells.map((each) => (typeof each === 'number' ? String(each) : cell(each))).join(',');
