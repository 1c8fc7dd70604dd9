import Table from 'cli-table3';
import pc from 'picocolors';
import { counterexampleLines } from './counterexample-lines';
import { feedbackOn, insightsOn, type ExerciseFeedback, type Feedback, type Remark } from './feedback';
import { printable } from '../platform/printable';
import type { CheckResult, ExerciseResult, Results } from '../results/results';
import { checkSign, exerciseSign, pointsText } from './words';

const BAR_CELLS = 10;
const WIDTH = 100;

export const EVERY_POINT = 'Every point earned. Well done.';

const bar = (points: number, maxPoints: number): string => {
  const full = maxPoints === 0 ? 0 : Math.floor((points / maxPoints) * BAR_CELLS);
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
};

type Paint = (text: string) => string;

const exercisePaint: Readonly<Record<ExerciseResult['status'], Paint>> = {
  passed: pc.green,
  failed: pc.yellow,
  'not-started': pc.dim,
  error: pc.red,
};

const checkPaint: Readonly<Record<CheckResult['status'], Paint>> = {
  passed: pc.green,
  failed: pc.yellow,
  timeout: pc.yellow,
  crashed: pc.red,
  'not-started': pc.dim,
};

const mark = (status: CheckResult['status']): string => checkPaint[status](checkSign[status]);

/**
 * Renders the table, then the feedback on the first exercise that is not right, or on all
 * exercises.
 */
export function renderTerminal(results: Results, { all }: { readonly all: boolean }): string {
  const feedback = feedbackOn(results);
  const wrong = feedback.exercises.filter(({ status }) => status !== 'passed');
  const shown = all ? feedback.exercises : wrong.slice(0, 1);
  const sections = [renderTable(feedback), ...shown.map(renderExercise)];
  if (feedback.courseChanges !== undefined) sections.unshift(pc.yellow(printable(feedback.courseChanges)));
  const others = feedback.exercises.filter((exercise) => !shown.includes(exercise));
  sections.push(
    ...others
      .map(renderNotes)
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n')),
  );
  if (wrong.length === 0) sections.push(pc.green(EVERY_POINT));
  else if (!all && wrong.length > 1) {
    sections.push(
      pc.dim(
        `${String(wrong.length - 1)} more not right yet; to see everything, run: npm run grade -- --all`,
      ),
    );
  }
  return sections.join('\n\n');
}

/** Renders the table of modules and exercises with their points. */
export function renderTable(feedback: Feedback): string {
  const table = new Table({
    head: ['Module', 'Exercise', 'Points', '', ''].map((title) => pc.bold(title)),
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'right', 'left', 'left'],
  });
  let module = '';
  for (const exercise of feedback.exercises) {
    const { status, word, points, maxPoints } = exercise;
    table.push([
      exercise.module === module ? '' : exercise.module,
      exercise.id,
      pointsText(exercise),
      bar(points, maxPoints),
      exercisePaint[status](`${exerciseSign[status]} ${word}`),
    ]);
    module = exercise.module;
  }
  const { points, maxPoints } = feedback;
  table.push(['', pc.bold('Total'), pc.bold(pointsText(feedback)), bar(points, maxPoints), '']);
  return table.toString();
}

export function renderExercise(exercise: ExerciseFeedback): string {
  const { title, file, line, remarks } = exercise;
  const where = pc.dim(printable(`${file}:${String(line)}`));
  const lines = [`${pc.bold(title)}  ${pointsText(exercise)}  ${where}`];
  lines.push(...renderProblem(exercise));
  for (const remark of remarks) lines.push('', renderRemark(remark));
  const notes = renderNotes(exercise);
  if (notes.length > 0) lines.push('', ...notes);
  return lines.join('\n');
}

function renderProblem(exercise: ExerciseFeedback): string[] {
  const { status, opening, error, first } = exercise;
  if (status === 'error')
    return ['', ...exercise.mendFirst.map(pc.yellow), ...opening.map(pc.red), printable(error ?? '')];
  if (status === 'not-started') return ['', ...opening];
  if (first === undefined) return [];
  const lines = exercise.checks.map(
    (check) => `  ${mark(check.status)} ${pc.dim(pointsText(check))} ${check.title}`,
  );
  lines.push('', `${mark(first.status)} ${pc.bold(first.title)}`);
  lines.push(...insightsOn(exercise, first).map(pc.yellow), printable(first.message));
  if (first.counterexample !== undefined)
    lines.push('', ...indent(counterexampleLines(first.counterexample, WIDTH)));
  lines.push('', `${pc.cyan('Hint:')} ${first.hint}`);
  return lines;
}

const renderRemark = ({ label, aside, text }: Remark): string =>
  `${pc.cyan(label)} ${printable(aside)}: ${printable(text)}`;

/**
 * Renders type errors and the output of the student's code. Every line of output is marked, so that
 * none can pass for the grader's own.
 */
export function renderNotes({ typeErrors, printed }: ExerciseFeedback): string[] {
  const lines = typeErrors.map(renderRemark);
  if (printed === undefined) return lines;
  const { title, more } = printed;
  return [
    ...lines,
    pc.dim(title),
    ...printed.calls.flatMap(({ label, lines: own }) => [
      ...(label === undefined ? [] : [pc.dim(printable(label))]),
      ...own.map((line) => `${pc.dim('│')} ${printable(line)}`),
    ]),
    ...(more === undefined ? [] : [pc.dim(`│ ${more}`)]),
  ];
}

const indent = (lines: readonly string[]): string[] =>
  lines.map((line) => (line === '' ? line : `  ${line}`));
