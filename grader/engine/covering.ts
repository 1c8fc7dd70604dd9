import * as fc from 'fast-check';
import { once } from './remember';

/**
 * Inputs of a check: an arbitrary if no circumstance decides it, or the cases that must occur in
 * every run, simplest first.
 */
export type Inputs<A> = fc.Arbitrary<A> | readonly fc.Arbitrary<A>[] | Cases<A>;

interface Made<A> {
  readonly all: readonly fc.Arbitrary<A>[];
  /** The places of the cases in which every value of a factor occurs, ascending. */
  readonly few: readonly number[];
}

/**
 * An arbitrary for each case of a covering, made when they are first needed: every command loads
 * the specifications of all exercises.
 */
export class Cases<A> {
  private readonly made: () => Made<A>;

  constructor(make: () => Made<A>) {
    this.made = once(make);
  }

  get all(): readonly fc.Arbitrary<A>[] {
    return this.made().all;
  }

  map<B>(inputsOf: (circumstances: fc.Arbitrary<A>) => fc.Arbitrary<B>): Cases<B> {
    return new Cases(() => ({ ...this.made(), all: this.all.map((each) => inputsOf(each)) }));
  }

  /** Fewer cases: every value of a factor occurs, but not with every value of the others. */
  fewest(): Cases<A> {
    return new Cases(() => {
      const { all, few } = this.made();
      return { all: few.flatMap((place) => all[place] ?? []), few: [...few.keys()] };
    });
  }

  /** The same cases, none of which a property leaves out. */
  each(): Cases<A> {
    return new Cases(() => ({ all: this.all, few: [...this.all.keys()] }));
  }
}

export function casesOf<A>(inputs: Inputs<A>): readonly fc.Arbitrary<A>[] {
  if (inputs instanceof fc.Arbitrary) return [inputs];
  return inputs instanceof Cases ? inputs.all : inputs;
}

export const fewestOf = <A>(inputs: Inputs<A>): Inputs<A> =>
  inputs instanceof Cases ? inputs.fewest() : inputs;

/** The values that each circumstance can have, simplest first. */
type Factors = Readonly<Record<string, readonly unknown[]>>;

type Circumstances<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/**
 * Cases in which every two values of two factors occur together, and so every value of each: a
 * mistake that shows only with a mask and several heads shows in one of them. They are the same in
 * every run. A case shrinks towards the simpler values of its factors.
 */
export const covering = <const F extends Factors>(factors: F): Cases<Circumstances<F>> =>
  new Cases(() => {
    const names = Object.keys(factors);
    const rows = coveringArray(names.map((name) => factors[name]?.length ?? 0));
    const all = rows.map((row) => {
      const levels = names.map((name, i) => [name, new Level(factors[name] ?? [], row[i] ?? 0)] as const);
      return fc.record(Object.fromEntries(levels)) as fc.Arbitrary<Circumstances<F>>;
    });
    const few = cover(rows, valuesIn);
    return { all, few: rows.flatMap((row, place) => (few.includes(row) ? [place] : [])) };
  });

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
 * Rows of levels, one for each factor, that contain every pair of levels of two factors.
 *
 * @param sizes the number of levels of each factor
 */
export const coveringArray = (sizes: readonly number[]): number[][] =>
  cover(
    bySimplicity(
      sizes.reduce<number[][]>(
        (prefixes, size) =>
          prefixes.flatMap((row) => Array.from({ length: size }, (_, level) => [...row, level])),
        [[]],
      ),
    ),
    pairsIn,
  );

/**
 * A few of the rows that have everything that all of them have: always the row with the most that
 * is new, and of several the last.
 */
function cover(
  rows: readonly number[][],
  partsIn: (row: readonly number[]) => readonly string[],
): number[][] {
  const candidates = rows.map((row) => ({ row, parts: partsIn(row) }));
  const missing = new Set(candidates.flatMap(({ parts }) => parts));
  const chosen: number[][] = [];
  while (missing.size > 0) {
    const news = candidates.map(({ parts }) => parts.filter((part) => missing.has(part)).length);
    const best = candidates[news.lastIndexOf(Math.max(...news))];
    if (best === undefined) break;
    chosen.push(best.row);
    for (const part of best.parts) missing.delete(part);
  }
  return bySimplicity(chosen);
}

const valuesIn = (row: readonly number[]): string[] => row.map((level, i) => `${i}:${level}`);

/** A row of a single factor has no pair: then its level counts. */
const pairsIn = (row: readonly number[]): string[] =>
  row.length === 1
    ? valuesIn(row)
    : row.flatMap((one, i) => row.slice(i + 1).map((other, k) => `${i}:${one} ${i + 1 + k}:${other}`));

/** Rows with the lowest levels first. */
const bySimplicity = (rows: readonly number[][]): number[][] => {
  const sum = (row: readonly number[]): number => row.reduce((total, level) => total + level, 0);
  return [...rows].sort((one, other) => sum(one) - sum(other));
};
