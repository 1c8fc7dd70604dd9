import { counterexampleLines } from './counterexample-lines';
import { feedbackOn, type CheckFeedback, type ExerciseFeedback, type Remark } from './feedback';
import { printable } from '../platform/printable';
import { inShort, markedLines } from './printed';
import type { ExerciseResult, Results } from '../results/results';
import { checkSign, pointsText, subtotalsText } from './words';

const WIDTH = 100;

const emoji: Readonly<Record<ExerciseResult['status'], string>> = {
  passed: '✅',
  failed: '🔶',
  'not-started': '⬜',
  error: '🛑',
};

/**
 * Renders a submission's text as a code block, so that nothing in it acts as Markdown or HTML,
 * however many backticks it contains.
 */
export function codeBlock(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${printable(text)}\n${fence}`;
}

/**
 * Renders the job summary: the table, then the terminal's feedback on each exercise that is started
 * but not right.
 */
export const renderMarkdown = (results: Results): string => markdownParts(results).join('\n\n');

/** Its parts, which blank lines separate. */
export function markdownParts(results: Results): string[] {
  const feedback = feedbackOn(results);
  const { exercises, points, maxPoints, subtotals, courseChanges, fixFirst, typesUnchecked } = feedback;
  const rows = exercises.map(
    (exercise) =>
      `| ${exercise.module} | ${exercise.id} | ${pointsText(exercise)} | ${emoji[exercise.status]} ${exercise.word} |`,
  );
  const begun = exercises.filter(({ status }) => status === 'failed' || status === 'error');
  return [
    `## ${String(points)} of ${String(maxPoints)} points`,
    ...(subtotals.length === 0 ? [] : [subtotalsText(subtotals)]),
    ...(courseChanges === undefined ? [] : [codeBlock(courseChanges)]),
    ['| Module | Exercise | Points | |', '| --- | --- | ---: | --- |', ...rows].join('\n'),
    ...(fixFirst === undefined ? [] : [fixFirst]),
    ...begun.map(renderExercise),
    ...(typesUnchecked === undefined ? [] : [noteOf(typesUnchecked)]),
    '',
  ];
}

const noteOf = ({ label, aside, text }: Remark): string => `${label} ${aside}: ${text}`;

function renderExercise(exercise: ExerciseFeedback): string {
  const { first, error, opening } = exercise;
  const sections = [`### ${exercise.title}: ${pointsText(exercise)}`];
  if (exercise.mistakes.length > 0)
    sections.push(codeBlock(exercise.mistakes.map(({ text }) => text).join('\n')));
  sections.push(...exercise.fixFirst);
  if (error !== null) sections.push(...opening, codeBlock(error));
  else if (first !== undefined) sections.push(renderChecks(exercise.checks), ...renderCheck(first));
  const notes = [...exercise.remarks, ...exercise.typeErrors].map(noteOf);
  if (notes.length > 0) sections.push(codeBlock(notes.join('\n')));
  if (exercise.printed !== undefined) {
    const printed = inShort(exercise.printed);
    const { title, more } = printed;
    const lines = markedLines(printed, (line) => `│ ${line}`);
    sections.push(title, codeBlock([...lines, ...(more === undefined ? [] : [more])].join('\n')));
  }
  return sections.join('\n\n');
}

const renderChecks = (checks: readonly CheckFeedback[]): string =>
  checks.map((check) => `- ${checkSign[check.status]} ${pointsText(check)} ${check.title}`).join('\n');

function renderCheck(check: CheckFeedback): string[] {
  const seen = [check.message];
  if (check.counterexample !== undefined) seen.push('', ...counterexampleLines(check.counterexample, WIDTH));
  return [`**${check.title}**`, ...check.insights, codeBlock(seen.join('\n')), `Hint: ${check.hint}`];
}
