import { at, dim as lengthOf, generate, type NumericTensor } from '../tensor';

export interface TimeEmbeddingInput {
  /** int32 `[batch]` */
  readonly t: NumericTensor;
  /** Even. */
  readonly dim: number;
}

/** A place in the result. */
export interface EmbeddingPlace {
  readonly row: number;
  readonly column: number;
  readonly batch: number;
  readonly dim: number;
}

/** What a place in the result holds. */
export interface EmbeddingEntry {
  readonly row: number;
  /** The index of the frequency: 0 … dim / 2 − 1. */
  readonly pair: number;
  readonly isCosine: boolean;
}

/** The steps of a time embedding that can go wrong, in order; the defaults are right. */
export interface TimeEmbeddingSteps {
  readonly entry: (place: EmbeddingPlace) => EmbeddingEntry;
  /** The time that a row stands for. */
  readonly time: (t: NumericTensor, row: number) => number;
  readonly base: number;
  readonly exponent: (pair: number, dim: number) => number;
  /** Radians per step, from the power of the base. */
  readonly frequency: (power: number) => number;
  readonly angle: (time: number, frequency: number) => number;
  readonly wave: (angle: number, isCosine: boolean) => number;
  readonly finish: (value: number, dim: number) => number;
}

const steps: TimeEmbeddingSteps = {
  entry: ({ row, column, dim }) => ({ row, pair: column % (dim / 2), isCosine: column >= dim / 2 }),
  time: at,
  base: 10_000,
  exponent: (pair, dim) => (2 * pair) / dim,
  frequency: (power) => 1 / power,
  angle: (time, frequency) => time * frequency,
  wave: (angle, isCosine) => (isCosine ? Math.cos(angle) : Math.sin(angle)),
  finish: (value) => value,
};

/**
 * Sinusoidal embeddings of steps, `[batch, dim]`: the frequencies of Vaswani et al. 2017, section
 * 3.5, all sines before all cosines as in the code of Ho et al. 2020.
 */
export function timeEmbedding(
  { t, dim }: TimeEmbeddingInput,
  changed: Partial<TimeEmbeddingSteps> = {},
): NumericTensor {
  const { entry, time, base, exponent, frequency, angle, wave, finish } = { ...steps, ...changed };
  const batch = lengthOf(t, 0);
  return generate([batch, dim], (index) => {
    const held = entry({ row: Math.floor(index / dim), column: index % dim, batch, dim });
    const turn = angle(time(t, held.row), frequency(base ** exponent(held.pair, dim)));
    return finish(wave(turn, held.isCosine), dim);
  });
}
