import Table from 'cli-table3';
import pc from 'picocolors';
import { counterexampleLines, firstProblem, hintFor, inputTitle, insightsFor } from './feedback';
import { printable } from './printable';
import type { CheckResult, ExerciseResult, Results } from './results';

const BAR_CELLS = 10;
const WIDTH = 100;

const bar = (points: number, maxPoints: number): string => {
  const full = maxPoints === 0 ? 0 : Math.floor((points / maxPoints) * BAR_CELLS);
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
};

const statusText: Record<ExerciseResult['status'], string> = {
  passed: pc.green('✓ right'),
  failed: pc.yellow('✗ not yet'),
  'not-started': pc.dim('· not started'),
  error: pc.red('! cannot run'),
};

const checkMark: Record<CheckResult['status'], string> = {
  passed: pc.green('✓'),
  failed: pc.yellow('✗'),
  timeout: pc.yellow('⏱'),
  crashed: pc.red('!'),
  'not-started': pc.dim('·'),
};

/** The table of modules and exercises, then the feedback: on the first exercise that is not right, or on all. */
export function renderTerminal(results: Results, { all }: { readonly all: boolean }): string {
  const wrong = results.exercises.filter(({ status }) => status !== 'passed');
  const shown = all ? results.exercises : wrong.slice(0, 1);
  const sections = [renderTable(results), ...shown.map(renderExercise)];
  const others = results.exercises.filter((exercise) => !shown.includes(exercise));
  sections.push(
    ...others
      .map(renderNotes)
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n')),
  );
  if (wrong.length === 0) sections.push(pc.green('Every point earned. Well done.'));
  else if (!all && wrong.length > 1) {
    sections.push(
      pc.dim(`${String(wrong.length - 1)} more not yet right; npm run grade -- --all shows everything.`),
    );
  }
  return sections.join('\n\n');
}

function renderTable({ exercises, points, maxPoints }: Results): string {
  const table = new Table({
    head: ['Module', 'Exercise', 'Points', '', ''].map((title) => pc.bold(title)),
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'right', 'left', 'left'],
  });
  let module = '';
  for (const exercise of exercises) {
    table.push([
      exercise.module === module ? '' : exercise.module,
      exercise.id,
      `${String(exercise.points)}/${String(exercise.maxPoints)}`,
      bar(exercise.points, exercise.maxPoints),
      statusText[exercise.status],
    ]);
    module = exercise.module;
  }
  table.push([
    '',
    pc.bold('Total'),
    pc.bold(`${String(points)}/${String(maxPoints)}`),
    bar(points, maxPoints),
    '',
  ]);
  return table.toString();
}

function renderExercise(exercise: ExerciseResult): string {
  const { title, location, points, maxPoints } = exercise;
  const where = pc.dim(printable(`${location.file}:${String(location.line)}`));
  const lines = [`${pc.bold(title)}  ${String(points)}/${String(maxPoints)}  ${where}`];
  lines.push(...renderProblem(exercise));
  for (const advice of exercise.advice)
    lines.push('', `${pc.cyan('Advice')} (costs nothing): ${printable(advice)}`);
  if (exercise.modelAnswers.length > 0)
    lines.push('', `Graded with the model answer of ${exercise.modelAnswers.join(', ')}.`);
  const notes = renderNotes(exercise);
  if (notes.length > 0) lines.push('', ...notes);
  return lines.join('\n');
}

function renderProblem(exercise: ExerciseResult): string[] {
  const problem = firstProblem(exercise);
  if (problem === undefined) return [];
  const { module, id } = exercise;
  if (exercise.status === 'error')
    return [
      '',
      ...insightsFor(exercise, problem).map(pc.yellow),
      pc.red('This file cannot be run, so nothing of it could be checked.'),
      printable(exercise.error ?? ''),
    ];
  if (exercise.status === 'not-started') {
    return [
      '',
      `Not started yet. exercises/${module}/README.md has the idea, the formulas and hints; then edit the file and run`,
      `npm run grade -- ${id}`,
    ];
  }
  const lines = exercise.checks.map(({ status, title, points, maxPoints }) => {
    const earned = `${String(points)}/${String(maxPoints)}`;
    return `  ${checkMark[status]} ${pc.dim(earned)} ${title}`;
  });
  lines.push('', `${checkMark[problem.status]} ${pc.bold(problem.title)}`);
  lines.push(...insightsFor(exercise, problem).map(pc.yellow), printable(problem.message));
  if (problem.counterexample !== null)
    lines.push('', ...indent(counterexampleLines(inputTitle(problem), problem.counterexample, WIDTH)));
  lines.push('', `${pc.cyan('Hint:')} ${hintFor(exercise, problem)}`);
  return lines;
}

const MAX_TYPE_ERRORS = 5;

/**
 * Type errors, and what the student's code printed; every line of that is marked, so that nothing of it looks like the
 * grader's.
 */
function renderNotes({ id, output, typeErrors }: ExerciseResult): string[] {
  const lines = typeErrors.slice(0, MAX_TYPE_ERRORS).map(({ file, line, message }) => {
    return `${pc.cyan('Type error')} (costs nothing) ${printable(file)}, line ${String(line)}: ${printable(message)}`;
  });
  if (output.total === 0) return lines;
  const more = output.total - output.lines.length;
  return [
    ...lines,
    pc.dim(`Printed by ${id}:`),
    ...output.lines.map((line) => `${pc.dim('│')} ${printable(line)}`),
    ...(more > 0 ? [pc.dim(`│ … ${String(more)} more lines`)] : []),
  ];
}

const indent = (lines: readonly string[]): string[] =>
  lines.map((line) => (line === '' ? line : `  ${line}`));
