import { readFileSync } from 'node:fs';
import path from 'node:path';
import { problemWith } from './allowed-files';
import { importsOf } from './sources';
import { type Source, boundSource, weightOfSource } from '../results/sources';

/** Files beside the exercises that a report shows at most: as many as one exercise may import. */
const MAX_OTHERS = 100;

/** What the exercises' files may take together, and all others: several times what a course has. */
const MAX_OWN = 120_000;
const MAX_OF_OTHERS = 80_000;

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

/** Undefined where there is no such file. */
function fileOf(root: string, file: string): ReadFile | undefined {
  const place = path.join(root, file);
  const problem = problemWith(place, root);
  if (problem === 'is missing') return undefined;
  return { path: file, ...(problem === undefined ? { text: readFileSync(place, 'utf8') } : { problem }) };
}

/** Cut to what they may take together, so that only those are cut further which take more than others do. */
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

/** The most that each may have of a total; undefined where there is enough for all that is wanted. */
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
