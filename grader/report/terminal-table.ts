import stringWidth from 'fast-string-width';
import Table from 'cli-table3';
import pc from 'picocolors';
import type { ExerciseFeedback, Feedback } from './feedback';
import type { ExerciseResult } from '../results/results';
import { exerciseSign, pointsText } from './words';

const BAR_CELLS = 10;

const bar = ({ points, maxPoints }: { readonly points: number; readonly maxPoints: number }): string => {
  const full = maxPoints === 0 ? 0 : Math.floor((points / maxPoints) * BAR_CELLS);
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
};

const exercisePaint: Readonly<Record<ExerciseResult['status'], (text: string) => string>> = {
  passed: pc.green,
  failed: pc.yellow,
  'not-started': pc.dim,
  error: pc.red,
};

const outcome = ({ status, word }: ExerciseFeedback): string =>
  exercisePaint[status](`${exerciseSign[status]} ${word}`);

/**
 * Renders the table of modules and exercises with their points: in a frame with bars, in a frame
 * without them, or without a frame, whichever is the first to fit.
 */
export function renderTable(feedback: Feedback, width: number): string {
  const framed = [true, false].map((hasBar) => framedTable(feedback, hasBar));
  const fitting = framed.find((table) => stringWidth(table.split('\n', 1)[0] ?? '') <= width);
  return fitting ?? plainTable(feedback);
}

function framedTable(feedback: Feedback, hasBar: boolean): string {
  const row = (cells: readonly string[], filled: string, last: string): string[] => [
    ...cells,
    ...(hasBar ? [filled] : []),
    last,
  ];
  const table = new Table({
    head: row(['Module', 'Exercise', 'Points'], '', '').map((title) => pc.bold(title)),
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'right'],
  });
  let module = '';
  for (const exercise of feedback.exercises) {
    const cells = [exercise.module === module ? '' : exercise.module, exercise.id, pointsText(exercise)];
    table.push(row(cells, bar(exercise), outcome(exercise)));
    ({ module } = exercise);
  }
  for (const each of feedback.subtotals)
    table.push(row(['', each.assignment, pointsText(each)], bar(each), ''));
  table.push(row(['', pc.bold('Total'), pc.bold(pointsText(feedback))], bar(feedback), ''));
  return table.toString();
}

/** Each module is a heading above its exercises. */
function plainTable(feedback: Feedback): string {
  const names = Math.max(
    ...feedback.exercises.map(({ id }) => id.length),
    ...feedback.subtotals.map(({ assignment }) => assignment.length),
  );
  const points = pointsText(feedback).length;
  const line = (name: string, earned: string): string =>
    `  ${name.padEnd(names)}  ${earned.padStart(points)}`;
  const modules = [...new Set(feedback.exercises.map(({ module }) => module))];
  return [
    ...modules.flatMap((module) => [
      pc.bold(module),
      ...feedback.exercises
        .filter((exercise) => exercise.module === module)
        .map((exercise) => `${line(exercise.id, pointsText(exercise))}  ${outcome(exercise)}`),
    ]),
    ...feedback.subtotals.map((each) => line(each.assignment, pointsText(each))),
    pc.bold(line('Total', pointsText(feedback))),
  ].join('\n');
}
