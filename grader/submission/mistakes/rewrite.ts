import type { Node } from '@babel/types';
import { ARITHMETIC, COMPARISONS, isText } from './operator-names';
import { asReceiver, codeOf, isGlobal, onOneLine, type File } from './mistake';
import { isFunction, type Scope } from './scopes';
import { childrenOf, memberName } from '../syntax-nodes';
import { TENSOR_METHODS } from '../../engine/tfjs-names';

/** Functions of `Math` whose method has another name. */
const MATH_METHODS: ReadonlyMap<string, string> = new Map([
  ['max', 'maximum'],
  ['min', 'minimum'],
]);

/** The method of tensors for a function of `Math` that a call applies to a tensor. */
export function methodForMath(
  node: Extract<Node, { type: 'CallExpression' }>,
  scope: Scope,
  { kinds }: File,
): string | undefined {
  const name = memberName(node.callee);
  if (name === undefined || node.callee.type !== 'MemberExpression') return undefined;
  if (!isGlobal(node.callee.object, 'Math', scope)) return undefined;
  const method = MATH_METHODS.get(name) ?? name;
  if (!TENSOR_METHODS.has(method) || node.arguments.length > 2) return undefined;
  const [first, second] = node.arguments;
  if (kinds.isTensor(first, scope)) return method;
  return MATH_METHODS.has(name) && kinds.isTensor(second, scope) ? method : undefined;
}

/** The method of tensors for an operator that is applied to a tensor. */
export function methodForOperator(
  node: Extract<Node, { type: 'BinaryExpression' }>,
  scope: Scope,
  { kinds }: File,
): string | undefined {
  const { operator, left, right } = node;
  if (operator === '+' && (isText(left) || isText(right))) return undefined;
  if (!kinds.isTensor(left, scope) && !kinds.isTensor(right, scope)) return undefined;
  return ARITHMETIC.get(operator) ?? COMPARISONS.get(operator);
}

/** Whether a node applies an operator or a function of `Math` to a tensor. */
export function isOperation(node: Node, scope: Scope, file: File): boolean {
  if (node.type === 'BinaryExpression') return methodForOperator(node, scope, file) !== undefined;
  if (node.type === 'CallExpression') return methodForMath(node, scope, file) !== undefined;
  return (
    node.type === 'UnaryExpression' && node.operator === '-' && file.kinds.isTensor(node.argument, scope)
  );
}

const COMMUTATIVE: ReadonlySet<string> = new Set(['add', 'mul']);

/** The longest code that is rewritten. */
const MAX_REWRITTEN = 500;

/** The code of an expression with methods of tensors in place of operators and of `Math`. */
export function rewritten(node: Node, scope: Scope, file: File): string {
  if ((node.end ?? 0) - (node.start ?? 0) > MAX_REWRITTEN || isFunction(node)) return codeOf(node, file);
  const asCode = (each: Node): string => rewritten(each, scope, file);
  if (node.type === 'BinaryExpression') {
    const method = methodForOperator(node, scope, file);
    if (method === undefined) return withRewrittenParts(node, scope, file);
    const { left, right } = node;
    if (file.kinds.isTensor(left, scope)) return `${receiver(left, scope, file)}.${method}(${asCode(right)})`;
    if (COMMUTATIVE.has(method)) return `${receiver(right, scope, file)}.${method}(${asCode(left)})`;
    return `tf.${method}(${asCode(left)}, ${asCode(right)})`;
  }
  if (node.type === 'UnaryExpression' && node.operator === '-' && file.kinds.isTensor(node.argument, scope)) {
    return `${receiver(node.argument, scope, file)}.neg()`;
  }
  if (node.type === 'CallExpression') {
    const method = methodForMath(node, scope, file);
    const isFirst = node.arguments[0] !== undefined && file.kinds.isTensor(node.arguments[0], scope);
    const [first, ...others] = isFirst ? node.arguments : [...node.arguments].reverse();
    if (method !== undefined && first !== undefined)
      return `${receiver(first, scope, file)}.${method}(${others.map(asCode).join(', ')})`;
  }
  return withRewrittenParts(node, scope, file);
}

function withRewrittenParts(node: Node, scope: Scope, file: File): string {
  const parts: string[] = [];
  let at = node.start ?? 0;
  for (const child of childrenOf(node)) {
    const [start, end] = [child.start ?? 0, child.end ?? 0];
    const code = rewritten(child, scope, file);
    if (start < at || code === codeOf(child, file)) continue;
    parts.push(file.source.slice(at, start), code);
    at = end;
  }
  return onOneLine([...parts, file.source.slice(at, node.end ?? 0)].join(''));
}

/** A tensor's code, rewritten, so that a method can be called on it. */
function receiver(node: Node, scope: Scope, file: File): string {
  const isCall = isOperation(node, scope, file);
  const code = rewritten(node, scope, file);
  return isCall ? code : asReceiver(code, node);
}
