import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../platform/refusal';
import { writeWhole } from '../platform/write-whole.mjs';

/** Creates the folder of a file. @throws Refusal if that is impossible */
export const prepareFolder = (file: string): void => {
  attempt(file, () => mkdirSync(path.dirname(file), { recursive: true }));
};

/** Writes a file whole or not at all. @throws Refusal if that is impossible */
export const writeOutput = (file: string, contents: string | Uint8Array): void => {
  prepareFolder(file);
  attempt(file, () => {
    writeWhole(file, contents);
  });
};

function attempt(file: string, act: () => unknown): void {
  try {
    act();
  } catch (failure) {
    throw new Refusal(`cannot write ${file}: ${failure instanceof Error ? failure.message : ''}`);
  }
}
