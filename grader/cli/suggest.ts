import { distance } from 'fastest-levenshtein';

/** More changed characters than this are no typing error. */
const MAX_CHANGES = 3;

/** The share of a name that must be the same. */
const MIN_SAME = 0.5;

/**
 * Returns the names that a mistyped one may stand for, the closest first: those that differ in few
 * characters, or else those that it is a part of, such as `forward` of `feed-forward`.
 */
export function closeNames(typed: string, names: readonly string[]): string[] {
  const wanted = typed.toLowerCase();
  const near = names
    .map((name) => ({ name, changes: distance(wanted, name) }))
    .filter(({ name, changes }) => changes <= MAX_CHANGES && changes <= name.length * (1 - MIN_SAME))
    .sort((one, other) => one.changes - other.changes);
  if (near.length > 0) {
    const [closest] = near;
    return near.filter(({ changes }) => changes <= (closest?.changes ?? 0) + 1).map(({ name }) => name);
  }
  return names.filter((name) => wanted !== '' && `-${name}-`.includes(`-${wanted}-`));
}

/** `did you mean a, b or c?`; undefined without names. */
export function didYouMean(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  return `did you mean ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names)}?`;
}
