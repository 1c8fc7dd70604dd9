import { isLiteralList, isLiteralObject, type Literal } from '../submission/literals/literal';
import { shown } from '../submission/literals/evaluate';
import type { MatchingQuestion, Option, OrderQuestion, Question } from './question';

/**
 * What a student answered: not yet, or not completely; something that cannot be an answer, and why;
 * or an answer in the one form that its hash is taken of.
 */
export type Answer =
  | { readonly status: 'open'; readonly note?: string }
  | { readonly status: 'unreadable'; readonly message: string }
  | { readonly status: 'given'; readonly canonical: string };

/**
 * Numbers are answers in cells as wide as the tolerance. The grid is the same whatever the right
 * number is, so that it says nothing about it.
 */
export const cellOf = (number: number, tolerance: number): number => Math.floor(number / tolerance);

/** So that rounding cannot move a number at the edge of the tolerance into another cell. */
const MARGIN = 1 + 1e-9;

/**
 * The canonical forms of all numbers within the tolerance of a number: two cells or three. A number
 * that is further away than twice the tolerance is in none of them.
 */
export function formsAround(number: number, tolerance: number): string[] {
  const last = cellOf(number + tolerance * MARGIN, tolerance);
  const forms: string[] = [];
  for (let cell = cellOf(number - tolerance * MARGIN, tolerance); cell <= last; cell += 1)
    forms.push(JSON.stringify(cell));
  return forms;
}

const open = { status: 'open' } as const;
const unreadable = (message: string): Answer => ({ status: 'unreadable', message });
const given = (value: unknown): Answer => ({ status: 'given', canonical: JSON.stringify(value) });

/** What a value in a student's file is as an answer to a question. */
export function answerTo(question: Question, value: Literal): Answer {
  if (value === null) return open;
  switch (question.kind) {
    case 'number':
      return numberAnswer(value, question.tolerance);
    case 'order':
      return orderAnswer(question, value);
    case 'selection':
      return selectionAnswer(question.statements, value);
    case 'matching':
      return matchingAnswer(question, value);
  }
}

function numberAnswer(value: Literal, tolerance: number): Answer {
  if (typeof value !== 'number') return unreadable('the answer is a number, for instance 0.5');
  const cell = cellOf(value, tolerance);
  return Number.isSafeInteger(cell) ? given(cell) : unreadable('the number is too large');
}

function orderAnswer({ items }: OrderQuestion, value: Literal): Answer {
  const ids = idsOf(items, value);
  if (typeof ids === 'string') return unreadable(ids);
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) return unreadable(`'${repeated}' occurs twice; each item has one place`);
  if (ids.length === 0) return open;
  if (ids.length < items.length)
    return {
      ...open,
      note: `${String(items.length - ids.length)} of ${String(items.length)} items are missing`,
    };
  return given(ids);
}

function selectionAnswer(statements: readonly Option[], value: Literal): Answer {
  const ids = idsOf(statements, value);
  if (typeof ids === 'string') return unreadable(ids);
  return ids.length === 0 ? open : given([...new Set(ids)].sort());
}

function matchingAnswer({ things, options }: MatchingQuestion, value: Literal): Answer {
  if (typeof value !== 'object' || value === null || !isLiteralObject(value))
    return unreadable(
      `the answer is an object, for instance { ${things[0]?.id ?? ''}: '${options[0]?.id ?? ''}', … }`,
    );
  const chosen = new Map(value.entries);
  const unknown = [...chosen.keys()].find((name) => !things.some(({ id }) => id === name));
  if (unknown !== undefined)
    return unreadable(`there is no '${shown(unknown)}' here; the names are ${listOf(things)}`);
  const pairs: [string, string][] = [];
  for (const { id } of things) {
    const option = chosen.get(id) ?? null;
    if (option === null) continue;
    if (typeof option !== 'string' || !options.some((each) => each.id === option))
      return unreadable(`${id}: ${quoted(option)} is no option; choose from ${listOf(options)}`);
    pairs.push([id, option]);
  }
  if (pairs.length === 0) return open;
  if (pairs.length < things.length)
    return {
      ...open,
      note: `${String(things.length - pairs.length)} of ${String(things.length)} are missing`,
    };
  return given(pairs);
}

/** The ids in a list; a sentence if the value is anything else. */
function idsOf(options: readonly Option[], value: Literal): string[] | string {
  if (!isLiteralList(value)) return `the answer is a list, for instance ['${options[0]?.id ?? ''}']`;
  const ids: string[] = [];
  for (const element of value) {
    if (typeof element !== 'string' || !options.some(({ id }) => id === element))
      return `${quoted(element)} is no option; choose from ${listOf(options)}`;
    ids.push(element);
  }
  return ids;
}

const listOf = (options: readonly Option[]): string => options.map(({ id }) => `'${id}'`).join(', ');

const quoted = (value: Literal): string =>
  typeof value === 'string' ? `'${shown(value)}'` : typeof value === 'number' ? String(value) : 'this';
