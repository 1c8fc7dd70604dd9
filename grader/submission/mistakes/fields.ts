import { closestTo } from '../../engine/errors/tfjs-name';
import { memberName } from '../syntax-nodes';
import type { Kind } from './kind';
import { mistakeAt, quoted, type Rule, type SourceMistake } from './mistake';
import type { Place } from './scopes';
import { kindOfType } from './type-kinds';

type NamedRecord = Extract<Kind, { is: 'record' }> & { readonly name: string };

const isNamed = (kind: Kind): kind is NamedRecord => kind.is === 'record' && kind.name !== undefined;

/** `params.kernel_1` and `moments.var`: fields that an object of a known type lacks. */
export const misspeltField: Rule = (place, file) => {
  const { node, scope } = place;
  if (place.isTarget || (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression'))
    return undefined;
  const kind = file.kinds.of(node.object, scope);
  if (!isNamed(kind)) return undefined;
  const { property } = node;
  const field =
    node.computed && property.type === 'NumericLiteral' ? String(property.value) : memberName(node);
  return field === undefined ? undefined : missing(place, field, kind, quoted(node, file));
};

/** `const { var: v } = tf.moments(x)` and `({ gian }: LayerNormParams)`. */
export const misspeltPattern: Rule = (place, file) => {
  const { node, scope, parent } = place;
  if (node.type !== 'ObjectPattern') return undefined;
  const kind =
    node.typeAnnotation?.type === 'TSTypeAnnotation'
      ? kindOfType(node.typeAnnotation.typeAnnotation, scope)
      : parent?.type === 'VariableDeclarator' && parent.id === node
        ? file.kinds.of(parent.init, scope)
        : undefined;
  if (kind === undefined || !isNamed(kind)) return undefined;
  for (const each of node.properties) {
    if (each.type !== 'ObjectProperty' || each.computed || each.key.type !== 'Identifier') continue;
    if (each.value.type === 'AssignmentPattern') continue; // It has a default.
    const found = missing({ ...place, node: each }, each.key.name, kind, `\`${each.key.name}\``);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** `const [mean, variance] = tf.moments(x)`. */
export const objectAsArray: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'ArrayPattern') return undefined;
  const kind = file.kinds.of(node.init, scope);
  if (!isNamed(kind)) return undefined;
  const names = [...kind.fields.keys()];
  return mistakeAt(
    place,
    `${capital(kind.name)} is an object, not an array, so [ ] cannot take it apart. Write its fields in { }: const { ${names.join(', ')} } = …`,
  );
};

function missing(
  place: Pick<Place, 'node' | 'owner'>,
  field: string,
  { fields, name }: NamedRecord,
  code: string,
): SourceMistake | undefined {
  if (fields.has(field) || field in {}) return undefined;
  const close = closestTo(field.replace(/_/g, ''), fields.keys(), field.length < 4 ? 1 : 2);
  return mistakeAt(
    place,
    `${code} is undefined: ${name} has ${listed([...fields.keys()])}, and no ${field}. ${close === undefined ? 'Which one do you mean?' : `Do you mean ${close}?`}`,
  );
}

const listed = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
