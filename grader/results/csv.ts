import { stringify, type Input, type Options } from 'csv-stringify/sync';
import { guarded, QUOTED } from './csv-guard';

/**
 * Writes CSV in which no text is a formula to a spreadsheet, whatever a student or a folder is
 * called. Numbers are not changed. Tables that people open in Excel need `bom`: without a byte
 * order mark, it takes UTF-8 for the system's own encoding.
 */
export const csvOf = (
  rows: Input,
  options: Pick<Options, 'header' | 'columns' | 'record_delimiter' | 'bom'>,
): string => stringify(rows, { ...options, cast: { string: guarded }, quoted_match: QUOTED });
