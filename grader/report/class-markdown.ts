import type { ClassRecord } from '../results/class-record';
import { summariseClass } from '../results/class-summary';
import { classFiles } from '../results/layout';
import type { Override } from '../results/override';
import { thatFit } from './job-summary';
import { codeBlock } from './markdown';
import { printable, printableLine } from '../platform/printable';

/** A longer list is for a file. */
const MAX_ROWS = 2_000;

/** Shares of the summary's bytes: names of submissions can be long, and longer when escaped. */
const SHARE = { troubles: 0.3, points: 0.5 };

export interface ClassMarkdownOptions {
  readonly overrides?: readonly Override[];
  /** The most that the summary takes. */
  readonly bytes?: number;
}

/**
 * Renders the job summary of a class: statistics, problems, and the points of every submission, as
 * far as they fit. Points are those after adjustments.
 */
export function renderClassMarkdown(
  records: readonly ClassRecord[],
  { overrides = [], bytes = 1_000_000 }: ClassMarkdownOptions = {},
): string {
  const summary = summariseClass(records, overrides);
  const { students, assignments, exercises, ideas, troubles, maxPoints, mean, median } = summary;
  const graded = records.filter(({ outcome }) => outcome === 'graded').length;
  const of = `of ${String(maxPoints)} points`;
  const reasons = thatFit(troubles.slice(0, MAX_ROWS).map(lineOf), bytes * SHARE.troubles, '\n');
  const points = thatFit(
    students
      .slice(0, MAX_ROWS)
      .map(({ record: { submission, outcome }, adjusted, byAssignment }) =>
        rowOf([
          asCode(submission),
          outcome === 'graded' ? String(adjusted.points) : outcome,
          ...assignments.map(({ id }) => String(byAssignment.get(id) ?? '')),
        ]),
      ),
    bytes * SHARE.points,
    '\n',
  );
  return [
    `## ${String(graded)} of ${String(records.length)} submissions graded`,
    `Median ${tenths(median)}, mean ${tenths(mean)} ${of}${overrides.length > 0 ? `, after the adjustments in ${classFiles.overrides}` : ''}.`,
    ...(assignments.length === 0
      ? []
      : [
          table(
            ['Assignment', 'Median', 'Mean', 'Points'],
            assignments.map((each) => [each.id, ...[each.median, each.mean, each.maxPoints].map(tenths)]),
          ),
        ]),
    table(
      ['Exercise', 'Right', 'Not yet', 'Not started', 'Cannot run', 'Only by imports', 'Mean points'],
      exercises.map((each) => [
        each.id,
        ...[each.right, each.notYet, each.notStarted, each.cannotRun, each.inherited].map(String),
        `${tenths(each.meanPoints)}/${String(each.maxPoints)}`,
      ]),
    ),
    ...(ideas.length === 0
      ? []
      : [
          '### Ideas in words',
          table(
            ['Question', 'Right', 'Wrong', 'Not readable', 'Open', 'Most frequent misconception'],
            ideas.map(({ module, id, right, wrong, unreadable, open, misconceptions }) => [
              asCode(`${module}/${id}`),
              ...[right, wrong, unreadable, open].map(String),
              misconceptions
                .slice(0, 1)
                .map(({ misconception, count }) => `${asCode(misconception)} (${String(count)})`)
                .join(''),
            ]),
          ),
        ]),
    ...(troubles.length === 0
      ? []
      : [
          '### Needs attention',
          codeBlock(reasons.join('\n')),
          ...more(troubles.length - reasons.length, 'class.html'),
        ]),
    '### Points',
    [table(['Submission', 'Points', ...assignments.map(({ id }) => id)], []), ...points].join('\n'),
    ...more(records.length - points.length, 'class.csv'),
    '',
  ].join('\n\n');
}

const tenths = (points: number): string => String(Math.round(points * 10) / 10);

const lineOf = ({ submission, what }: { submission: string; what: readonly string[] }): string =>
  printableLine(`${submission}: ${what.join('; ')}`);

/** Renders a Markdown table with right-aligned numbers. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map(rowOf).join('\n');

const rowOf = (row: readonly string[]): string => `| ${row.join(' | ')} |`;

const more = (count: number, file: string): string[] =>
  count > 0 ? [`${String(count)} more are in ${file}.`] : [];

/** Students choose the names of folders, so they are escaped. */
function asCode(name: string): string {
  const escaped = printable(name)
    .replaceAll('\n', ' ')
    .replaceAll(/[&<>|`\\*_[\]~:@#]/g, (character) => `&#${String(character.codePointAt(0))};`);
  return `<code>${escaped}</code>`;
}
