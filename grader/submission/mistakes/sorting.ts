import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { mistakeAt, quoted, type Rule } from './mistake';
import type { Scope } from './scopes';

/** `rows.sort()` of an array: a typed array, such as that of dataSync(), compares numbers. */
export const sortedAsText: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression' || node.arguments.length > 0) return undefined;
  const { callee } = node;
  const name = memberName(callee);
  if (callee.type !== 'MemberExpression' || (name !== 'sort' && name !== 'toSorted')) return undefined;
  if (isTyped(callee.object, scope)) return undefined;
  return mistakeAt(
    place,
    `${quoted(node, file)} compares numbers as text: 10 comes before 9, and -1 before -2. Give it a function that compares two numbers, such as (a, b) => a - b.`,
    { onlyForWrongNumbers: true },
  );
};

/** Functions that make a typed array of another one. */
const KEEPS: ReadonlySet<string> = new Set(['slice', 'subarray', 'map', 'filter', 'sort', 'reverse']);

const isTypedName = (node: Node): boolean =>
  node.type === 'Identifier' && node.name !== 'Array' && node.name.endsWith('Array');

/** Whether a node is evidently a typed array, or a name of one. */
function isTyped(node: Node, scope: Scope, depth = 0): boolean {
  const value = withoutCasts(node);
  if (depth > 10) return false;
  if (value.type === 'NewExpression') return isTypedName(value.callee);
  if (value.type === 'Identifier') {
    const sources = scope.find(value.name)?.sources ?? [];
    return sources.some((source) => source.path.length === 0 && isTyped(source.value, scope, depth + 1));
  }
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return false;
  const name = memberName(value.callee);
  if (name === 'dataSync') return true;
  if (isTypedName(value.callee.object)) return true;
  return name !== undefined && KEEPS.has(name) && isTyped(value.callee.object, scope, depth + 1);
}
