import * as fc from 'fast-check';
import type { Inputs } from './covering';
import { sampleInputs } from './run-property';
import { generate, type DType, type NumericTensor } from '../oracle/tensor';
import { gaussians, uniforms } from '../oracle/random';

/**
 * What numbers look like. fast-check shrinks towards the first style, so a counterexample has small
 * whole numbers if these show the mistake.
 */
export type NumberStyle = 'integers' | 'tenths' | 'gaussian';

/**
 * Draws the numbers of an input from a seed and a style; only these two shrink, not every number.
 */
export interface Numbers {
  /**
   * Standard normal numbers times `scale`, in the chosen style. A name always gives the same
   * numbers.
   */
  readonly normal: (name: string, shape: readonly number[], scale?: number) => NumericTensor;
  /** Whole numbers from 0 to `below` − 1. */
  readonly below: (name: string, shape: readonly number[], below: number) => NumericTensor;
  /** Numbers between `low` and `high`. */
  readonly between: (name: string, shape: readonly number[], low: number, high: number) => NumericTensor;
}

function styled(value: number, style: NumberStyle): number {
  if (style === 'integers') return Math.max(-3, Math.min(3, Math.round(value * 1.5)));
  return Math.fround(style === 'tenths' ? Math.round(value * 10) / 10 : value);
}

function numbers(seed: number, style: NumberStyle): Numbers {
  const tensorOf = (shape: readonly number[], draw: () => number, dtype: DType = 'float32'): NumericTensor =>
    generate(shape, () => Math.fround(draw()), dtype);
  return {
    normal: (name, shape, scale = 1) => {
      const draw = gaussians(seed, name);
      return tensorOf(shape, () => styled(draw(), style) * scale);
    },
    below: (name, shape, below) => {
      const draw = uniforms(seed, name);
      return tensorOf(shape, () => Math.floor(draw() * below), 'int32');
    },
    between: (name, shape, low, high) => {
      const draw = uniforms(seed, name);
      return tensorOf(shape, () => low + (high - low) * draw());
    },
  };
}

const seeds = fc.noShrink(fc.nat(0x7fffffff));

/** Numbers of the given styles, or of all; leave out styles that hide a mistake. */
export const numbersOf = (...styles: NumberStyle[]): fc.Arbitrary<Numbers> => {
  const chosen: NumberStyle[] = styles.length > 0 ? styles : ['integers', 'tenths', 'gaussian'];
  return fc.tuple(seeds, fc.constantFrom(...chosen)).map(([seed, style]) => numbers(seed, style));
};

/** Inputs that are the same for every seed. */
export const fixedInputs = <A>(inputs: Inputs<A>, count: number): A[] =>
  sampleInputs({ inputs, seed: 1, runs: count }).slice(0, count);

/**
 * Inputs, or what makes them when they are first needed: every command loads the specifications of
 * all exercises, whichever it is about.
 */
export type GivenInputs<A> = readonly A[] | (() => readonly A[]);

export const givenInputs = <A>(given: GivenInputs<A>): readonly A[] =>
  typeof given === 'function' ? given() : given;

/** The first of inputs that are made when they are first needed. */
export const firstOf = <A>(inputs: () => readonly A[]): fc.Arbitrary<A> =>
  fc.constant(null).map(() => {
    const [first] = inputs();
    if (first === undefined) throw new RangeError('there is no input');
    return first;
  });

/** The length of an axis, shrinking towards the smallest. */
export const axis = (from: number, to: number): fc.Arbitrary<number> => fc.integer({ min: from, max: to });

/**
 * A bool mask `[n, m]` with at least one true in each row; every other place is true half the time.
 */
export function maskFrom({ below }: Numbers, n: number, m: number): NumericTensor {
  const coin = below('mask', [n, m], 2);
  const kept = below('kept', [n], m);
  return generate([n, m], (i) => (i % m === kept.data[Math.floor(i / m)] ? 1 : (coin.data[i] ?? 0)), 'bool');
}

/** The bool mask `[n, n]` of a language model: row i sees columns up to i. */
export const causalMaskOf = (n: number): NumericTensor =>
  generate([n, n], (i) => (i % n <= Math.floor(i / n) ? 1 : 0), 'bool');
