import type { ClassRecord } from '../results/class-record';
import { summariseClass } from '../results/class-summary';
import { codeBlock } from './markdown';
import { printable } from '../platform/printable';

/** GitHub shows a megabyte of a summary, and what has more than this is read in the table of the class. */
const MAX_ROWS = 2_000;

/** The job summary of a class: how it did, what there is to see to, and everyone's points. */
export function renderClassMarkdown(records: readonly ClassRecord[]): string {
  const { exercises, troubles, maxPoints, mean, median } = summariseClass(records, []);
  const graded = records.filter(({ outcome }) => outcome === 'graded').length;
  const of = `of ${String(maxPoints)} points`;
  const shown = records.slice(0, MAX_ROWS);
  return [
    `## ${String(graded)} of ${String(records.length)} submissions graded`,
    `Median ${tenths(median)}, mean ${tenths(mean)} ${of}.`,
    table(
      ['Exercise', 'Right', 'Not yet', 'Not started', 'Cannot run', 'Mean points'],
      exercises.map(({ id, right, notYet, notStarted, cannotRun, meanPoints, maxPoints: most }) => [
        id,
        ...[right, notYet, notStarted, cannotRun].map(String),
        `${tenths(meanPoints)}/${String(most)}`,
      ]),
    ),
    ...(troubles.length === 0
      ? []
      : ['### To look at', codeBlock(troubles.slice(0, MAX_ROWS).map(lineOf).join('\n'))]),
    '### Points',
    table(
      ['Submission', 'Points'],
      shown.map(({ submission, outcome, points }) => [
        asCode(submission),
        outcome === 'graded' ? String(points) : outcome,
      ]),
    ),
    ...(shown.length < records.length
      ? [`${String(records.length - shown.length)} more are in class.csv.`]
      : []),
    '',
  ].join('\n\n');
}

const tenths = (points: number): string => String(Math.round(points * 10) / 10);

const lineOf = ({ submission, what }: { submission: string; what: readonly string[] }): string =>
  `${submission}: ${what.join('; ')}`.replaceAll('\n', ' ');

/** Numbers stand to the right, under what they are. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** A folder's name is anybody's text. */
function asCode(name: string): string {
  const escaped = printable(name)
    .replaceAll('\n', ' ')
    .replaceAll(/[&<>|`\\*_[\]~:@#]/g, (character) => `&#${String(character.codePointAt(0))};`);
  return `<code>${escaped}</code>`;
}
