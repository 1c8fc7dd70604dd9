import type { Node } from '@babel/types';
import { TENSOR_FUNCTIONS, TENSOR_METHODS } from '../../engine/tfjs-names';
import { childrenOf, memberName } from '../syntax-nodes';
import { mistakeAt, quoted, type File, type Rule } from './mistake';
import { isOwn } from './modules';
import { isFunction, type FunctionNode, type Scope } from './scopes';

/** `x.add(1);` whose result is not used. */
export const discarded: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'CallExpression') return undefined;
  const { callee } = node.expression;
  const name = memberName(callee);
  const ofLibrary = file.kinds.libraryFunction(callee, scope);
  const isOperation =
    ofLibrary !== undefined
      ? TENSOR_FUNCTIONS.has(ofLibrary)
      : name !== undefined &&
        TENSOR_METHODS.has(name) &&
        callee.type === 'MemberExpression' &&
        file.kinds.isTensor(callee.object, scope);
  if (!isOperation) return undefined;
  const free = freeName(scope);
  const example = free === undefined ? '' : `, for example const ${free} = …,`;
  return mistakeAt(
    place,
    `${quoted(node.expression, file)} returns a new tensor and changes nothing, and its result is not used here. Give it a name${example} and use that.`,
  );
};

/**
 * `reverseStep(…);` whose result is not used: a function of an exercise, or one in this file that
 * only computes a tensor. Other functions may be called for what they print.
 */
export const discardedCall: Rule = (place, file) => {
  const { node, scope, owner } = place;
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'CallExpression') return undefined;
  const { callee } = node.expression;
  if (owner === undefined || callee.type !== 'Identifier') return undefined;
  const binding = scope.find(callee.name);
  if (binding === undefined || binding.sources.length > 1) return undefined;
  const found = mistakeAt(
    place,
    `${quoted(node.expression, file)} returns its result and changes nothing, and the result is not used here. Keep it in a variable, and use that.`,
  );
  const { imported } = binding;
  if (imported !== undefined) {
    if (isOwn(imported.from)) {
      return { ...found, ifExercises: { name: imported.name, from: imported.from } };
    }
    return file.kinds.of(callee, scope).is === 'function' ? found : undefined; // From given/.
  }
  const [source] = binding.sources;
  if (source === undefined || source.path.length > 0 || !isFunction(source.value)) return undefined;
  if (returnsNothing(source.value, file)) return undefined;
  if (onlyComputes(source.value, source.scope, file)) return found;
  return file.exported.has(callee.name)
    ? { ...found, ifExercises: { name: callee.name, from: null } }
    : undefined;
};

const returnsNothing = (node: FunctionNode, { tree }: File): boolean =>
  (tree.returns.get(node) ?? []).length === 0;

/** Whether a function returns a tensor and has no statement that could do anything else. */
function onlyComputes(node: FunctionNode, scope: Scope, { kinds }: File): boolean {
  const kind = kinds.of(node, scope);
  return kind.is === 'function' && kind.returns().is === 'tensor' && !mayAct(node);
}

const ACTING: ReadonlySet<string> = new Set([
  ...['ExpressionStatement', 'SequenceExpression', 'AssignmentExpression', 'UpdateExpression'],
  ...['LogicalExpression', 'AwaitExpression', 'YieldExpression'],
]);

const acting = new WeakMap<Node, boolean>();

/** Whether a node may do more than compute; asked again for every call of a function. */
function mayAct(node: Node): boolean {
  const known = acting.get(node) ?? (ACTING.has(node.type) || childrenOf(node).some(mayAct));
  if (isFunction(node)) acting.set(node, known);
  return known;
}

const NAMES = ['y', 'z', 'result', 'next'];

/** A name that nothing has yet; undefined if all are taken. */
const freeName = (scope: Scope): string | undefined => NAMES.find((name) => scope.find(name) === undefined);
