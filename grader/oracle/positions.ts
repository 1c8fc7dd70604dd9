import { generate, type NumericTensor } from './tensor';

export interface PositionsInput {
  readonly length: number;
  /** Even. */
  readonly dModel: number;
}

/** A place in the table. */
export interface TablePlace extends PositionsInput {
  readonly row: number;
  readonly column: number;
}

/** What a place in the table holds. */
export interface TableEntry {
  readonly row: number;
  /** i in the paper: 0 … dModel / 2 − 1. */
  readonly pair: number;
  /** Whether it is the second of its pair. */
  readonly isSecond: boolean;
}

/** Where a frequency is asked for. */
export interface FrequencyPlace extends PositionsInput {
  readonly pair: number;
  readonly column: number;
}

/** The steps of a sinusoidal encoding that can go wrong. The defaults are correct. */
export interface PositionSteps {
  readonly entry: (place: TablePlace) => TableEntry;
  /** The position that a row stands for. */
  readonly position: (row: number, length: number) => number;
  readonly base: number;
  readonly exponent: (place: FrequencyPlace) => number;
  /** Radians per position, from the power of the base. */
  readonly frequency: (power: number) => number;
  readonly angle: (position: number, frequency: number) => number;
  readonly wave: (angle: number, entry: TableEntry) => number;
  readonly finish: (value: number, dModel: number) => number;
}

const steps: PositionSteps = {
  entry: ({ row, column }) => ({ row, pair: Math.floor(column / 2), isSecond: column % 2 === 1 }),
  position: (row) => row,
  base: 10_000,
  exponent: ({ pair, dModel }) => (2 * pair) / dModel,
  frequency: (power) => 1 / power,
  angle: (position, frequency) => position * frequency,
  wave: (angle, { isSecond }) => (isSecond ? Math.cos(angle) : Math.sin(angle)),
  finish: (value) => value,
};

/** Sinusoidal position encodings `[length, dModel]` (Vaswani et al. 2017, section 3.5). */
export function sinusoidalPositions(
  { length, dModel }: PositionsInput,
  replaced: Partial<PositionSteps> = {},
): NumericTensor {
  const { entry, position, base, exponent, frequency, angle, wave, finish } = { ...steps, ...replaced };
  return generate([length, dModel], (index) => {
    const [row, column] = [Math.floor(index / dModel), index % dModel];
    const held = entry({ row, column, length, dModel });
    const power = base ** exponent({ pair: held.pair, column, length, dModel });
    return finish(wave(angle(position(held.row, length), frequency(power)), held), dModel);
  });
}
