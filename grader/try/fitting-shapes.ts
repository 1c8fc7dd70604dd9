import { tensorsOf } from '../engine/values';
import type { Arguments } from './parameters';

/** How often two axes must be equal before we take it for a rule. */
const MIN_SHOWING = 8;

/** A length that a tensor has: that of an axis, or the number of its axes. */
interface Length {
  readonly path: string;
  readonly of: 'axes' | 'first axis' | 'third to last axis' | 'second to last axis' | 'last axis';
  readonly length: number;
}

/**
 * Says which shapes of an input may not fit together; undefined if nothing speaks against them.
 * Lengths that are equal in every known input should be equal in any other.
 */
export function misfit(input: Arguments, known: readonly Arguments[]): string | undefined {
  const own = lengthsOf(input);
  const others = known.map((each) => new Map(lengthsOf(each).map((one) => [keyOf(one), one.length])));
  for (const { path, of, length } of own) {
    const least = Math.min(...others.flatMap((lengths) => lengths.get(`${path} ${of}`) ?? []));
    if (of === 'axes' && length < least)
      return `\`${path}\` has rank ${String(length)}, but at least ${String(least)} is expected`;
  }
  for (const [i, one] of own.entries()) {
    for (const other of own.slice(i + 1)) {
      if (one.length === other.length || (one.of === 'axes') !== (other.of === 'axes')) continue;
      const pairs = others.flatMap((lengths) => {
        const [a, b] = [lengths.get(keyOf(one)), lengths.get(keyOf(other))];
        return a === undefined || b === undefined ? [] : [a === b];
      });
      if (pairs.length >= MIN_SHOWING && pairs.every(Boolean))
        return `${inWords(one)}, but ${inWords(other)}`;
    }
  }
  return undefined;
}

const keyOf = ({ path, of }: Length): string => `${path} ${of}`;

const inWords = ({ path, of, length }: Length): string =>
  of === 'axes'
    ? `\`${path}\` has rank ${String(length)}`
    : `the ${of} of \`${path}\` has length ${String(length)}`;

/** The first axis and the last three; in between, ranks differ. */
const lengthsOf = (input: Arguments): Length[] =>
  tensorsOf(input).flatMap(({ path, tensor: { shape } }) =>
    (
      [
        ['axes', shape.length],
        ['last axis', shape.at(-1)],
        ['second to last axis', shape.at(-2)],
        ['third to last axis', shape.at(-3)],
        ['first axis', shape[0]],
      ] as const
    ).flatMap(([of, length]) => (length === undefined ? [] : [{ path, of, length }])),
  );
