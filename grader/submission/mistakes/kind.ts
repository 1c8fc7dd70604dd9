/** What an expression evidently is. A calculation with a tensor counts as the tensor it means. */
export type Kind =
  | { readonly is: 'unknown' | 'nothing' | 'tensor' | 'shape' | 'library' }
  /** `of` is the kind of the elements, if all have the same. */
  | { readonly is: 'array'; readonly of: Kind }
  /** `name` says what it is, if it has no other fields. */
  | { readonly is: 'record'; readonly fields: ReadonlyMap<string, Kind>; readonly name?: string }
  | { readonly is: 'function'; readonly returns: () => Kind };

export const unknown: Kind = { is: 'unknown' };
/** `undefined`, `null`, and what a recursion adds to what it returns. */
export const nothing: Kind = { is: 'nothing' };
export const tensor: Kind = { is: 'tensor' };
/** tfjs, or a part of it with functions of its own. */
export const library: Kind = { is: 'library' };
export const array = (of: Kind): Kind => ({ is: 'array', of });
export const record = (fields: readonly (readonly [string, Kind])[], name?: string): Kind => ({
  is: 'record',
  fields: new Map(fields),
  ...(name !== undefined && { name }),
});

/** Parts of tfjs with functions of their own. */
export const NAMESPACES: ReadonlySet<string> = new Set([
  ...['linalg', 'losses', 'math', 'image', 'signal', 'spectral'],
]);

/** The kind of a field, or of an element. */
export function partOf(whole: Kind, key: string | number): Kind {
  if (whole.is === 'nothing') return nothing;
  if (whole.is === 'record') return whole.fields.get(String(key)) ?? unknown;
  if (whole.is === 'array') return typeof key === 'number' ? whole.of : unknown;
  if (whole.is === 'tensor') return key === 'shape' ? { is: 'shape' } : unknown;
  return whole.is === 'library' && NAMESPACES.has(String(key)) ? library : unknown;
}

/** The kind that several values have in common. */
export function merged(kinds: readonly Kind[]): Kind {
  const present = kinds.filter(({ is }) => is !== 'nothing');
  const [first] = present;
  if (first === undefined) return kinds.length === 0 ? unknown : nothing;
  return present.every(({ is }) => is === first.is) ? first : unknown;
}
