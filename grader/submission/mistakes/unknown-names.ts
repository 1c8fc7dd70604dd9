import type { Node } from '@babel/types';
import {
  adviceOnLibraryName,
  adviceOnPartOfLibrary,
  adviceOnTensorName,
} from '../../engine/errors/name-advice';
import { NAMESPACE_FUNCTIONS, TENSOR_MEMBERS } from '../../engine/tfjs-exports';
import { memberName, withoutCasts } from '../syntax-nodes';
import { FOREIGN_PROPERTIES } from './changes';
import { mistakeAt, type File, type Rule } from './mistake';
import type { Scope } from './scopes';

/** What only the tensors of tf.variable have. */
const OF_VARIABLES: ReadonlySet<string> = new Set(['assign', 'trainable', 'name']);

/** `tf.nn`, `tf.math.sqrt` and `x.view(…)`, which tfjs and its tensors lack. */
export const unknownName: Rule = (place, file) => {
  const { node, scope } = place;
  if (place.isTarget || (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression'))
    return undefined;
  const name = memberName(node);
  // Names of types and kernels begin with a capital.
  if (name === undefined || /^[A-Z_$]/.test(name)) return undefined;
  const advice = adviceOn(name, node.object, scope, file, place.parent);
  return advice === undefined ? undefined : mistakeAt(place, advice);
};

function adviceOn(
  name: string,
  object: Node,
  scope: Scope,
  file: File,
  parent: Node | undefined,
): string | undefined {
  const kind = file.kinds.of(object, scope);
  if (kind.is === 'library') {
    const part = memberName(object);
    if (part === undefined) return adviceOnLibraryName(name);
    return NAMESPACE_FUNCTIONS.has(part) ? adviceOnPartOfLibrary(part, name) : undefined;
  }
  if (kind.is !== 'tensor' || isCalculation(object) || TENSOR_MEMBERS.has(name)) return undefined;
  if (FOREIGN_PROPERTIES.has(name) || OF_VARIABLES.has(name)) return undefined;
  if (new RegExp(`\\.${name}\\s*=[^=]`).test(file.source)) return undefined; // A field of its own.
  const advice = adviceOnTensorName(name);
  if (advice !== undefined) return advice;
  return parent?.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    memberName(parent.callee) === name
    ? `A tensor has no method ${name}. Its methods are listed at js.tensorflow.org/api.`
    : undefined;
}

/** `(x - y).abs()`: the operator is the mistake. */
const isCalculation = (node: Node): boolean =>
  ['BinaryExpression', 'UnaryExpression'].includes(withoutCasts(node).type);
