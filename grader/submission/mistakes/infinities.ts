import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { isGlobal, mistakeAt, quoted, type File, type Rule } from './mistake';
import type { Scope } from './scopes';

/** `mask.mul(-Infinity)`: NaN wherever the mask is 0. */
export const timesInfinity: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression') return undefined;
  const { callee, arguments: args } = node;
  const ofLibrary = file.kinds.libraryFunction(callee, scope);
  const isMethod =
    ofLibrary === undefined &&
    callee.type === 'MemberExpression' &&
    memberName(callee) === 'mul' &&
    file.kinds.isTensor(callee.object, scope);
  if (!isMethod && ofLibrary !== 'mul') return undefined;
  if (!args.some((each) => isInfinity(each, scope))) return undefined;
  const others = callee.type === 'MemberExpression' && isMethod ? [callee.object, ...args] : args;
  if (others.some((each) => isOnes(each, scope, file))) return undefined;
  return mistakeAt(
    place,
    `${quoted(node, file)} is NaN wherever the other factor is 0, because 0 · ∞ is NaN. Choose between two tensors with tf.where, or use a large finite number.`,
  );
};

/** Whether a node is a new tensor of ones. */
function isOnes(node: Node, scope: Scope, file: File): boolean {
  const value = withoutCasts(node);
  if (value.type !== 'CallExpression') return false;
  return ['ones', 'onesLike'].includes(file.kinds.libraryFunction(value.callee, scope) ?? '');
}

function isInfinity(node: Node, scope: Scope): boolean {
  const value = withoutCasts(node);
  if (value.type === 'UnaryExpression' && value.operator === '-') return isInfinity(value.argument, scope);
  if (isGlobal(value, 'Infinity', scope)) return true;
  const name = memberName(value);
  return (
    value.type === 'MemberExpression' &&
    isGlobal(value.object, 'Number', scope) &&
    (name === 'POSITIVE_INFINITY' || name === 'NEGATIVE_INFINITY')
  );
}
