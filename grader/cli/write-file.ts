import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../platform/write-whole.mjs';
import { UsageError } from './usage-error';

/**
 * Writes a file atomically and creates its folder.
 *
 * @throws UsageError if that fails
 */
export function writeFile(file: string, contents: string | Uint8Array): void {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeWhole(file, contents);
  } catch (failure) {
    throw new UsageError(`cannot write ${file}: ${failure instanceof Error ? failure.message : ''}`);
  }
}

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
