import pc from 'picocolors';
import { NEEDS_STUDENT, type CheckedAnswer, type CheckedModule } from '../concepts/check';
import type { ModuleConcepts, Option, Question } from '../concepts/question';
import { CONCEPTS_FILE } from '../concepts/read-answers';
import { hasVariants, textFor } from '../concepts/variant';
import { printable } from '../platform/printable';
import { wrap, wrapAfter } from './wrap';

/** A module, and what was found in the student's file; undefined if there is no file. */
export interface ShownModule {
  readonly concepts: ModuleConcepts;
  readonly found: CheckedModule | undefined;
}

/** The most lines on what is no answer to any question. */
const MOST_UNKNOWN = 5;

const signs: Readonly<Record<CheckedAnswer['status'], string>> = {
  right: pc.green('✓'),
  wrong: pc.yellow('✗'),
  open: pc.dim('·'),
  unreadable: pc.red('!'),
};

/** Renders how questions are answered, and what to read about those that are wrong. */
export function renderConcepts(modules: readonly ShownModule[], width: number): string {
  const sections = modules.map((module) => renderModule(module, width).join('\n'));
  const answers = modules.flatMap(({ found }) => found?.answers ?? []);
  const total = modules.reduce((sum, { concepts }) => sum + concepts.questions.length, 0);
  const right = answers.filter(({ status }) => status === 'right').length;
  const closing =
    right === total
      ? pc.green('All answers are right. Well done.')
      : `${String(right)} of ${String(total)} right. Open answers are not wrong, and none cost points.`;
  return [...sections, closing].join('\n\n');
}

function renderModule({ concepts, found }: ShownModule, width: number): string[] {
  const { module, questions } = concepts;
  const file = `exercises/${module}/${CONCEPTS_FILE}`;
  const head = pc.bold(module);
  if (found === undefined) return [`${head}  no answers`, ...wrap(`  There is no ${file}.`, width)];
  if (found.problem !== undefined) {
    const { line, message } = found.problem;
    return [`${head}  cannot be read`, ...wrap(printable(`  ${file}:${String(line)}: ${message}`), width)];
  }
  const count = (status: CheckedAnswer['status']): number =>
    found.answers.filter((answer) => answer.status === status).length;
  const others = (['wrong', 'unreadable', 'open'] as const).flatMap((status) =>
    count(status) === 0 ? [] : [`${String(count(status))} ${status}`],
  );
  const lines = [
    [`${head}  ${String(count('right'))} of ${String(questions.length)} right`, ...others].join(', '),
  ];
  for (const answer of found.answers) lines.push(...renderAnswer(answer, found, width));
  const waiting = found.answers.filter(({ note }) => note === NEEDS_STUDENT).length;
  if (waiting > 0)
    lines.push(...wrap(`  ${String(waiting)} of these have numbers of your own: ${NEEDS_STUDENT}.`, width));
  for (const { line, message } of found.unknown.slice(0, MOST_UNKNOWN))
    lines.push(...wrapAfter(`  ${signs.unreadable} `, printable(`line ${String(line)}: ${message}`), width));
  return lines;
}

function renderAnswer(answer: CheckedAnswer, { concepts, student }: CheckedModule, width: number): string[] {
  const { question, status, misconception, note, line } = answer;
  const where = line === undefined || status === 'open' ? '' : `, line ${String(line)}`;
  const title = `${question.title} ${pc.dim(`(${question.id}${where})`)}`;
  const lines = wrapAfter(`  ${signs[status]} `, title, width);
  const add = (text: string): void => void lines.push(...wrapAfter('      ', printable(text), width));
  const showsNumbers = hasVariants(question) && student !== '';
  if (status === 'wrong' || status === 'unreadable' || (status === 'open' && showsNumbers))
    add(textFor(question, student));
  if (note !== undefined && note !== NEEDS_STUDENT)
    add(`${status === 'unreadable' ? 'This cannot be read: ' : 'Open: '}${note}.`);
  if (status === 'wrong') {
    const sentence = misconception === undefined ? undefined : question.misconceptions[misconception];
    add(sentence ?? `Not right. ${generalHint(question)}`);
    add(
      `Read: exercises/${concepts.module}/README.md, ${question.sections.map((section) => `“${section}”`).join(', ')}`,
    );
  }
  return lines;
}

/** What to look at if nothing is known about a wrong answer. */
function generalHint(question: Question): string {
  switch (question.kind) {
    case 'number':
      return question.isCount
        ? 'Count again.'
        : `It has to be within ${String(question.tolerance)} of the right number.`;
    case 'order':
      return 'At least two steps are in the wrong order.';
    case 'matching':
      return 'At least one choice does not fit.';
    case 'selection':
      return `Of the ${countOf(question.statements)} statements, at least one is missing or too many.`;
  }
}

const countOf = (options: readonly Option[]): string => String(options.length);
