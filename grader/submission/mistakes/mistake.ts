import type { Node } from '@babel/types';
import type { Kinds } from './kinds';
import type { Place, Scope, ScopedTree } from './scopes';

/** A mistake that the source shows. */
export interface SourceMistake {
  /** From 1. */
  readonly line: number;
  /** What is wrong and what to write instead. Does not name the line. */
  readonly message: string;
  /** The name of the top-level function that contains it; null if there is none. */
  readonly function: string | null;
  /** Whether it matters only if that function is graded. */
  readonly onlyIfGraded: boolean;
  /** Whether it may explain wrong numbers, and nothing else. */
  readonly onlyForWrongNumbers?: boolean;
  /** Whether it is a mistake only in the file of an exercise, not in a helper's. */
  readonly onlyInExercise: boolean;
  /** The function that must be one of an exercise; undefined if nothing must be. */
  readonly ifExercises?: CalledFunction;
}

/** A function that a file calls. */
export interface CalledFunction {
  /** As its own file exports it. */
  readonly name: string;
  /** The path of the import; null if the function is in the same file. */
  readonly from: string | null;
}

/** What a rule knows about a file. */
export interface File {
  readonly source: string;
  readonly tree: ScopedTree;
  readonly kinds: Kinds;
  /** The names of values that the file exports, without `default`. */
  readonly exported: ReadonlySet<string>;
}

/** Looks for one kind of mistake at one node. */
export type Rule = (place: Place, file: File) => SourceMistake | undefined;

/** The longest piece of code that a message quotes. */
export const MAX_QUOTED = 60;

export const mistakeAt = (
  { node, owner }: Pick<Place, 'node' | 'owner'>,
  message: string,
  more: Partial<SourceMistake> = {},
): SourceMistake => ({
  line: node.loc?.start.line ?? 1,
  message,
  function: owner ?? null,
  onlyIfGraded: false,
  onlyInExercise: false,
  ...more,
});

/** The code of a node, on one line. */
export const codeOf = ({ start, end }: Pick<Node, 'start' | 'end'>, { source }: File): string =>
  onOneLine(source.slice(start ?? 0, Math.min(end ?? 0, (start ?? 0) + 2_000)));

export const onOneLine = (code: string): string =>
  code
    .replace(/\s+/g, ' ')
    .replace(/ ?\. ?(?=[a-zA-Z])/g, '.')
    .replace(/([([]) /g, '$1')
    .replace(/,? ([)\]])/g, '$1')
    .trim();

/** The code of a node for a message, shortened. */
export function quoted(node: Node, file: File): string {
  const code = codeOf(node, file);
  return `\`${code.length <= MAX_QUOTED ? code : `${code.slice(0, MAX_QUOTED - 1)}…`}\``;
}

/** Code that a method can be called on. */
export const asReceiver = (code: string, node: Node): string =>
  [
    ...['Identifier', 'MemberExpression', 'CallExpression', 'OptionalCallExpression', 'ThisExpression'],
    ...['OptionalMemberExpression', 'TSNonNullExpression'],
  ].includes(node.type)
    ? code
    : `(${code})`;

/** Whether a name is one of JavaScript's own, such as `Math`. */
export const isGlobal = (node: Node, name: string, scope: Scope): boolean =>
  node.type === 'Identifier' && node.name === name && scope.find(name) === undefined;
