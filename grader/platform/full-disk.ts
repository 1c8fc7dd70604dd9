import os from 'node:os';
import { Refusal } from './refusal';

/** A disk, or the user's share of one, is full. */
export class FullDisk extends Refusal {
  override readonly name = 'FullDisk';
}

/** The refusal for an error that means a full disk; undefined for any other. */
export function fullDisk(failure: unknown): FullDisk | undefined {
  const { code, path: place } = Object(failure) as Partial<NodeJS.ErrnoException>;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return undefined;
  const where =
    place === undefined
      ? `a disk is full: that of the course, of the results, or of temporary files (${os.tmpdir()})`
      : `the disk of ${place} is full`;
  return new FullDisk(`${where}; free some space`, { cause: failure });
}
