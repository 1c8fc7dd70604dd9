import { guarded, QUOTED } from '../../../results/csv-guard';

/** Writes a CSV cell that no spreadsheet reads as a formula. */
function cell(text: string): string {
  const safe = guarded(text);
  return /[",]/.test(safe) || QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes a CSV row. Numbers are not guarded: a minus sign does not start a formula. */
export const csvRow = (cells: readonly (string | number)[]): string =>
  cells.map((each) => (typeof each === 'number' ? String(each) : cell(each))).join(',');
