import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ClassRecord } from '../results/class-record';
import { ensureComplete } from '../results/complete-class';
import { classFiles } from '../results/layout';
import type { Override } from '../results/override';
import { readOverrides } from '../results/overrides';
import { readClass } from '../results/read-class';
import { tableText } from '../results/table-text';
import { UsageError } from './usage-error';

/** What `export` reads of a graded class. */
export interface ExportedClass {
  readonly folder: string;
  readonly records: readonly ClassRecord[];
  readonly overrides: readonly Override[];
}

/**
 * Reads a class from its folder or its class.jsonl.
 *
 * @throws UsageError, UnreadableClass, UnusableRows
 */
export function exportedClass(place: string): ExportedClass {
  const folder = isFolder(place) ? place : path.dirname(place);
  const file = isFolder(place) ? path.join(place, classFiles.records) : place;
  const records = readClass(readText(file), file);
  ensureComplete(folder, records);
  return { folder, records, overrides: overridesIn(folder, records) };
}

/**
 * The record of a results.json in the folder of a class, with the rows of overrides.csv; undefined
 * if it is elsewhere.
 */
export function recordOfResults(
  file: string,
): { readonly record: ClassRecord; readonly overrides: readonly Override[] } | undefined {
  const folder = path.dirname(path.dirname(path.resolve(file)));
  const list = path.join(folder, classFiles.records);
  if (!isFile(list)) return undefined;
  const records = readClass(readText(list), list);
  const record = records.find(
    ({ results }) => results !== null && path.resolve(folder, results) === path.resolve(file),
  );
  return record && { record, overrides: overridesIn(folder, records) };
}

function overridesIn(folder: string, records: readonly ClassRecord[]): Override[] {
  const file = path.join(folder, classFiles.overrides);
  return isFile(file) ? readOverrides(readTable(file), records, file) : [];
}

export const isFolder = (place: string): boolean =>
  statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;

const isFile = (place: string): boolean => statSync(place, { throwIfNoEntry: false })?.isFile() === true;

export const readText = (file: string): string => bytesOf(file).toString('utf8');

/** @throws UnreadableText */
export const readTable = (file: string): string => tableText(bytesOf(file), file);

/** @throws UsageError */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (failure) {
    const { code, message } = failure as NodeJS.ErrnoException;
    throw new UsageError(code === 'ENOENT' ? `there is no ${file}` : `cannot read ${file}: ${message}`);
  }
}
