import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { EQUALITIES } from './operator-names';
import { asReceiver, codeOf, mistakeAt, quoted, type File, type Rule } from './mistake';
import type { Scope } from './scopes';

/** `if (x.greater(0))`: a tensor, which always counts as true. An optional one may be asked for. */
export const tensorAsCondition: Rule = (place, file) => {
  const { node, scope } = place;
  const isConditional = node.type === 'ConditionalExpression';
  if (node.type !== 'IfStatement' && node.type !== 'WhileStatement' && !isConditional) return undefined;
  const test = withoutCasts(node.test);
  if (!isOperation(test, scope, file)) return undefined;
  return mistakeAt(
    { ...place, node: test },
    `${quoted(test, file)} is a tensor, and as a condition a tensor is always true. To choose element by element, use tf.where(condition, a, b); to ask about one number, read it with dataSync()[0].`,
  );
};

/** `tf.where(!mask, …)` and `~mask`. */
export const notOfTensor: Rule = (place, file) => {
  const { node, scope, parent } = place;
  if (node.type !== 'UnaryExpression' || (node.operator !== '!' && node.operator !== '~')) return undefined;
  if (!file.kinds.isTensor(node.argument, scope)) return undefined;
  const isArgument =
    parent?.type === 'CallExpression' &&
    parent.callee !== node &&
    (file.kinds.libraryFunction(parent.callee, scope) !== undefined ||
      (parent.callee.type === 'MemberExpression' && file.kinds.isTensor(parent.callee.object, scope)));
  if (node.operator === '!' && !isArgument) return undefined; // Whether there is one.
  const code = codeOf(node.argument, file);
  return mistakeAt(
    place,
    `${quoted(node, file)} does not invert the elements of a tensor: it is ${node.operator === '!' ? 'false' : 'a number'}. Write ${asReceiver(code, node.argument)}.logicalNot(), for a bool tensor.`,
  );
};

/** `mask === 0`. */
export const comparedWithNumber: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'BinaryExpression') return undefined;
  const method = EQUALITIES.get(node.operator);
  const { left, right } = node;
  if (method === undefined || !isLiteral(right) || !file.kinds.isTensor(left, scope)) return undefined;
  const code = asReceiver(codeOf(left, file), left);
  const isNot = method === 'equal' ? isFalse(right) : !isFalse(right);
  const instead =
    right.type === 'BooleanLiteral'
      ? isNot
        ? `${code}.logicalNot()`
        : code
      : `${code}.${method}(${codeOf(right, file)})`;
  return mistakeAt(
    place,
    `${quoted(node, file)} compares the tensor object, not its elements, so it is always ${method === 'equal' ? 'false' : 'true'}. Write ${instead}.`,
  );
};

const isLiteral = (node: Node): boolean => node.type === 'NumericLiteral' || node.type === 'BooleanLiteral';
const isFalse = (node: Node): boolean => node.type === 'BooleanLiteral' && !node.value;

/** Whether a node is a call of tfjs that gives a tensor. */
function isOperation(node: Node, scope: Scope, file: File): boolean {
  if (node.type !== 'CallExpression' || !file.kinds.isTensor(node, scope)) return false;
  const { callee } = node;
  if (file.kinds.libraryFunction(callee, scope) !== undefined) return true;
  return (
    callee.type === 'MemberExpression' &&
    memberName(callee) !== undefined &&
    file.kinds.isTensor(callee.object, scope)
  );
}
