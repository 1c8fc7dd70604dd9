import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Table from 'cli-table3';
import { submissionsIn, type ClassSubmission } from '../class/submissions';
import { pathOf, type CourseExercise } from '../course';
import { printable, printableLine } from '../platform/printable';
import { readClass } from '../results/read-class';
import { referencesCsv, type ReferenceMatch } from '../results/reference-matches';
import { groupNumbers, groupsOf } from '../results/similar-groups';
import { similarityCsv } from '../results/similar-pairs';
import type { AlikePair, ClassComparison } from '../similarity/compare-class';
import { compareWithReferences } from '../similarity/compare-references';
import { dolosFingerprints, type TakeFingerprints } from '../similarity/fingerprints';
import { loadDolos } from '../similarity/load-dolos';
import { oracleFunctions } from '../similarity/oracle-functions';
import { readCode, type SubmittedCode } from '../similarity/read-code';
import { referencesIn } from '../similarity/references';
import { chosenExercises } from './choose-exercises';
import { DEFAULT_OUT, type ChosenNames } from './options';
import { UsageError } from './usage-error';
import { writeFile } from './write-file';
import { classFiles } from '../results/layout';

export interface SimilarityCommand extends ChosenNames {
  /** The folder of submissions. */
  readonly folder: string;
  /** The folder for similarity.csv, usually that of the class's results. */
  readonly out: string | undefined;
  /** Folders of submissions of earlier years. */
  readonly references?: readonly string[];
  /** The least similarity of listed pairs; the default depends on how much was compared. */
  readonly threshold: number | undefined;
}

/**
 * The tools to compare with. Tests replace them: Dolos is not installed there, and Prettier, which
 * formats the stubs, does not load in Jest.
 */
export interface SimilarityTools {
  readonly fingerprints: () => Promise<TakeFingerprints>;
  readonly stubs: () => Promise<ReadonlyMap<string, string>>;
  readonly oracle: () => ReadonlyMap<string, string>;
}

const ownTools: SimilarityTools = {
  fingerprints: async () => dolosFingerprints(await loadDolos()),
  // Generated from the solutions, as in a release.
  stubs: async () => (await import('../release/stubs')).stubs(),
  oracle: oracleFunctions,
};

/**
 * Compares the submissions of a class with each other, and with the model answers, the oracle and
 * submissions of earlier years. Writes similarity.csv and references.csv, which the class's page
 * shows.
 *
 * @throws UsageError, NoClass, NoDolos, UnreadableClass if the comparison cannot start
 */
export async function similarity(
  command: SimilarityCommand,
  tools: SimilarityTools = ownTools,
): Promise<void> {
  const { folder, threshold, out = DEFAULT_OUT } = command;
  const chosen = chosenExercises(command.names, command);
  const submissions = submissionsIn(folder, out);
  if (submissions.length < 2)
    throw new UsageError(`${folder} contains only one submission; a comparison needs two`);
  const isGraded = refuseUngraded(submissions, out);
  const take = await tools.fingerprints();
  const codes: SubmittedCode[] = [];
  for (const submission of submissions) codes.push(await readCode(submission, chosen));
  const references = {
    codes: await referencesIn(command.references ?? [], out, chosen),
    oracle: tools.oracle(),
  };
  const { pairs, unread, matches } = compareWithReferences(
    codes,
    references,
    startersOf(chosen, await tools.stubs()),
    take,
    threshold === undefined ? undefined : () => threshold,
  );
  reportLeftOut(codes, unread);
  const file = path.join(out, classFiles.similarity);
  writeFile(file, similarityCsv(pairs));
  writeFile(path.join(out, classFiles.references), referencesCsv(matches));
  if (matches.length > 0) console.log(matchLines(matches, path.join(out, classFiles.references)));
  console.log(closingLines(pairs, codes.length, file));
  if (isGraded) console.log(`To show them on the page of the class, run: npm run report -- ${out}`);
}

/**
 * Whether the folder has the class's results.
 *
 * @throws UsageError for a submission that was not graded, because the class's page could not show
 *   it
 */
function refuseUngraded(submissions: readonly ClassSubmission[], out: string): boolean {
  const file = path.join(out, classFiles.records);
  if (!existsSync(file)) return false;
  const graded = new Set(readClass(readFileSync(file, 'utf8'), file).map(({ submission }) => submission));
  const other = submissions.find(({ name }) => !graded.has(name));
  if (other === undefined) return true;
  throw new UsageError(
    `${printable(other.name)} is not among the graded submissions in ${out}; grade the class again, or name another folder with --out`,
  );
}

/** The starter code by exercise. */
const startersOf = (
  chosen: readonly CourseExercise[],
  all: ReadonlyMap<string, string>,
): Map<string, string> =>
  new Map(chosen.map((exercise) => [exercise.definition.id, all.get(pathOf(exercise)) ?? ''] as const));

const MAX_REPORTED = 20;

/** Prints which submissions were not compared, or only in part, and why. */
function reportLeftOut(codes: readonly SubmittedCode[], unread: ClassComparison['unread']): void {
  const lines = codes.flatMap(({ name, leftOut }) => {
    const reasons = [
      ...leftOut,
      ...unread.filter(([whose]) => whose === name).map(([, exercise]) => `Dolos cannot read ${exercise}`),
    ];
    const [first, ...more] = reasons;
    if (first === undefined) return [];
    const others = more.length === 0 ? '' : ` (and ${String(more.length)} more)`;
    return [`${printableLine(`${name} was not compared, or only in part: ${first}`, 300)}${others}`];
  });
  for (const line of lines.slice(0, MAX_REPORTED)) console.error(line);
  const others = lines.length - MAX_REPORTED;
  if (others > 0) console.error(`${String(others)} more were not compared, or only in part.`);
}

const MAX_SHOWN = 10;

function matchLines(matches: readonly ReferenceMatch[], file: string): string {
  const rows = matches
    .slice(0, MAX_SHOWN)
    .map(({ similarity: share, exercises, submission, reference }) => [
      share.toFixed(2),
      String(exercises),
      ...[submission, reference].map((line) => printableLine(line, 300)),
    ]);
  const what = matches.length === 1 ? '1 submission is' : `${String(matches.length)} submissions are`;
  return [
    `${what} like the course’s own code or one of an earlier year${shownOf(matches.length)}; ${file} lists all. Look at these first.`,
    tableOf(['Similarity', 'Exercises', 'Submission', 'like'], rows),
  ].join('\n');
}

function closingLines(pairs: readonly AlikePair[], submissions: number, file: string): string {
  if (pairs.length === 0)
    return `No two of ${String(submissions)} submissions are similar; ${file} lists no pairs.`;
  const groups = groupNumbers(groupsOf(pairs));
  const rows = pairs
    .slice(0, MAX_SHOWN)
    .map(({ left, right, similarity: share, exercises }) => [
      share.toFixed(2),
      String(exercises),
      String(groups.get(left) ?? ''),
      ...[left, right].map((line) => printableLine(line, 300)),
    ]);
  const [alike, which] =
    pairs.length === 1
      ? ['1 pair', 'is similar']
      : [`${String(pairs.length)} pairs`, `are similar${shownOf(pairs.length)}`];
  return [
    `${alike} of ${String(submissions)} submissions ${which}; ${file} lists all. Similarity is a reason to look, not a verdict.`,
    tableOf(['Similarity', 'Exercises', 'Group', 'Submission', 'and'], rows),
  ].join('\n');
}

const shownOf = (count: number): string =>
  count > MAX_SHOWN ? `, the first ${String(MAX_SHOWN)} are shown` : '';

/** All columns but the last two hold numbers. */
function tableOf(head: string[], rows: readonly string[][]): string {
  const table = new Table({
    head,
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, i) => (i < head.length - 2 ? 'right' : 'left')),
  });
  table.push(...rows);
  return table.toString();
}
