import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { mistakeAt, quoted, type Rule } from './mistake';
import { ARITHMETIC } from './operator-names';
import type { Scope } from './scopes';

/** `for (const row of x)`, `[...x]`, `Array.from(x)` and `const [a, b] = x` of a tensor x. */
export const loopedTensor: Rule = (place, file) => {
  const { node, scope } = place;
  const looped = loopedIn(node);
  if (looped === undefined || !file.kinds.isTensor(looped, scope)) return undefined;
  return mistakeAt(
    place,
    `${quoted(looped, file)} is a tensor, which can be neither looped over nor taken apart. Its pieces along the first axis are x.unstack(), its numbers x.arraySync().`,
  );
};

function loopedIn(node: Node): Node | undefined {
  if (node.type === 'ForOfStatement') return node.right;
  if (node.type === 'VariableDeclarator' && node.id.type === 'ArrayPattern') return node.init ?? undefined;
  if (node.type === 'ArrayExpression' || node.type === 'CallExpression') {
    const parts = node.type === 'ArrayExpression' ? node.elements : node.arguments;
    const spread = parts.find((each) => each?.type === 'SpreadElement');
    if (spread?.type === 'SpreadElement') return spread.argument;
  }
  if (node.type !== 'CallExpression' || memberName(node.callee) !== 'from') return undefined;
  const isArray =
    node.callee.type === 'MemberExpression' &&
    node.callee.object.type === 'Identifier' &&
    node.callee.object.name === 'Array';
  return isArray ? node.arguments[0] : undefined;
}

/** `rows[t]` with a tensor t, and `x.dataSync()[i][j]`. */
export const wrongIndex: Rule = (place, file) => {
  const { node, scope } = place;
  if (place.isTarget || node.type !== 'MemberExpression' || !node.computed) return undefined;
  const { object, property } = node;
  if (file.kinds.of(object, scope).is === 'array' && file.kinds.isTensor(property, scope)) {
    return mistakeAt(
      place,
      `${quoted(property, file)} is a tensor, and no index, so ${quoted(node, file)} is undefined. For all indices in it at once, use tf.gather(x, indices); its numbers are x.arraySync().`,
    );
  }
  const outer = withoutCasts(object);
  if (outer.type !== 'MemberExpression' || !outer.computed || !isFlatRead(outer.object, scope))
    return undefined;
  return mistakeAt(
    place,
    `dataSync() gives all numbers in one flat list, so ${quoted(node, file)} is undefined. arraySync() gives rows inside rows.`,
  );
};

/** Whether a node is `x.dataSync()`, or a name of nothing else. */
function isFlatRead(node: Node, scope: Scope): boolean {
  const bare = withoutCasts(node);
  if (bare.type === 'CallExpression') return memberName(bare.callee) === 'dataSync';
  if (bare.type !== 'Identifier') return false;
  const [source, ...others] = scope.find(bare.name)?.sources ?? [];
  if (source === undefined || others.length > 0 || source.path.length > 0) return false;
  const value = withoutCasts(source.value);
  return value.type === 'CallExpression' && memberName(value.callee) === 'dataSync';
}

const COMBINING: ReadonlySet<string> = new Set([...ARITHMETIC.values(), 'maximum', 'minimum', 'matMul']);

/** `x.mul(rows)` with an array of tensors. */
export const arrayOfTensors: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression') return undefined;
  const ofLibrary = file.kinds.libraryFunction(node.callee, scope);
  const isMethod = node.callee.type === 'MemberExpression' && file.kinds.isTensor(node.callee.object, scope);
  const name = ofLibrary ?? (isMethod ? memberName(node.callee) : undefined);
  if (name === undefined || !COMBINING.has(name)) return undefined;
  const found = node.arguments.find((each) => {
    const kind = file.kinds.of(each, scope);
    return kind.is === 'array' && kind.of.is === 'tensor';
  });
  if (found === undefined) return undefined;
  return mistakeAt(
    place,
    `${quoted(found, file)} is an array of tensors, and ${name} takes tensors. Join them first, with tf.stack along a new axis, or with tf.concat.`,
  );
};
