import type { Node } from '@babel/types';
import { memberName } from '../syntax-nodes';
import type { Kind } from './kind';
import { MAX_QUOTED, codeOf, mistakeAt, quoted, type File, type Rule, type SourceMistake } from './mistake';
import { isFunction, type FunctionNode, type Place, type Scope } from './scopes';

const NOTHING_RETURNED: ReadonlySet<string> = new Set([
  'TSVoidKeyword',
  'TSUndefinedKeyword',
  'TSNeverKeyword',
]);

/** An exported function that never returns anything. */
export const missingReturn: Rule = (place, file) => {
  const { node, scope } = place;
  const name = topLevelName(place);
  if (name === undefined || !file.exported.has(name) || !isFunction(node) || !endsWithoutValue(node, file))
    return undefined;
  const body = node.body.type === 'BlockStatement' ? node.body.body : [];
  const calls = body.flatMap((each) => (each.type === 'ExpressionStatement' ? [each.expression] : []));
  const tidy = calls.find((each) => file.kinds.tidied(each, scope) !== undefined);
  const instead =
    tidy !== undefined
      ? 'Write `return` before tf.tidy(…).'
      : node.type === 'ArrowFunctionExpression'
        ? 'Between { and }, an arrow function needs a `return` before its result.'
        : 'Write `return` before its result.';
  return mistakeAt(place, `\`${name}\` has no \`return\`, so its result is undefined. ${instead}`, {
    function: name,
    onlyIfGraded: true,
    onlyInExercise: true,
  });
};

/** `tf.tidy(() => { … })` whose function never returns, where its result is used. */
export const missingReturnInTidy: Rule = (place, file) => {
  const { node, scope, parent } = place;
  const tidied = file.kinds.tidied(node, scope);
  if (tidied === undefined || parent?.type === 'ExpressionStatement') return undefined;
  if (!endsWithoutValue(tidied, file)) return undefined;
  return mistakeAt(
    place,
    'The function in this tf.tidy has no `return`, so the result is undefined. Between { and }, write `return` before the result.',
  );
};

/** The result of a helper that never returns anything, and `map` with such a function. */
export const nothingUsed: Rule = (place, file) => {
  const { node, scope, parent } = place;
  if (node.type !== 'CallExpression' || parent === undefined || DISCARDING.has(parent.type)) return undefined;
  const { callee, arguments: args } = node;
  const [first] = args;
  if (memberName(callee) === 'map' && isFunction(first) && endsWithoutValue(first, file)) {
    return mistakeAt(
      place,
      'The function in this map has no `return`, so every element is undefined. Between { and }, write `return` before the result.',
    );
  }
  if (callee.type !== 'Identifier' || file.exported.has(callee.name)) return undefined;
  const [source, ...others] = scope.find(callee.name)?.sources ?? [];
  if (source === undefined || others.length > 0 || source.path.length > 0) return undefined;
  if (!isFunction(source.value) || source.value.async || !endsWithoutValue(source.value, file))
    return undefined;
  return mistakeAt(
    place,
    `\`${callee.name}\` has no \`return\`, so ${quoted(node, file)} is undefined. In \`${callee.name}\`, write \`return\` before the result.`,
  );
};

/** Parents that do not use a value, or pass nothing on. */
const DISCARDING: ReadonlySet<string> = new Set([
  ...['ExpressionStatement', 'ArrowFunctionExpression', 'UnaryExpression', 'LogicalExpression'],
  ...['ConditionalExpression', 'SequenceExpression', 'AwaitExpression'],
]);

/** Whether a function runs to its end and never returns a value. */
function endsWithoutValue(node: FunctionNode, { tree }: File): boolean {
  const { body } = node;
  if (body.type !== 'BlockStatement' || node.generator === true) return false;
  const declared = node.returnType?.type === 'TSTypeAnnotation' ? node.returnType.typeAnnotation.type : '';
  if (NOTHING_RETURNED.has(declared) || (tree.returns.get(node) ?? []).length > 0) return false;
  return !body.body.some(({ type }) => type === 'ThrowStatement' || type === 'WhileStatement');
}

/** An array in place of a tensor that an exported function declares to return. */
export const arrayForTensor: Rule = (place, file) => {
  const { node, scope } = place;
  const name = topLevelName(place);
  if (name === undefined || !file.exported.has(name) || !isFunction(node) || node.async) return undefined;
  return arrayReturnedBy(node, { name, declared: file.kinds.declared(node, scope), file });
};

interface Expected {
  readonly name: string;
  readonly declared: Kind;
  readonly file: File;
}

function arrayReturnedBy(node: FunctionNode, expected: Expected): SourceMistake | undefined {
  const { name, declared, file } = expected;
  for (const returned of file.tree.returns.get(node) ?? []) {
    const inner = file.kinds.tidied(returned.node, returned.scope);
    const found =
      inner !== undefined
        ? arrayReturnedBy(inner, expected)
        : arrayAt(returned.node, returned.scope, expected);
    if (found !== undefined) return found;
    const wanted = declared.is === 'record' ? declared.fields : new Map<string, Kind>();
    for (const [field, value] of fieldsOf(returned.node)) {
      if (wanted.get(field)?.is !== 'tensor' || file.kinds.of(value, returned.scope).is !== 'array') continue;
      return mistakeAt(
        { node: value, owner: name },
        `\`${name}\` must return a tensor as ${field}, but this is a JavaScript array. ${make(value, returned.scope, file)}`,
      );
    }
  }
  return undefined;
}

function arrayAt(node: Node, scope: Scope, { name, declared, file }: Expected): SourceMistake | undefined {
  if (declared.is !== 'tensor' || file.kinds.of(node, scope).is !== 'array') return undefined;
  return mistakeAt(
    { node, owner: name },
    `\`${name}\` must return a tensor, but ${quoted(node, file)} is a JavaScript array. ${make(node, scope, file)}`,
  );
}

function make(node: Node, scope: Scope, file: File): string {
  const kind = file.kinds.of(node, scope);
  if (kind.is === 'array' && kind.of.is === 'tensor') {
    return 'Join its tensors with tf.concat, or with tf.stack along a new axis.';
  }
  const code = codeOf(node, file);
  return `Make a tensor from it: tf.tensor(${code.length <= MAX_QUOTED / 2 ? code : '…'}).`;
}

function fieldsOf(node: Node): [string, Node][] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((each): [string, Node][] =>
    each.type === 'ObjectProperty' && each.key.type === 'Identifier' ? [[each.key.name, each.value]] : [],
  );
}

/** The name of a function at the top level of the file. */
function topLevelName({ node, parent, owner }: Place): string | undefined {
  if (node.type === 'FunctionDeclaration') {
    const isTop = parent?.type === 'Program' || parent?.type.startsWith('Export') === true;
    return isTop ? node.id?.name : undefined;
  }
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && parent.id.name === owner
    ? owner
    : undefined;
}
