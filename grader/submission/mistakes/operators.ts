import type { Node } from '@babel/types';
import { ARITHMETIC, COMPARISONS, EQUALITIES, isText } from './operator-names';
import { asReceiver, codeOf, MAX_QUOTED, mistakeAt, quoted, type File, type Rule } from './mistake';
import { isOperation, methodForMath, methodForOperator, rewritten } from './rewrite';
import type { Scope } from './scopes';

const NO_OPERATORS = 'JavaScript has no operators on tensors';

/** `x - mean`, `-x`, `x <= y` with tensors. */
export const operator: Rule = (place, file) => {
  const { node, scope, parent } = place;
  if (parent !== undefined && isOperation(parent, scope, file)) return undefined; // Part of a larger one.
  if (node.type === 'AssignmentExpression') return compoundAssignment(place, file);
  if (node.type === 'CallExpression' || !isOperation(node, scope, file)) return undefined;
  const code = quoted(node, file);
  const what =
    node.type === 'BinaryExpression' && COMPARISONS.has(node.operator)
      ? `${code} does not compare their elements`
      : `${code} is ${isJoined(node, scope, file) ? 'a text, not a sum' : 'NaN'}`;
  return mistakeAt(place, `${NO_OPERATORS}, so ${what}. ${writeInstead(node, scope, file)}`);
};

/** `x += y` with tensors. */
const compoundAssignment: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'Identifier') return undefined;
  const method = ARITHMETIC.get(node.operator.slice(0, -1));
  if (method === undefined || !node.operator.endsWith('=')) return undefined;
  const { name } = node.left;
  if (!file.kinds.isTensor(node.left, scope)) {
    return startsWithNumber(node.left, scope) && file.kinds.isTensor(node.right, scope)
      ? mistakeAt(
          place,
          `${NO_OPERATORS}, so ${quoted(node, file)} does not calculate. Begin with a tensor, let ${name} = tf.scalar(0), and write ${name} = ${name}.${method}(…).`,
        )
      : undefined;
  }
  return mistakeAt(
    place,
    `${NO_OPERATORS}, so ${quoted(node, file)} does not calculate. ${short(
      `${name} = ${name}.${method}(${rewritten(node.right, scope, file)})`,
      `Write ${name} = ${name}.${method}(…).`,
    )}`,
  );
};

/** Whether a name has a number to begin with. */
const startsWithNumber = (node: Node, scope: Scope): boolean =>
  node.type === 'Identifier' && scope.find(node.name)?.sources[0]?.value.type === 'NumericLiteral';

/** `Math.sqrt(x)` of a tensor. */
export const math: Rule = (place, file) => {
  const { node, scope, parent } = place;
  if (node.type !== 'CallExpression' || methodForMath(node, scope, file) === undefined) return undefined;
  if (parent !== undefined && isOperation(parent, scope, file)) return undefined;
  return mistakeAt(
    place,
    `Math works on numbers, so ${quoted(node, file)} of a tensor is NaN. ${writeInstead(node, scope, file)}`,
  );
};

/** `x === y` with tensors or shapes. */
export const equality: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'BinaryExpression') return undefined;
  const method = EQUALITIES.get(node.operator);
  if (method === undefined) return undefined;
  const { left, right } = node;
  const [one, other] = [file.kinds.of(left, scope).is, file.kinds.of(right, scope).is];
  const code = quoted(node, file);
  if (one === 'tensor' && other === 'tensor') {
    const instead = `${asReceiver(codeOf(left, file), left)}.${method}(${codeOf(right, file)})`;
    return mistakeAt(
      place,
      `${code} asks whether both are the same tensor object, and does not compare their elements. ${short(instead, `Write x.${method}(y).`)}`,
    );
  }
  const isArray = (is: string, each: Node): boolean => is === 'shape' || each.type === 'ArrayExpression';
  if ((one !== 'shape' && other !== 'shape') || !isArray(one, left) || !isArray(other, right))
    return undefined;
  const instead = `${method === 'equal' ? '' : '!'}tf.util.arraysEqual(${codeOf(left, file)}, ${codeOf(right, file)})`;
  return mistakeAt(
    place,
    `${code} asks whether both are the same array object, and does not compare the sizes in them. ${short(instead, 'Write tf.util.arraysEqual(a, b).')}`,
  );
};

/** Whether a sum joins texts: one of its terms becomes a text, and NaN does not. */
function isJoined(node: Node, scope: Scope, file: File): boolean {
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return false;
  return [node.left, node.right].some((term) =>
    isOperation(term, scope, file)
      ? isJoined(term, scope, file)
      : isText(term) || file.kinds.isTensor(term, scope),
  );
}

const short = (code: string, otherwise: string): string =>
  code.length <= MAX_QUOTED ? `Write ${code}.` : otherwise;

/** What to write instead: all of it, or one method if that is too long. */
function writeInstead(node: Node, scope: Scope, file: File): string {
  const method =
    node.type === 'BinaryExpression'
      ? methodForOperator(node, scope, file)
      : node.type === 'CallExpression'
        ? methodForMath(node, scope, file)
        : 'neg';
  const sign = node.type === 'BinaryExpression' ? `Write x.${method ?? ''}(y) for x ${node.operator} y.` : '';
  return short(rewritten(node, scope, file), sign === '' ? `Write x.${method ?? ''}().` : sign);
}
