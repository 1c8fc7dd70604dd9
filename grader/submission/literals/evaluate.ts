import type { Expression, Node, ObjectExpression } from '@babel/types';
import { bounded } from '../../results/bounded';
import { printableLine } from '../../platform/printable';
import type { Literal, LiteralProblem, LiteralProperty } from './literal';

/** Thrown inside this file only, and caught where the property begins. */
class NotLiteral extends Error {
  constructor(
    message: string,
    readonly node: Node,
  ) {
    super(message);
  }
}

/** Nobody nests an answer deeper. */
const MAX_DEPTH = 24;
const MAX_ELEMENTS = 100;
const MAX_TEXT = 200;

export const lineOf = ({ loc }: Pick<Node, 'loc'>): number => loc?.start.line ?? 1;

/** Evaluates a literal without running anything. */
export function literalOf(node: Node): { readonly value: Literal } | { readonly problem: LiteralProblem } {
  try {
    return { value: evaluate(node, 0) };
  } catch (failure) {
    if (!(failure instanceof NotLiteral)) throw failure;
    return { problem: { message: failure.message, line: lineOf(failure.node) } };
  }
}

/** Evaluates each property of an object by itself, so that one mistake does not hide the others. */
export const propertiesOf = ({ properties }: ObjectExpression): LiteralProperty[] =>
  properties.slice(0, MAX_ELEMENTS).map((property) => {
    const line = lineOf(property);
    try {
      const [name, value] = partsOf(property);
      return { name, line, ...literalOf(value) };
    } catch (failure) {
      if (!(failure instanceof NotLiteral)) throw failure;
      return { name: '', line, problem: { message: failure.message, line } };
    }
  });

function partsOf(property: ObjectExpression['properties'][number]): [name: string, value: Expression] {
  if (property.type === 'SpreadElement')
    throw new NotLiteral('`...` is not read here; write each answer on its own line', property);
  if (property.type === 'ObjectMethod')
    throw new NotLiteral('a function is not read here; write the value itself', property);
  const { key, value, computed, shorthand } = property;
  const name =
    computed || shorthand
      ? undefined
      : key.type === 'Identifier'
        ? key.name
        : key.type === 'StringLiteral'
          ? key.value
          : undefined;
  if (name === undefined)
    throw new NotLiteral('only `name: value` is read here; write the name and the value itself', property);
  return [name, value as Expression];
}

function evaluate(node: Node, depth: number): Literal {
  if (depth > MAX_DEPTH) throw new NotLiteral('this is nested too deeply; write the value itself', node);
  switch (node.type) {
    case 'NullLiteral':
      return null;
    case 'StringLiteral':
      return shortText(node.value, node);
    case 'TemplateLiteral':
      if (node.expressions.length > 0)
        throw new NotLiteral('`${…}` is not read here; write the text in quotes', node);
      return shortText(node.quasis[0]?.value.cooked ?? '', node);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return evaluate(node.expression, depth + 1);
    case 'ArrayExpression':
      if (node.elements.length > MAX_ELEMENTS)
        throw new NotLiteral(`more than ${String(MAX_ELEMENTS)} elements are not read`, node);
      return node.elements.map((element) => {
        if (element === null)
          throw new NotLiteral(
            'an element is missing between two commas; write it, or remove one comma',
            node,
          );
        return evaluate(element, depth + 1);
      });
    case 'ObjectExpression':
      if (node.properties.length > MAX_ELEMENTS)
        throw new NotLiteral(`more than ${String(MAX_ELEMENTS)} properties are not read`, node);
      return {
        entries: node.properties.map((property) => {
          const [name, value] = partsOf(property);
          return [shortText(name, property), evaluate(value, depth + 1)] as const;
        }),
      };
    case 'Identifier':
      if (node.name === 'undefined') return null;
      throw new NotLiteral(
        `\`${shown(node.name)}\` is a name, and names are not read here; write the value itself, and texts in quotes`,
        node,
      );
    default:
      return finite(numberOf(node, depth), node);
  }
}

function numberOf(node: Node, depth: number): number {
  if (depth > MAX_DEPTH) throw new NotLiteral('this is nested too deeply; write the number itself', node);
  switch (node.type) {
    case 'NumericLiteral':
      return node.value;
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return numberOf(node.expression, depth + 1);
    case 'UnaryExpression': {
      if (node.operator !== '-' && node.operator !== '+') break;
      const value = numberOf(node.argument, depth + 1);
      return node.operator === '-' ? -value : value;
    }
    case 'BinaryExpression': {
      const operation = operations.get(node.operator);
      if (operation === undefined) break;
      return operation(numberOf(node.left, depth + 1), numberOf(node.right, depth + 1));
    }
    case 'CallExpression': {
      const name = mathFunction(node.callee);
      const [argument, ...others] = node.arguments;
      if (name === undefined || argument === undefined || others.length > 0) break;
      return functions.get(name)?.(numberOf(argument, depth + 1)) ?? NaN;
    }
  }
  throw new NotLiteral(
    'this is not read here; write a number, a text in quotes, a list or `null`. Numbers may use + - * / ** and Math.sqrt, Math.exp, Math.log',
    node,
  );
}

const operations: ReadonlyMap<string, (one: number, other: number) => number> = new Map([
  ['+', (one: number, other: number) => one + other],
  ['-', (one: number, other: number) => one - other],
  ['*', (one: number, other: number) => one * other],
  ['/', (one: number, other: number) => one / other],
  ['**', (one: number, other: number) => one ** other],
]);

const functions: ReadonlyMap<string, (argument: number) => number> = new Map([
  ['sqrt', Math.sqrt],
  ['exp', Math.exp],
  ['log', Math.log],
]);

function mathFunction(callee: Node): string | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined;
  const { object, property } = callee;
  if (object.type !== 'Identifier' || object.name !== 'Math' || property.type !== 'Identifier')
    return undefined;
  return functions.has(property.name) ? property.name : undefined;
}

function finite(value: number, node: Node): number {
  if (!Number.isFinite(value)) throw new NotLiteral('this is not a finite number; write one', node);
  return value;
}

function shortText(text: string, node: Node): string {
  if (text.length > MAX_TEXT)
    throw new NotLiteral(`a text of more than ${String(MAX_TEXT)} characters is not read`, node);
  return text;
}

/** A name of the student's, safe to print and short. */
export const shown = (name: string): string => printableLine(bounded(name, 60));
