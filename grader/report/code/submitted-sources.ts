import { readFileSync } from 'node:fs';
import path from 'node:path';
import { problemWith } from '../../sandbox/allowed-files';
import { importsOf } from '../../sandbox/sources';
import { boundSource, type Source } from './listing';

/** Files beside the exercises that a report shows at most: as many as one exercise may import. */
const MAX_OTHERS = 100;

/** Of those that it does not show, how many it names, and how much of their names. */
const MAX_NAMED = 20;
const MAX_NAME = 100;

/**
 * The code of a submission as its report shows it: the exercises' files, even those that cannot be parsed, and what they import of
 * the submission: first what their scripts are made of, then what else they name, such as types. Read only where the grader may read, so that no
 * link leads elsewhere, and cut to what a page carries. The last one says what is left out.
 *
 * @param root the folder that holds the module folders
 * @param files the exercises' files, `/`-separated and relative to the root; those that are missing are left out
 * @param used the files that the scripts of the exercises are made of, those that most of them comes from first
 */
export async function submittedSources(
  root: string,
  files: readonly string[],
  used: readonly string[] = [],
): Promise<Source[]> {
  const own = files.flatMap((file) => sourceOf(root, file) ?? []);
  const readable = own.filter(({ text }) => text !== '').map((source) => source.path);
  const { names: imported } = await importsOf(root, readable);
  const others = [...new Set([...used, ...imported])].filter((file) => !files.includes(file));
  const shown = others.slice(0, MAX_OTHERS).flatMap((file) => sourceOf(root, file) ?? []);
  return [...own, ...shown, ...leftOut(others.slice(MAX_OTHERS))];
}

/** Undefined where there is no such file. */
function sourceOf(root: string, file: string): Source | undefined {
  const place = path.join(root, file);
  const problem = problemWith(place, root);
  if (problem === 'is missing') return undefined;
  if (problem !== undefined) return { path: file, text: '', cut: `It is not shown: it ${problem}.` };
  return boundSource(file, readFileSync(place, 'utf8'));
}

function leftOut(files: readonly string[]): Source[] {
  if (files.length === 0) return [];
  const named = files.slice(0, MAX_NAMED).map((file) => file.slice(0, MAX_NAME));
  const more = files.length - named.length;
  const list = [...named, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
  return [{ path: `${String(files.length)} more files`, text: '', cut: `They are not shown: ${list}.` }];
}
