import { readFileSync } from 'node:fs';
import path from 'node:path';
import { problemWith } from './allowed-files';
import { importsOf } from './sources';
import { type Source, boundSource, weightOfSource } from '../results/sources';

/** The most files besides the exercises that a report shows: as many as one exercise may import. */
const MAX_OTHERS = 100;

/** Limits for the exercises' files together and for all others: several times a real course. */
const MAX_OWN = 120_000;
const MAX_OF_OTHERS = 80_000;

/** How many of the omitted files a report names, and the longest name it prints. */
const MAX_NAMED = 20;
const MAX_NAME = 100;

/**
 * The code of a submission as its report shows it, cut to fit a page. The exercises' files come
 * first, even those that cannot be parsed; then the files in their scripts; then other imports,
 * such as types. The same rules as for grading decide which files may be read. If files are left
 * out, the last entry lists them.
 *
 * @param root the folder that contains the module folders
 * @param files the exercises' files, `/`-separated, relative to the root; missing ones are skipped
 * @param used the files that the exercises' scripts consist of, the largest contributions first
 */
export async function submittedSources(
  root: string,
  files: readonly string[],
  used: readonly string[] = [],
): Promise<Source[]> {
  const own = withinBounds(
    files.flatMap((file) => fileOf(root, file) ?? []),
    MAX_OWN,
  );
  const readable = own.filter(({ text }) => text !== '').map((source) => source.path);
  const { names: imported } = await importsOf(root, readable);
  const others = [...new Set([...used, ...imported])].filter((file) => !files.includes(file));
  const shown = others.slice(0, MAX_OTHERS).flatMap((file) => fileOf(root, file) ?? []);
  return [...own, ...withinBounds(shown, MAX_OF_OTHERS), ...leftOut(others.slice(MAX_OTHERS))];
}

/** A file's text, or why it is not shown. */
type ReadFile = { readonly path: string } & ({ readonly text: string } | { readonly problem: string });

/** Undefined if there is no such file. */
function fileOf(root: string, file: string): ReadFile | undefined {
  const place = path.join(root, file);
  const problem = problemWith(place, root);
  if (problem === 'is missing') return undefined;
  return { path: file, ...(problem === undefined ? { text: readFileSync(place, 'utf8') } : { problem }) };
}

/** Cuts files to a common limit; the largest are cut first. */
function withinBounds(files: readonly ReadFile[], most: number): Source[] {
  const cutTo = (share?: number): Source[] =>
    files.map((file) =>
      'problem' in file
        ? { path: file.path, text: '', cut: `It is not shown: it ${file.problem}.` }
        : boundSource(file.path, file.text, share),
    );
  const sources = cutTo();
  const share = fairShare(sources.map(weightOfSource), most);
  return share === undefined ? sources : cutTo(share);
}

/** The largest share that each may take of a total; undefined if everything fits. */
function fairShare(wanted: readonly number[], total: number): number | undefined {
  let left = total;
  const sorted = [...wanted].sort((one, other) => one - other);
  for (const [i, want] of sorted.entries()) {
    const share = left / (sorted.length - i);
    if (want > share) return share;
    left -= want;
  }
  return undefined;
}

function leftOut(files: readonly string[]): Source[] {
  if (files.length === 0) return [];
  const named = files.slice(0, MAX_NAMED).map((file) => file.slice(0, MAX_NAME));
  const more = files.length - named.length;
  const list = [...named, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
  return [{ path: `${String(files.length)} more files`, text: '', cut: `They are not shown: ${list}.` }];
}
