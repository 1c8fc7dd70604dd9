import type { Node } from '@babel/types';
import { TENSOR_METHODS } from '../../engine/tfjs-names';
import { memberName, withoutCasts } from '../syntax-nodes';
import { mistakeAt, quoted, type File, type Rule } from './mistake';
import type { Place } from './scopes';

const READS: ReadonlySet<string> = new Set(['arraySync', 'dataSync', 'unstack', 'split']);

/** `return x.relu;` and `x.sqrt.add(1)`: the function itself in place of its result. */
export const uncalled: Rule = (place, file) => {
  const { node, scope } = place;
  const name = memberName(node);
  if (node.type !== 'MemberExpression' || name === undefined || place.isTarget) return undefined;
  if (!TENSOR_METHODS.has(name) && !READS.has(name)) return undefined;
  if (!file.kinds.isTensor(node.object, scope) || isCalculation(node.object)) return undefined;
  if (!isUsedAsValue(place, file)) return undefined;
  return mistakeAt(
    place,
    `${quoted(node, file)} is the function itself, not its result. Call it: write () behind ${name}, with its arguments if it has any.`,
  );
};

const isCalculation = (node: Node): boolean =>
  ['BinaryExpression', 'UnaryExpression'].includes(withoutCasts(node).type);

const OF_FUNCTIONS: ReadonlySet<string> = new Set(['call', 'apply', 'bind', 'name', 'length', 'toString']);

function isUsedAsValue({ node, parent, scope }: Place, file: File): boolean {
  switch (parent?.type) {
    case 'ReturnStatement':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === node;
    case 'MemberExpression':
      return parent.object === node && !OF_FUNCTIONS.has(memberName(parent) ?? 'name');
    case 'CallExpression': {
      const { callee } = parent;
      if (callee === node) return false;
      if (file.kinds.libraryFunction(callee, scope) !== undefined) return true;
      return callee.type === 'MemberExpression' && file.kinds.isTensor(callee.object, scope);
    }
    default:
      return false;
  }
}
