import type { Node } from '@babel/types';

/** The method of a tensor that does what an operator does to numbers. */
export const ARITHMETIC: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'sub'],
  ['*', 'mul'],
  ['/', 'div'],
  ['%', 'mod'],
  ['**', 'pow'],
]);

export const COMPARISONS: ReadonlyMap<string, string> = new Map([
  ['<', 'less'],
  ['<=', 'lessEqual'],
  ['>', 'greater'],
  ['>=', 'greaterEqual'],
]);

export const EQUALITIES: ReadonlyMap<string, string> = new Map([
  ['==', 'equal'],
  ['===', 'equal'],
  ['!=', 'notEqual'],
  ['!==', 'notEqual'],
]);

/** Whether an expression is evidently a text, so that `+` joins texts. */
export const isText = (node: Node): boolean =>
  node.type === 'StringLiteral' ||
  node.type === 'TemplateLiteral' ||
  (node.type === 'BinaryExpression' && node.operator === '+' && (isText(node.left) || isText(node.right)));
