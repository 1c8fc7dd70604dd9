import type { CodeStep } from './code-steps';

/** Which step of the code a named mistake is about. */
export interface StepQuery {
  /** One of these names. */
  readonly names: readonly string[];
  /** All of these words are in the arguments. */
  readonly with: readonly string[];
  /** None of these words is. */
  readonly without: readonly string[];
  /** The method is called on one of these; empty for anything. */
  readonly on: readonly string[];
}

interface More {
  readonly with?: string;
  readonly without?: string;
  readonly on?: string;
}

const list = (words = ''): string[] => words.split(' ').filter((each) => each !== '');

/** Calls with one of some names, separated by spaces. */
export const step = (names: string, more: More = {}): StepQuery => ({
  names: list(names),
  with: list(more.with),
  without: list(more.without),
  on: list(more.on),
});

const isAsked = ({ name, on, words }: CodeStep, query: StepQuery): boolean =>
  query.names.includes(name) &&
  query.with.every((each) => words.includes(each)) &&
  !query.without.some((each) => words.includes(each)) &&
  (query.on.length === 0 || query.on.includes(on));

/** The line of the steps that a query finds, if all are in one line. */
export function lineOf(query: StepQuery, steps: readonly CodeStep[]): number | undefined {
  const lines = new Set(steps.filter((each) => isAsked(each, query)).map(({ line }) => line));
  const [line] = lines;
  return lines.size === 1 ? line : undefined;
}
