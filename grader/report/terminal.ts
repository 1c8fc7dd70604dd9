import pc from 'picocolors';
import { wrapError } from './code-frame';
import { counterexampleLines } from './counterexample-lines';
import { feedbackOn, insightsOn, type ExerciseFeedback, type Feedback, type Remark } from './feedback';
import { printable } from '../platform/printable';
import { inShort } from './printed';
import type { CheckResult, Results } from '../results/results';
import { renderTable } from './terminal-table';
import { checkSign, pointsText } from './words';
import { breakLine, MAX_WIDTH, wrap, wrapAfter } from './wrap';

export const EVERY_POINT = 'Every point earned. Well done.';

type Paint = (text: string) => string;

const checkPaint: Readonly<Record<CheckResult['status'], Paint>> = {
  passed: pc.green,
  failed: pc.yellow,
  timeout: pc.yellow,
  crashed: pc.red,
  'not-started': pc.dim,
};

const mark = (status: CheckResult['status']): string => checkPaint[status](checkSign[status]);

/** Wraps text of the grader or of a submission. The colour is added last, as it is no text. */
const lines = (text: string, width: number, paint: Paint = String): string[] =>
  wrap(printable(text), width).map(paint);

const section = (text: string, width: number, paint: Paint): string => lines(text, width, paint).join('\n');

export interface TerminalOptions {
  /** Whether to show the feedback on all exercises, not only on the first that is not right. */
  readonly all: boolean;
  readonly width?: number;
}

/** Renders the table, then the feedback on exercises. */
export function renderTerminal(results: Results, { all, width = MAX_WIDTH }: TerminalOptions): string {
  const feedback = feedbackOn(results);
  const wrong = feedback.exercises.filter(({ status }) => status !== 'passed');
  const shown = all ? feedback.exercises : wrong.slice(0, 1);
  const sections = [renderTable(feedback, width)];
  if (feedback.courseChanges !== undefined)
    sections.unshift(section(feedback.courseChanges, width, pc.yellow));
  if (feedback.fixFirst !== undefined) sections.push(section(feedback.fixFirst, width, pc.yellow));
  sections.push(...shown.map((exercise) => renderExercise(exercise, width)));
  const others = feedback.exercises.filter((exercise) => !shown.includes(exercise));
  sections.push(
    ...others.map((exercise) => renderNotes(exercise, width).join('\n')).filter((notes) => notes !== ''),
  );
  const unchecked = renderUnchecked(feedback, width);
  if (unchecked.length > 0) sections.push(unchecked.join('\n'));
  if (wrong.length === 0) sections.push(pc.green(EVERY_POINT));
  else if (!all && wrong.length > 1) {
    const more = String(wrong.length - 1);
    const text = `${more} more not right yet; to see everything, run: npm run grade -- --all`;
    sections.push(section(text, width, pc.dim));
  }
  return sections.join('\n\n');
}

/** Renders the table while checks are still running. */
export const renderSoFar = (results: Results, running: readonly string[], width = MAX_WIDTH): string =>
  [renderTable(feedbackOn(results), width), renderRunning(running, width), ''].join('\n\n');

/** Says which checks have not ended, since they take long. */
export const renderRunning = (running: readonly string[], width: number): string =>
  running.flatMap((check) => wrap(`still running: ${check} …`, width).map(pc.dim)).join('\n');

export function renderExercise(exercise: ExerciseFeedback, width: number): string {
  const { title, file, line, remarks } = exercise;
  const where = pc.dim(printable(`${file}:${String(line)}`));
  const text = wrap(`${pc.bold(title)}  ${pointsText(exercise)}  ${where}`, width);
  text.push(...renderProblem(exercise, width));
  for (const remark of remarks) text.push('', ...renderRemark(remark, width));
  const notes = renderNotes(exercise, width);
  if (notes.length > 0) text.push('', ...notes);
  return text.join('\n');
}

function renderProblem(exercise: ExerciseFeedback, width: number): string[] {
  const { status, opening, error, first } = exercise;
  const painted = (sentences: readonly string[], paint?: Paint): string[] =>
    sentences.flatMap((each) => lines(each, width, paint));
  if (status === 'error')
    return [
      '',
      ...painted(insightsOn(exercise, undefined), pc.yellow),
      ...painted(opening, pc.red),
      ...wrapError(printable(error ?? ''), width),
    ];
  if (status === 'not-started') return ['', ...painted(opening)];
  if (first === undefined) return [];
  const text = exercise.checks.flatMap((check) =>
    wrapAfter(`  ${mark(check.status)} ${pc.dim(pointsText(check))} `, check.title, width),
  );
  text.push('', ...wrapAfter(`${mark(first.status)} `, first.title, width).map(pc.bold));
  text.push(...painted(insightsOn(exercise, first), pc.yellow), ...lines(first.message, width));
  if (first.counterexample !== undefined)
    text.push('', ...indent(counterexampleLines(first.counterexample, width - INDENTATION.length)));
  text.push('', ...wrap(`${pc.cyan('Hint:')} ${first.hint}`, width));
  return text;
}

const renderRemark = ({ label, aside, text }: Remark, width: number): string[] =>
  wrap(`${pc.cyan(label)} ${printable(aside)}: ${printable(text)}`, width);

/** What marks the output of a submission. */
const OUTPUT_MARK = '│ ';

/**
 * Renders type errors and the output of the student's code. Every line of output is marked, so that
 * none can pass for the grader's own.
 */
export function renderNotes({ typeErrors, printed }: ExerciseFeedback, width: number): string[] {
  const text = typeErrors.flatMap((remark) => renderRemark(remark, width));
  if (printed === undefined) return text;
  const { title, calls, more } = inShort(printed);
  const room = width - OUTPUT_MARK.length;
  return [
    ...text,
    ...lines(title, width, pc.dim),
    ...calls.flatMap(({ label, lines: own }) => [
      ...(label === undefined ? [] : lines(printable(label), width, pc.dim)),
      ...own
        .flatMap((line) => breakLine(printable(line), room))
        .map((line) => `${pc.dim(OUTPUT_MARK.trimEnd())} ${line}`),
    ]),
    ...(more === undefined ? [] : lines(more, width, pc.dim)),
  ];
}

/** Says that type errors may be missing, if so. */
export const renderUnchecked = ({ typesUnchecked }: Feedback, width: number): string[] =>
  typesUnchecked === undefined ? [] : renderRemark(typesUnchecked, width);

const INDENTATION = '  ';

const indent = (text: readonly string[]): string[] =>
  text.map((line) => (line === '' ? line : INDENTATION + line));
