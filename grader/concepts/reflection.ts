import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../platform/encoding';
import { isInside } from '../platform/paths';
import { bounded } from '../results/bounded';
import type { Source } from '../results/sources';

/** The file with a student's text, in the folder of a module. */
export const REFLECTION_FILE = 'reflection.md';

/** Students write below this line. */
export const REFLECTION_MARK = '<!-- Write your text below this line. -->';

/** Far more than anyone is asked to write. */
const MAX_BYTES = 100_000;
const MAX_WEIGHT = 12_000;

/**
 * The texts that a student has written about modules, cut to fit a page; none for a module without
 * one. Links and other special files are not read.
 *
 * @param root the folder that contains the module folders
 */
export const submittedReflections = (root: string, modules: readonly string[]): Source[] =>
  modules.flatMap((module) => {
    const name = `${module}/${REFLECTION_FILE}`;
    const file = readPlain(name, root);
    if (file === undefined) return [];
    if (file === TOO_LARGE)
      return [{ path: name, text: '', cut: 'It is not shown: it is larger than 100 kB.' }];
    const text = ownText(file);
    if (text === '') return [];
    // A paragraph may be one long line.
    const shown = bounded(text, MAX_WEIGHT);
    return [{ path: name, text: shown, cut: shown === text ? undefined : 'Only its beginning is shown.' }];
  });

/** What stands below the mark; everything if somebody has removed it. */
export function ownText(file: string): string {
  const lines = file.split(/\r?\n/);
  const mark = lines.findLastIndex((line) => line.trim() === REFLECTION_MARK);
  return lines
    .slice(mark + 1)
    .join('\n')
    .trim();
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
