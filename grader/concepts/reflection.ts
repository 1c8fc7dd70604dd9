import type { Source } from '../results/sources';
import { submittedText } from '../submission/plain-text';

/** The file with a student's text, in the folder of a module. */
export const REFLECTION_FILE = 'reflection.md';

/** Students write below this line. */
export const REFLECTION_MARK = '<!-- Write your text below this line. -->';

/**
 * The texts that a student has written about modules, cut to fit a page; none for a module without
 * one.
 *
 * @param root the folder that contains the module folders
 */
export const submittedReflections = (root: string, modules: readonly string[]): Source[] =>
  modules.flatMap((module) => submittedText(root, `${module}/${REFLECTION_FILE}`, ownText) ?? []);

/** What stands below the mark; everything if somebody has removed it. */
export function ownText(file: string): string {
  const lines = file.split(/\r?\n/);
  const mark = lines.findLastIndex((line) => line.trim() === REFLECTION_MARK);
  return lines
    .slice(mark + 1)
    .join('\n')
    .trim();
}
