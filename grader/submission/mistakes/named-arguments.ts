import { mistakeAt, quoted, type Rule } from './mistake';

/** `x.mean(axis=-1)`. */
export const namedArgument: Rule = (place, file) => {
  const { node, scope, parent } = place;
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'Identifier')
    return undefined;
  if (parent?.type !== 'CallExpression' || scope.find(node.left.name) !== undefined) return undefined;
  const at = parent.arguments.findIndex((each) => each === node);
  return mistakeAt(
    place,
    `JavaScript has no named arguments: ${quoted(node, file)} only passes its value as argument ${String(at + 1)}. Write the values in the order in which the function takes them.`,
  );
};
