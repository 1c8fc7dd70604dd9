import type { SimilarPair } from './similar-pairs';

/**
 * The groups that similar pairs form, the largest first: whoever is similar to one of a group is in
 * it.
 */
export function groupsOf(pairs: readonly Pick<SimilarPair, 'left' | 'right'>[]): string[][] {
  const groupOf = new Map<string, Set<string>>();
  for (const { left, right } of pairs) {
    const joined = new Set([left, right, ...(groupOf.get(left) ?? []), ...(groupOf.get(right) ?? [])]);
    for (const name of joined) groupOf.set(name, joined);
  }
  return [...new Set(groupOf.values())]
    .map((group) => [...group].sort())
    .sort((one, other) => other.length - one.length || ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1));
}

/** The number of each submission's group, counted from 1. */
export const groupNumbers = (groups: readonly (readonly string[])[]): Map<string, number> =>
  new Map(groups.flatMap((group, i) => group.map((name) => [name, i + 1] as const)));
