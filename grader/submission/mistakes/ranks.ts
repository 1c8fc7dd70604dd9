import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { mistakeAt, quoted, type File, type Rule } from './mistake';
import type { Scope } from './scopes';

/** `x.transpose()` of a tensor that certainly has more than two axes. */
export const reversedAxes: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression') return undefined;
  const ofLibrary = file.kinds.libraryFunction(node.callee, scope);
  const name = ofLibrary ?? memberName(node.callee);
  if (name !== 'transpose') return undefined;
  const [object, order] =
    ofLibrary === undefined && node.callee.type === 'MemberExpression'
      ? [node.callee.object, node.arguments[0]]
      : [node.arguments[0], node.arguments[1]];
  if (object === undefined || order !== undefined || !file.kinds.isTensor(object, scope)) return undefined;
  const rank = rankOf(object, scope, file);
  if (rank === undefined || rank < 3) return undefined;
  return mistakeAt(
    place,
    `${quoted(node, file)} reverses the order of all ${String(rank)} axes, the first one too. To exchange only two, give the new order of all axes, for example ${rank === 3 ? '[0, 2, 1]' : '[0, 2, 1, 3]'}; in a matMul, transposeB exchanges the last two of the second factor.`,
  );
};

/** How deep definitions are followed. */
const MAX_DEPTH = 8;

const SAME_RANK: ReadonlySet<string> = new Set([
  ...['neg', 'exp', 'log', 'sqrt', 'square', 'relu', 'softmax', 'logSoftmax', 'cast', 'clone', 'slice'],
]);

/** How many axes a tensor certainly has; undefined if that is not certain. */
export function rankOf(node: Node, scope: Scope, file: File, depth = 0): number | undefined {
  const value = withoutCasts(node);
  if (depth > MAX_DEPTH) return undefined;
  if (value.type === 'Identifier') {
    const binding = scope.find(value.name);
    if (binding === undefined) return undefined;
    if (binding.annotation !== undefined)
      return binding.path.length === 0 ? rankOfType(binding.annotation) : undefined;
    const [source, ...others] = binding.sources;
    if (source === undefined || others.length > 0 || source.path.length > 0 || binding.isOpen)
      return undefined;
    return rankOf(source.value, source.scope, file, depth + 1);
  }
  if (value.type !== 'CallExpression') return undefined;
  const { callee, arguments: args } = value;
  const ofLibrary = file.kinds.libraryFunction(callee, scope);
  const isMethod = ofLibrary === undefined && callee.type === 'MemberExpression';
  if (isMethod && !file.kinds.isTensor(callee.object, scope)) return undefined;
  const name = ofLibrary ?? memberName(callee);
  const [self, first] = isMethod ? [callee.object, args[0]] : [args[0], args[1]];
  if (name === 'reshape' || name === 'transpose') {
    const list = first === undefined ? undefined : withoutCasts(first);
    if (
      list?.type === 'ArrayExpression' &&
      list.elements.every((each) => each !== null && each.type !== 'SpreadElement')
    )
      return list.elements.length;
  }
  if (
    name !== undefined &&
    (SAME_RANK.has(name) || (name === 'transpose' && first === undefined)) &&
    self !== undefined
  )
    return rankOf(self, scope, file, depth + 1);
  return undefined;
}

function rankOfType(type: Node): number | undefined {
  if (type.type !== 'TSTypeReference') return undefined;
  const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.right : type.typeName;
  const rank = /^Tensor(\d)D$/.exec('name' in name ? name.name : '')?.[1];
  return rank === undefined ? undefined : Number(rank);
}
