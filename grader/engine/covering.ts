import * as fc from 'fast-check';

/**
 * Inputs of a check: an arbitrary if no circumstance decides it, or one for each case that must
 * occur in every run, simplest first.
 */
export type Inputs<A> = fc.Arbitrary<A> | readonly fc.Arbitrary<A>[];

export const casesOf = <A>(inputs: Inputs<A>): readonly fc.Arbitrary<A>[] =>
  inputs instanceof fc.Arbitrary ? [inputs] : inputs;

/** The values that each circumstance can have, simplest first. */
type Factors = Readonly<Record<string, readonly unknown[]>>;

type Circumstances<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/**
 * Cases in which every two values of two factors occur together, and so every value of each: a
 * mistake that shows only with a mask and several heads shows in one of them. They are the same in
 * every run. A case shrinks towards the simpler values of its factors.
 */
export function covering<const F extends Factors>(factors: F): fc.Arbitrary<Circumstances<F>>[] {
  const names = Object.keys(factors);
  const sizes = names.map((name) => factors[name]?.length ?? 0);
  return coveringArray(sizes).map((row) => {
    const levels = names.map((name, i) => [name, new Level(factors[name] ?? [], row[i] ?? 0)] as const);
    return fc.record(Object.fromEntries(levels)) as fc.Arbitrary<Circumstances<F>>;
  });
}

/** The value at a place of a list; shrinks towards the values before it. */
class Level<T> extends fc.Arbitrary<T> {
  constructor(
    private readonly values: readonly T[],
    private readonly index: number,
  ) {
    super();
  }

  override generate(): fc.Value<T> {
    return this.valueAt(this.index);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.values.includes(value as T);
  }

  override shrink(value: T, index: unknown = this.values.indexOf(value)): fc.Stream<fc.Value<T>> {
    return fc.stream([...this.values.slice(0, index as number).keys()].map((i) => this.valueAt(i)).values());
  }

  private valueAt(index: number): fc.Value<T> {
    return new fc.Value(this.values[index] as T, index);
  }
}

/**
 * Rows of levels, one for each factor, that contain every pair of levels of two factors: always the
 * row with the most new pairs, and of several the simplest.
 *
 * @param sizes the number of levels of each factor
 */
export function coveringArray(sizes: readonly number[]): number[][] {
  const rows = bySimplicity(
    sizes.reduce<number[][]>(
      (prefixes, size) =>
        prefixes.flatMap((row) => Array.from({ length: size }, (_, level) => [...row, level])),
      [[]],
    ),
  ).map((row) => ({ row, pairs: pairsIn(row) }));
  const missing = new Set(rows.flatMap(({ pairs }) => pairs));
  const chosen: number[][] = [];
  while (missing.size > 0) {
    const news = rows.map(({ pairs }) => pairs.filter((pair) => missing.has(pair)).length);
    const best = rows[news.lastIndexOf(Math.max(...news))];
    if (best === undefined) break;
    chosen.push(best.row);
    for (const pair of best.pairs) missing.delete(pair);
  }
  return bySimplicity(chosen);
}

/** A row of a single factor has no pair: then its level counts. */
const pairsIn = (row: readonly number[]): string[] =>
  row.length === 1
    ? row.map(String)
    : row.flatMap((one, i) => row.slice(i + 1).map((other, k) => `${i}:${one} ${i + 1 + k}:${other}`));

/** Rows with the lowest levels first. */
const bySimplicity = (rows: readonly number[][]): number[][] => {
  const sum = (row: readonly number[]): number => row.reduce((total, level) => total + level, 0);
  return [...rows].sort((one, other) => sum(one) - sum(other));
};
