import type { Variant } from '../../grader/concepts/question';

/** An answer as a student writes it. */
export type PlainValue = number | readonly string[] | Readonly<Record<string, string>>;

/** A number that depends on the numbers in the question. */
export type FromNumbers = (numbers: Readonly<Record<string, number>>) => number;

/** A selection that differs from the right one. */
export interface Deviation {
  readonly add?: readonly string[];
  readonly drop?: readonly string[];
}

/** A matching that differs from the right one in some things. */
export interface Swap {
  readonly instead: Readonly<Record<string, string>>;
}

export type WrongAnswer = PlainValue | FromNumbers | Deviation | Swap;

/** The answers to a question in plain text. Students never get these. */
export interface PlainAnswers {
  readonly right: PlainValue | FromNumbers;
  /** By misconception: one answer, or several. */
  readonly wrong: Readonly<Record<string, WrongAnswer | { readonly oneOf: readonly WrongAnswer[] }>>;
}

/** The answers to the questions of a module, by question. */
export type PlainModule = Readonly<Record<string, PlainAnswers>>;

/** A number of a question. @throws Error if the question has no such number */
export function numberIn(numbers: Variant, name: string): number {
  const number = numbers[name];
  if (number === undefined) throw new Error(`the question has no number ${name}`);
  return number;
}

/** A formula of one number, two or three numbers in the question. */
export const from =
  (names: readonly string[], formula: (...numbers: number[]) => number): FromNumbers =>
  (numbers) =>
    formula(...names.map((name) => numberIn(numbers, name)));
