import { answerTo, formsAround } from '../../grader/concepts/canonical';
import type { Question, Variant } from '../../grader/concepts/question';
import { VARIANTS } from '../../grader/concepts/variant';
import type { Literal } from '../../grader/submission/literals/literal';
import type { Deviation, FromNumbers, PlainAnswers, PlainValue, Swap, WrongAnswer } from './plain';

/** The answers to a question with one set of numbers, in the forms that hashes are taken of. */
export interface PlainKey {
  readonly right: readonly string[];
  /** By misconception. */
  readonly wrong: Readonly<Record<string, readonly string[]>>;
}

/**
 * The keys of a question before they are hashed, one for each set of numbers.
 *
 * @throws Error if answers do not fit the question, or if two of them cannot be told apart
 */
export function plainKeys(question: Question, answers: PlainAnswers): PlainKey[] {
  const named = Object.keys(question.misconceptions).sort();
  if (JSON.stringify(named) !== JSON.stringify(Object.keys(answers.wrong).sort()))
    throw new Error(`${question.id}: the misconceptions are not those that have answers`);
  if (question.kind === 'number' && question.variants !== undefined && question.variants.length !== VARIANTS)
    throw new Error(`${question.id}: there must be ${String(VARIANTS)} sets of numbers`);
  const variants = (question.kind === 'number' ? question.variants : undefined) ?? [{}];
  return variants.map((numbers) => {
    const key = plainKey(question, answers, numbers);
    refuseTwice(question, key);
    return key;
  });
}

/** The right answer with one set of numbers. */
export const rightAnswer = ({ right }: PlainAnswers, numbers: Variant = {}): PlainValue =>
  typeof right === 'function' ? right(numbers) : right;

function plainKey(question: Question, answers: PlainAnswers, numbers: Variant): PlainKey {
  const right = rightAnswer(answers, numbers);
  return {
    right: formsOf(question, right),
    wrong: Object.fromEntries(
      Object.entries(wrongAnswers(right, answers, numbers)).map(([id, values]) => [
        id,
        [...new Set(values.flatMap((value) => formsOf(question, value)))],
      ]),
    ),
  };
}

/** The canonical forms of an answer; for a number, of all numbers within the tolerance. */
function formsOf(question: Question, value: PlainValue): string[] {
  const answer = answerTo(question, literalFrom(value));
  if (answer.status !== 'given') throw new Error(`${question.id}: ${JSON.stringify(value)} is no answer`);
  return question.kind === 'number' && typeof value === 'number'
    ? formsAround(value, question.tolerance)
    : [answer.canonical];
}

export const literalFrom = (value: PlainValue): Literal =>
  typeof value === 'number' || Array.isArray(value)
    ? (value as number | string[])
    : { entries: Object.entries(value) };

/** Whoever takes two false statements for true has two misconceptions; the first is named. */
export function wrongAnswers(
  right: PlainValue,
  { wrong }: PlainAnswers,
  numbers: Variant,
): Record<string, PlainValue[]> {
  const choices = Object.entries(wrong).map(([id, answer]) => ({
    id,
    answers:
      typeof answer === 'object' && 'oneOf' in answer ? (answer.oneOf as readonly WrongAnswer[]) : [answer],
  }));
  return Object.fromEntries(
    choices.map(({ id, answers }, i) => [
      id,
      answers.flatMap((answer): PlainValue[] => {
        if (!isDeviation(answer)) return [valueOf(answer, right, numbers)];
        const others = choices.slice(i + 1).flatMap((each) => each.answers.filter(isDeviation));
        return [answer, ...others.map((other) => both(answer, other))].map((each) => deviated(right, each));
      }),
    ]),
  );
}

const isDeviation = (answer: WrongAnswer): answer is Deviation =>
  typeof answer === 'object' && ('add' in answer || 'drop' in answer);

const both = (one: Deviation, other: Deviation): Deviation => ({
  add: [...(one.add ?? []), ...(other.add ?? [])],
  drop: [...(one.drop ?? []), ...(other.drop ?? [])],
});

function deviated(right: PlainValue, { add = [], drop = [] }: Deviation): PlainValue {
  if (!Array.isArray(right)) throw new Error('only a selection can deviate');
  return [...(right as readonly string[]).filter((id) => !drop.includes(id)), ...add];
}

function valueOf(answer: PlainValue | FromNumbers | Swap, right: PlainValue, numbers: Variant): PlainValue {
  if (typeof answer === 'function') return answer(numbers);
  if (!isSwap(answer)) return answer;
  return { ...(right as Readonly<Record<string, string>>), ...answer.instead };
}

const isSwap = (answer: PlainValue | Swap): answer is Swap =>
  typeof answer === 'object' && 'instead' in answer && typeof answer.instead === 'object';

function refuseTwice({ id }: Question, { right, wrong }: PlainKey): void {
  const all = [...right, ...Object.values(wrong).flat()];
  const twice = all.find((each, i) => all.indexOf(each) !== i);
  if (twice !== undefined) throw new Error(`${id}: two answers are both ${twice}`);
}
