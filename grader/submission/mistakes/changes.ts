import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { asReceiver, codeOf, MAX_QUOTED, mistakeAt, quoted, type File, type Rule } from './mistake';
import type { Scope } from './scopes';

/** `m[i][j] = 1` with a tensor m. */
export const elementAssignment: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'AssignmentExpression') return undefined;
  const name = indexedTensor(node.left, scope, file);
  if (name === undefined) return undefined;
  return mistakeAt(
    place,
    `A tensor cannot be changed, so ${quoted(node, file)} does not set an element of ${name}. ${
      file.kinds.isTensor(node.right, scope)
        ? 'Collect the parts in a JavaScript array, then join them with tf.stack(parts) or tf.concat(parts).'
        : 'Fill a JavaScript array, then make a tensor from it with tf.tensor(rows).'
    }`,
  );
};

/** `x[0]` of a tensor x. */
export const elementRead: Rule = (place, file) => {
  const { node, scope, parent } = place;
  if (place.isTarget || parent === undefined) return undefined;
  if (parent.type === 'CallExpression' && parent.callee === node) return undefined; // x[name](…)
  if (!isIndexed(node) || !file.kinds.isTensor(node.object, scope)) return undefined;
  const tensor = quoted(withoutCasts(node.object), file);
  return mistakeAt(
    place,
    `A tensor has no elements at [ ], so ${quoted(node, file)} is undefined. Use slice or gather, or read the numbers of ${tensor} with arraySync().`,
  );
};

/** Properties of arrays of Python and JavaScript, and what tensors have instead. */
export const FOREIGN_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['T', '.transpose()'],
  ['mT', '.transpose()'],
  ['ndim', '.rank'],
  ['length', '.shape[0]'],
]);

/** `x.T` of a tensor x. */
export const foreignProperty: Rule = (place, file) => {
  const { node, scope } = place;
  const name = memberName(node);
  const instead = FOREIGN_PROPERTIES.get(name ?? '');
  if (node.type !== 'MemberExpression' || name === undefined || instead === undefined) return undefined;
  if (!file.kinds.isTensor(node.object, scope)) return undefined;
  const object = codeOf(node.object, file);
  return mistakeAt(
    place,
    `A tensor has no ${name}, so ${quoted(node, file)} is undefined. Write ${object.length <= MAX_QUOTED ? asReceiver(object, node.object) : 'x'}${instead}.`,
  );
};

type Indexed = Extract<Node, { type: 'MemberExpression' }>;

const isIndexed = (node: Node): node is Indexed =>
  node.type === 'MemberExpression' &&
  node.computed &&
  ['NumericLiteral', 'Identifier', 'BinaryExpression', 'UnaryExpression'].includes(
    withoutCasts(node.property).type,
  );

/** The code of the tensor x in `x[i]` or `x[i][j]`. */
function indexedTensor(node: Node, scope: Scope, file: File): string | undefined {
  let at = node;
  while (isIndexed(at)) {
    if (file.kinds.isTensor(at.object, scope)) return codeOf(at.object, file);
    at = at.object;
  }
  return undefined;
}
