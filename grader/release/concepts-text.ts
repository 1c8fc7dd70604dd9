import type { ModuleConcepts, Option, Question } from '../concepts/question';
import { hasVariants } from '../concepts/variant';
import { wrapAfter } from '../report/wrap';

/** As wide as comments may be. */
const WIDTH = 94;

/** Answers to write into a file instead of empty ones. */
export interface FilledAnswers {
  readonly student: string;
  /** Returns the answer to a question. */
  readonly answerTo: (question: Question) => unknown;
}

/**
 * Returns the file in which students answer the questions of a module, not formatted yet: the
 * questions as comments, an empty answer below each, and the types that tell an editor what may be
 * written.
 */
export function conceptsText({ module, questions }: ModuleConcepts, filled?: FilledAnswers): string {
  const answers = questions.map((question, i) => {
    const value = JSON.stringify(filled?.answerTo(question) ?? emptyAnswer(question));
    return `${questionText(question, i + 1).join('\n')}\n  ${question.id}: ${value},`;
  });
  return `${comment(headOf(module)).join('\n')}

${studentText(questions, filled?.student ?? '')}export const answers: Answers = {
${answers.join('\n\n')}
};

/** What each answer may be. Your editor completes and checks it. */
interface Answers {
${questions.map((question) => `  ${question.id}: ${typeOf(question)};`).join('\n')}
}
`;
}

const headOf = (module: string): string[] => [
  'Ideas in words: questions about what you have learned. They cost no points. To check your answers, run:',
  '',
  `  npm run concepts -- ${module}`,
  '',
  'Replace `null` by a number or a choice in quotes, and put choices into the lists `[]`. Numbers may be computed with + - * / ** and Math.sqrt, Math.exp, Math.log. The file is read, but never run. An answer that you leave empty is open, not wrong.',
];

const studentText = (questions: readonly Question[], student: string): string =>
  questions.some(hasVariants)
    ? `${comment(['Your account or e-mail address. It chooses your numbers in questions with {braces}; `npm run concepts` then shows them.']).join('\n')}\nexport const student = ${JSON.stringify(student)};\n\n`
    : '';

const TASKS: Readonly<Record<Exclude<Question['kind'], 'number'>, string>> = {
  order: 'All of these, in order:',
  matching: 'For each of these, one of the letters or words below:',
  selection: 'All that are true:',
};

function questionText(question: Question, number: number): string[] {
  const lines = [`${String(number)}. ${question.title}`, '', question.text, ''];
  lines.push(question.kind === 'number' ? numberTask(question) : TASKS[question.kind]);
  const lists = question.kind === 'matching' ? [question.things, question.options] : [optionsOf(question)];
  for (const list of lists) if (list.length > 0) lines.push('', ...list.map(entry));
  lines.push('', `Read: ${question.sections.join('; ')}`);
  return comment(lines, '  ');
}

const numberTask = (question: Question & { kind: 'number' }): string =>
  question.isCount ? 'A whole number.' : `A number, correct to within ${String(question.tolerance)}.`;

const optionsOf = (question: Question): readonly Option[] =>
  question.kind === 'order' ? question.items : question.kind === 'selection' ? question.statements : [];

const entry = ({ id, text }: Option): string => `  '${id}': ${text}`;

/** Wraps lines as comments. */
const comment = (lines: readonly string[], indentation = ''): string[] =>
  lines
    .flatMap((line) => {
      const [, prefix = ''] = /^(\s*'\w+': |\s*)/.exec(line) ?? [];
      return wrapAfter(prefix, line.slice(prefix.length), WIDTH - indentation.length);
    })
    .map((line) => `${indentation}// ${line}`.trimEnd());

const union = (options: readonly Option[]): string => options.map(({ id }) => `'${id}'`).join(' | ');

function typeOf(question: Question): string {
  switch (question.kind) {
    case 'number':
      return 'number | null';
    case 'order':
      return `(${union(question.items)})[]`;
    case 'selection':
      return `(${union(question.statements)})[]`;
    case 'matching':
      return `Record<${union(question.things)}, ${union(question.options)} | null>`;
  }
}

function emptyAnswer(question: Question): unknown {
  if (question.kind === 'number') return null;
  if (question.kind !== 'matching') return [];
  return Object.fromEntries(question.things.map(({ id }) => [id, null]));
}
