import { readFileSync } from 'node:fs';
import path from 'node:path';
import { problemWith } from '../../sandbox/allowed-files';
import { sourcesFor } from '../../sandbox/sources';
import { boundSource, type Source } from './listing';

/** Files beside the exercises that a report shows at most. */
const MAX_OTHERS = 20;

/**
 * The code of a submission as its report shows it: the exercises' files, even those that cannot be parsed, and what they import of
 * the submission. Read only where the grader may read, so that no link leads elsewhere, and cut to what a page carries.
 *
 * @param root the folder that holds the module folders
 * @param files the exercises' files, `/`-separated and relative to the root; those that are missing are left out
 */
export async function submittedSources(root: string, files: readonly string[]): Promise<Source[]> {
  const own = files.flatMap((file): Source[] => {
    const place = path.join(root, file);
    const problem = problemWith(place, root);
    if (problem === 'is missing') return [];
    if (problem !== undefined) return [{ path: file, text: '', cut: `It is not shown: it ${problem}.` }];
    return [boundSource(file, readFileSync(place, 'utf8'))];
  });
  const readable = own.filter(({ text }) => text !== '').map((source) => source.path);
  const imported = [...(await sourcesFor(root, readable))]
    .filter(([file]) => !files.includes(file))
    .slice(0, MAX_OTHERS)
    .map(([file, text]) => boundSource(file, text));
  return [...own, ...imported];
}
