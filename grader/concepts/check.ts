import type { LiteralProblem } from '../submission/literals/literal';
import { shown } from '../submission/literals/evaluate';
import { answerTo } from './canonical';
import { keysOf, type QuestionKey } from './keys';
import { hashOnce, keepHashes } from './known-hashes';
import type { ModuleConcepts, Question } from './question';
import { readAnswers, type GivenAnswers } from './read-answers';
import { hasVariants, variantOf } from './variant';

/** What is known about one answer. */
export interface CheckedAnswer {
  readonly question: Question;
  readonly status: 'right' | 'wrong' | 'open' | 'unreadable';
  /** The id of the well-known mistake that a wrong answer is. */
  readonly misconception?: string;
  /** What cannot be read, or what is missing; for the student. */
  readonly note?: string;
  /** Of an answer in the file. */
  readonly line?: number;
}

/** A student's answers to the questions of a module. */
export interface CheckedModule {
  readonly concepts: ModuleConcepts;
  /** The account or e-mail address in the file; empty if there is none. */
  readonly student: string;
  /** Why the whole file cannot be read. */
  readonly problem?: LiteralProblem;
  readonly answers: readonly CheckedAnswer[];
  /** What stands in the file and is no answer to any question. */
  readonly unknown: readonly LiteralProblem[];
}

/** Why a question whose numbers depend on the student is open. */
export const NEEDS_STUDENT = 'write your account at the top of the file first';

/**
 * Checks a student's answers to the questions of a module. Takes one slow hash for each answer that
 * is given, and no time otherwise.
 *
 * @param root the folder that contains the module folders
 * @returns undefined if the student has no file for these questions
 */
export async function checkModule(
  root: string,
  concepts: ModuleConcepts,
): Promise<CheckedModule | undefined> {
  const given = await readAnswers(root, concepts.module);
  if (given === undefined) return undefined;
  if ('problem' in given) {
    const { problem } = given;
    const answers = concepts.questions.map((question) => ({ question, status: 'unreadable' as const }));
    return { concepts, student: '', problem, answers, unknown: [] };
  }
  const answers = await Promise.all(
    concepts.questions.map((question) => checkOne(question, concepts.module, given)),
  );
  keepHashes();
  return { concepts, student: given.student, answers, unknown: unknownIn(given, concepts) };
}

async function checkOne(
  question: Question,
  module: string,
  { student, answers }: GivenAnswers,
): Promise<CheckedAnswer> {
  // As in JavaScript, the last of several counts.
  const written = answers.findLast(({ name }) => name === question.id);
  if (written === undefined)
    return { question, status: 'open', note: `there is no \`${question.id}\` in the file` };
  const { line } = written;
  if ('problem' in written)
    return { question, status: 'unreadable', note: written.problem.message, line: written.problem.line };
  const key = keysOf(module)[question.id];
  const variant = hasVariants(question) ? variantOf(student) : 0;
  const answer = answerTo(question, written.value);
  const needsStudent = hasVariants(question) && student === '' && answer.status !== 'unreadable';
  if (needsStudent) return { question, status: 'open', note: NEEDS_STUDENT, line };
  if (answer.status === 'open')
    return { question, status: 'open', line, ...(answer.note !== undefined && { note: answer.note }) };
  if (answer.status === 'unreadable') return { question, status: 'unreadable', note: answer.message, line };
  if (key === undefined) throw new Error(`there is no key for ${module}, ${question.id}; run npm run derive`);
  return { question, line, ...(await verdict(question, answer.canonical, key, variant)) };
}

async function verdict(
  { id }: Question,
  canonical: string,
  { salt, variants }: QuestionKey,
  variant: number,
): Promise<Pick<CheckedAnswer, 'status' | 'misconception'>> {
  const key = variants[variant];
  const hash = await hashOnce(salt, { question: id, variant, canonical });
  if (key?.right.includes(hash) === true) return { status: 'right' };
  const [misconception] = Object.entries(key?.wrong ?? {}).find(([, hashes]) => hashes.includes(hash)) ?? [];
  return { status: 'wrong', ...(misconception !== undefined && { misconception }) };
}

const unknownIn = (
  { studentProblem, answers }: GivenAnswers,
  { questions }: ModuleConcepts,
): LiteralProblem[] => [
  ...(studentProblem === undefined ? [] : [studentProblem]),
  ...answers.flatMap((each) => {
    if (questions.some(({ id }) => id === each.name)) return [];
    if ('problem' in each && each.name === '') return [each.problem];
    const message = `there is no question \`${shown(each.name)}\`; see \`interface Answers\` at the end of the file`;
    return [{ message, line: each.line }];
  }),
];
