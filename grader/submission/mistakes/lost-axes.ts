import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { codeOf, mistakeAt, quoted, type File, type Rule } from './mistake';
import type { Scope } from './scopes';

const REDUCTIONS: ReadonlySet<string> = new Set([
  'mean',
  'sum',
  'max',
  'min',
  'prod',
  'moments',
  'logSumExp',
]);
const COMBINING: ReadonlySet<string> = new Set(['sub', 'div', 'add', 'mul']);

/**
 * `x.sub(x.mean(-1))`: without its last axis, the mean lines up with another axis of x. Where x is
 * square, no error says so.
 */
export const lostAxis: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression') return undefined;
  const [whole, part] = operandsOf(node, scope, file) ?? [];
  if (whole === undefined || part === undefined || whole.type !== 'Identifier') return undefined;
  if (!file.kinds.isTensor(whole, scope) || !mayHaveAxes(whole.name, scope)) return undefined;
  const reduction = reductionBehind(part, scope, file);
  if (reduction === undefined) return undefined;
  const reduced = reduction.of;
  if (reduced?.type !== 'Identifier' || reduction.scope.find(reduced.name) !== scope.find(whole.name))
    return undefined;
  return mistakeAt(
    { ...place, node: reduction.node },
    `${quoted(reduction.node, file)} loses the last axis, so in ${quoted(node, file)} it lines up with the wrong axis of ${codeOf(whole, file)}. To keep that axis, with length 1, pass keepDims as the ${reduction.isMethod ? 'second' : 'third'} argument.`,
  );
};

/** Whether a name is a parameter that is not declared to be a vector. */
function mayHaveAxes(name: string, scope: Scope): boolean {
  const binding = scope.find(name);
  if (binding?.isOpen !== true || binding.annotation?.type !== 'TSTypeReference') return false;
  const { typeName } = binding.annotation;
  const last = typeName.type === 'TSQualifiedName' ? typeName.right : typeName;
  return last.name !== 'Tensor1D';
}

/** x and y of `x.sub(y)` and `tf.sub(x, y)`. */
function operandsOf(
  { callee, arguments: args }: Extract<Node, { type: 'CallExpression' }>,
  scope: Scope,
  file: File,
): [Node, Node] | undefined {
  const ofLibrary = file.kinds.libraryFunction(callee, scope);
  const [first, second] = args;
  if (ofLibrary !== undefined)
    return COMBINING.has(ofLibrary) && first !== undefined && second !== undefined
      ? [withoutCasts(first), withoutCasts(second)]
      : undefined;
  if (callee.type !== 'MemberExpression' || first === undefined || !COMBINING.has(memberName(callee) ?? ''))
    return undefined;
  return [withoutCasts(callee.object), withoutCasts(first)];
}

interface Reduction {
  readonly node: Node;
  readonly scope: Scope;
  /** What is reduced. */
  readonly of: Node | undefined;
  readonly isMethod: boolean;
}

/** The reduction over the last axis, without keepDims, whose result an expression is. */
function reductionBehind(node: Node, scope: Scope, file: File): Reduction | undefined {
  const value = valueOf(node, scope);
  const isField = ['mean', 'variance'].includes(memberName(value.node) ?? '');
  const object =
    isField && value.node.type === 'MemberExpression' ? valueOf(value.node.object, value.scope) : value;
  const found = reductionIn(object.node, object.scope, file);
  return found?.isMoments === (isField || value.isPart) ? found : undefined;
}

interface Value {
  readonly node: Node;
  readonly scope: Scope;
  /** Whether the name stands for one field of the value. */
  readonly isPart: boolean;
}

/** The only value of a name; anything else stands for itself. */
function valueOf(node: Node, scope: Scope): Value {
  const bare = withoutCasts(node);
  const [source, ...others] = bare.type === 'Identifier' ? (scope.find(bare.name)?.sources ?? []) : [];
  return source === undefined || others.length > 0
    ? { node: bare, scope, isPart: false }
    : { node: withoutCasts(source.value), scope: source.scope, isPart: source.path.length > 0 };
}

function reductionIn(
  node: Node,
  scope: Scope,
  file: File,
): (Reduction & { readonly isMoments: boolean }) | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const { callee, arguments: args } = node;
  const ofLibrary = file.kinds.libraryFunction(callee, scope);
  const isMethod = ofLibrary === undefined;
  const name = ofLibrary ?? memberName(callee) ?? '';
  if (!REDUCTIONS.has(name)) return undefined;
  const [axis, ...rest] = isMethod ? args : args.slice(1);
  if (axis === undefined || rest.length > 0 || !isLast(axis)) return undefined;
  const of = isMethod ? (callee.type === 'MemberExpression' ? callee.object : undefined) : args[0];
  return {
    ...{ node, scope, isMethod, isMoments: name === 'moments' },
    of: of === undefined ? undefined : withoutCasts(of),
  };
}

const isLast = (node: Node): boolean =>
  node.type === 'UnaryExpression' &&
  node.operator === '-' &&
  node.argument.type === 'NumericLiteral' &&
  node.argument.value === 1;
