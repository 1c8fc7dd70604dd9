import type { Node } from '@babel/types';
import type { Place, ScopedTree } from '../mistakes/scopes';
import { childrenOf, memberName, withoutCasts } from '../syntax-nodes';

/** One call, operator or loop of a file. */
export interface CodeStep {
  /** The function or method that is called, an operator, or `for`. */
  readonly name: string;
  /** From 1: where the name stands. */
  readonly line: number;
  /** The name of the top-level function that contains it; null if there is none. */
  readonly function: string | null;
  /** The variable that a method is called on, or the method whose result that is; '' if neither. */
  readonly on: string;
  /**
   * What stands in its arguments: names, numbers, `true` and `false`, operators, `#3` for a list of
   * three, `(3)` for three arguments, and `-1!` for an argument that ends with `- 1`.
   */
  readonly words: readonly string[];
}

/** More than real files have. */
const MAX_STEPS = 600;
const MAX_WORDS = 40;
const MAX_CHARS = 40;

/** The steps of a file, in order. */
export function stepsIn({ places }: ScopedTree): CodeStep[] {
  const steps: CodeStep[] = [];
  for (const place of places) {
    const step = stepAt(place);
    if (step !== undefined) steps.push(step);
    if (steps.length >= MAX_STEPS) break;
  }
  return steps;
}

function stepAt({ node, owner, parent }: Place): CodeStep | undefined {
  const step = (name: string, at: Node, args: readonly Node[], on = ''): CodeStep => ({
    ...{ name: name.slice(0, MAX_CHARS), line: at.loc?.start.line ?? 1, function: owner ?? null, on },
    words: wordsOf(args),
  });
  switch (node.type) {
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const { callee } = node;
      if (callee.type === 'Identifier') return step(callee.name, callee, node.arguments);
      const name = memberName(callee);
      if (
        name === undefined ||
        (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression')
      )
        return undefined;
      return step(name, callee.property, node.arguments, receiverOf(callee.object));
    }
    case 'BinaryExpression':
      // The end of a loop is no comparison of the task.
      return parent?.type === 'ForStatement' && parent.test === node
        ? undefined
        : step(node.operator, node.right, [node.left, node.right]);
    case 'ForStatement':
      return step(
        'for',
        node,
        [node.init, node.test, node.update].filter((each) => each != null),
      );
    default:
      return undefined;
  }
}

function receiverOf(node: Node): string {
  const bare = withoutCasts(node);
  if (bare.type === 'Identifier') return bare.name.slice(0, MAX_CHARS);
  if (bare.type === 'CallExpression') {
    return (bare.callee.type === 'Identifier' ? bare.callee.name : (memberName(bare.callee) ?? '')).slice(
      0,
      MAX_CHARS,
    );
  }
  return (memberName(bare) ?? '').slice(0, MAX_CHARS);
}

function wordsOf(args: readonly Node[]): string[] {
  const words = new Set([`(${String(args.length)})`]);
  for (const each of args) {
    const argument = withoutCasts(each);
    if (argument.type === 'ArrayExpression') words.add(`#${String(argument.elements.length)}`);
    const isOneLess =
      argument.type === 'BinaryExpression' &&
      argument.operator === '-' &&
      argument.right.type === 'NumericLiteral' &&
      argument.right.value === 1;
    if (isOneLess) words.add('-1!');
  }
  const waiting = [...args];
  for (let next = waiting.pop(); next !== undefined && words.size < MAX_WORDS; next = waiting.pop()) {
    if (next.type === 'Identifier') words.add(next.name.slice(0, MAX_CHARS));
    if (next.type === 'NumericLiteral' || next.type === 'BooleanLiteral') words.add(String(next.value));
    if (next.type === 'BinaryExpression') words.add(next.operator);
    // Types are no values.
    waiting.push(
      ...childrenOf(next).filter(
        ({ type }) => !type.startsWith('TS') || type === 'TSAsExpression' || type === 'TSNonNullExpression',
      ),
    );
  }
  return [...words];
}
