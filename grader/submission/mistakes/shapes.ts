import type { Node } from '@babel/types';
import { memberName } from '../syntax-nodes';
import { codeOf, MAX_QUOTED, mistakeAt, quoted, type Rule } from './mistake';

/** Functions and methods that take a shape or an order of axes, and the place of that argument. */
const OF_METHODS: ReadonlySet<string> = new Set(['reshape', 'transpose', 'tile', 'broadcastTo']);
const OF_LIBRARY: ReadonlyMap<string, number> = new Map([
  ['zeros', 0],
  ['ones', 0],
  ['randomNormal', 0],
  ['reshape', 1],
  ['transpose', 1],
  ['tile', 1],
  ['broadcastTo', 1],
]);

/** `x.reshape(2, 3)` and `tf.zeros(2, 3)`, whose sizes belong into one array. */
export const spreadShape: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression') return undefined;
  const { callee, arguments: args } = node;
  const ofLibrary = file.kinds.libraryFunction(callee, scope);
  const name = ofLibrary ?? memberName(callee);
  if (name === undefined) return undefined;
  const isMethod =
    ofLibrary === undefined &&
    OF_METHODS.has(name) &&
    callee.type === 'MemberExpression' &&
    file.kinds.isTensor(callee.object, scope);
  const at = ofLibrary === undefined ? (isMethod ? 0 : undefined) : OF_LIBRARY.get(ofLibrary);
  if (at === undefined) return undefined;
  const sizes = args.slice(at);
  const isSize = (each: Node): boolean =>
    isNumber(each) ||
    (each.type === 'MemberExpression' && each.computed && file.kinds.of(each.object, scope).is === 'shape');
  if (sizes.length < 2 || !sizes.slice(0, 2).every(isSize)) return undefined;
  const code = quoted(node, file);
  if (name === 'transpose') {
    return mistakeAt(
      place,
      `\`transpose\` takes one array with the new order of all axes, so ${code} does not exchange two. For three axes, x.transpose([0, 2, 1]) exchanges the last two.`,
    );
  }
  const list = (nodes: readonly Node[]): string => nodes.map((each) => codeOf(each, file)).join(', ');
  const before = at === 0 ? '' : `${list(args.slice(0, at))}, `;
  const instead = `${codeOf(callee, file)}(${before}[${list(sizes)}])`;
  return mistakeAt(
    place,
    `\`${name}\` takes its sizes as one array, so ${code} does not use the second one. ${
      instead.length <= MAX_QUOTED ? `Write ${instead}.` : 'Write [ ] around them.'
    }`,
  );
};

const isNumber = (node: Node): boolean =>
  node.type === 'NumericLiteral' ||
  (node.type === 'UnaryExpression' && node.operator === '-' && node.argument.type === 'NumericLiteral');
