import { memberName } from '../syntax-nodes';
import { asReceiver, codeOf, MAX_QUOTED, mistakeAt, quoted, type Rule } from './mistake';

/** `x.shape[-1]`, and the same of any array. */
export const negativeIndex: Rule = (place, file) => {
  const { node, scope } = place;
  if (place.isTarget || !(node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression'))
    return undefined;
  const { object, property } = node;
  if (!node.computed || property.type !== 'UnaryExpression' || property.operator !== '-') return undefined;
  if (property.argument.type !== 'NumericLiteral' || property.argument.value === 0) return undefined;
  const { is } = file.kinds.of(object, scope);
  if (is !== 'shape' && is !== 'array' && memberName(object) !== 'shape') return undefined;
  const array = codeOf(object, file);
  const index = codeOf(property, file);
  const name = array.length <= MAX_QUOTED / 2 ? asReceiver(array, object) : 'array';
  return mistakeAt(
    place,
    `JavaScript has no negative indices, so ${quoted(node, file)} is undefined, and calculating with it gives NaN. Write ${name}.at(${index}), or count from the start.`,
  );
};
