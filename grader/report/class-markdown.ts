import type { ClassRecord } from '../results/class-record';
import { summariseClass } from '../results/class-summary';
import { codeBlock } from './markdown';
import { printable } from '../platform/printable';

/** GitHub shows up to 1 MB of a summary; larger classes are in class.csv. */
const MAX_ROWS = 2_000;

/** Renders the job summary of a class: statistics, problems, and the points of every submission. */
export function renderClassMarkdown(records: readonly ClassRecord[]): string {
  const summary = summariseClass(records, []);
  const { students, assignments, exercises, ideas, troubles, maxPoints, mean, median } = summary;
  const graded = records.filter(({ outcome }) => outcome === 'graded').length;
  const of = `of ${String(maxPoints)} points`;
  const shown = students.slice(0, MAX_ROWS);
  return [
    `## ${String(graded)} of ${String(records.length)} submissions graded`,
    `Median ${tenths(median)}, mean ${tenths(mean)} ${of}.`,
    ...(assignments.length === 0
      ? []
      : [
          table(
            ['Assignment', 'Median', 'Mean', 'Points'],
            assignments.map((each) => [each.id, ...[each.median, each.mean, each.maxPoints].map(tenths)]),
          ),
        ]),
    table(
      ['Exercise', 'Right', 'Not yet', 'Not started', 'Cannot run', 'Mean points'],
      exercises.map(({ id, right, notYet, notStarted, cannotRun, meanPoints, maxPoints: most }) => [
        id,
        ...[right, notYet, notStarted, cannotRun].map(String),
        `${tenths(meanPoints)}/${String(most)}`,
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
      : ['### Needs attention', codeBlock(troubles.slice(0, MAX_ROWS).map(lineOf).join('\n'))]),
    '### Points',
    table(
      ['Submission', 'Points', ...assignments.map(({ id }) => id)],
      shown.map(({ record: { submission, outcome, points }, byAssignment }) => [
        asCode(submission),
        outcome === 'graded' ? String(points) : outcome,
        ...assignments.map(({ id }) => String(byAssignment.get(id) ?? '')),
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

/** Renders a Markdown table with right-aligned numbers. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** Students choose the names of folders, so they are escaped. */
function asCode(name: string): string {
  const escaped = printable(name)
    .replaceAll('\n', ' ')
    .replaceAll(/[&<>|`\\*_[\]~:@#]/g, (character) => `&#${String(character.codePointAt(0))};`);
  return `<code>${escaped}</code>`;
}
