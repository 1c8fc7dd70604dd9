import type { Diagnosis } from './exercise';

/** What is said of a mistake. */
export interface NamedMistake {
  readonly id: string;
  /** A main clause in lower case without a full stop; without it, a mistake is named only alone. */
  readonly clause?: string;
  /** One sentence. */
  readonly sentence: string;
  readonly hint: string;
}

/** Several mistakes that a student made together. */
type Explanation = readonly NamedMistake[];

/**
 * Says which mistakes explain the numbers: those of the only explanation, “either … or …” for two.
 * Of more than two, only what they have in common; undefined if that is nothing.
 */
export function nameMistakes(explanations: readonly Explanation[]): Diagnosis | undefined {
  const [first, second, ...others] = explanations;
  if (first === undefined) return undefined;
  if (second === undefined) return together(first);
  const isShared = ({ id }: NamedMistake): boolean =>
    explanations.every((each) => each.some((other) => other.id === id));
  const shared = first.filter(isShared);
  if (others.length > 0) return oneOfMore(shared);
  const [one, other] = [first, second].map((each) => each.filter((mistake) => !isShared(mistake)));
  return eitherOr(shared, one ?? [], other ?? []);
}

function together(mistakes: Explanation): Diagnosis | undefined {
  const [only, another] = mistakes;
  if (only === undefined) return undefined;
  if (another === undefined) return { misconception: only.id, sentence: only.sentence, hint: only.hint };
  const clauses = clausesOf(mistakes);
  return (
    clauses && {
      misconception: idOf(mistakes),
      sentence: `${atOnce(mistakes.length)}: ${listed(clauses)}.`,
      hint: mistakes.map(({ hint }, i) => `For the ${ordinals[i] ?? 'last'}: ${hint}`).join(' '),
      parts: mistakes.map(({ id, sentence }) => ({ misconception: id, sentence })),
    }
  );
}

function eitherOr(shared: Explanation, one: Explanation, other: Explanation): Diagnosis | undefined {
  const [ours, first, second] = [shared, one, other].map(clausesOf);
  if (ours === undefined || first === undefined || second === undefined) return undefined;
  const choice = `either ${listed(first)}, or ${listed(second)}`;
  const both = [one, other].map((each) => each.map(({ hint }) => hint).join(' '));
  return {
    misconception: [...shared.map(({ id }) => id), `${idOf(one)}|${idOf(other)}`].join('+'),
    sentence:
      shared.length === 0
        ? `${capitalised(choice)}; your numbers fit both.`
        : `${atOnce(shared.length + one.length)}: ${listed(ours)}; and ${choice} (your numbers fit both).`,
    hint: [
      ...shared.map(({ hint }) => hint),
      ...(both[0] === both[1]
        ? [both[0]]
        : [`In the first case: ${both[0] ?? ''}`, `In the second: ${both[1] ?? ''}`]),
    ].join(' '),
    ...(shared.length > 0 && { parts: shared.map(({ id, sentence }) => ({ misconception: id, sentence })) }),
  };
}

/** The end of a sentence that names only some of the mistakes. */
export const ONE_MORE = 'There is at least one more mistake.';

/** What all of many explanations have in common. */
function oneOfMore(shared: Explanation): Diagnosis | undefined {
  const found = together(shared);
  return (
    found && {
      ...found,
      sentence: `${found.sentence} ${ONE_MORE}`,
      hint: `${found.hint} Then grade again.`,
    }
  );
}

const ordinals = ['first', 'second', 'third'];

const atOnce = (count: number): string => `${count === 2 ? 'Two' : 'Three'} mistakes at once`;

const idOf = (mistakes: Explanation): string => mistakes.map(({ id }) => id).join('+');

/** Undefined if a mistake has no clause. */
function clausesOf(mistakes: Explanation): string[] | undefined {
  const clauses = mistakes.flatMap(({ clause }) => clause ?? []);
  return clauses.length === mistakes.length ? clauses : undefined;
}

/** “a”, “a, and b”, “a, b, and c”. */
const listed = (clauses: readonly string[]): string =>
  [...clauses.slice(0, -2), clauses.slice(-2).join(', and ')].join(', ');

export const capitalised = (clause: string): string => clause.slice(0, 1).toUpperCase() + clause.slice(1);
