import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../platform/encoding';
import { isInside } from '../platform/paths';
import { bounded } from '../results/bounded';
import type { Source } from '../results/sources';

/** Far more than anyone is asked to write. */
const MAX_BYTES = 100_000;
const MAX_WEIGHT = 12_000;

/**
 * A text that a student has written, cut to fit a page; undefined if there is none. Links and other
 * special files are not read.
 *
 * @param root the folder that contains the module folders
 * @param name the file, `/`-separated, relative to the root
 * @param ownIn returns what the student has written in it
 */
export function submittedText(
  root: string,
  name: string,
  ownIn: (file: string) => string = (file) => file.trim(),
): Source | undefined {
  const file = readPlain(name, root);
  if (file === undefined) return undefined;
  if (file === TOO_LARGE) return { path: name, text: '', cut: 'It is not shown: it is larger than 100 kB.' };
  const text = ownIn(file);
  if (text === '') return undefined;
  // A paragraph may be one long line.
  const shown = bounded(text, MAX_WEIGHT);
  return { path: name, text: shown, cut: shown === text ? undefined : 'Only its beginning is shown.' };
}

const TOO_LARGE = Symbol('too large');

/** Undefined if there is no such file that may be read. */
function readPlain(name: string, root: string): string | typeof TOO_LARGE | undefined {
  const file = path.join(root, name);
  try {
    if (!lstatSync(file).isFile() || !isInside(root, realpathSync(file))) return undefined;
    return lstatSync(file).size > MAX_BYTES ? TOO_LARGE : readText(file);
  } catch {
    return undefined;
  }
}
