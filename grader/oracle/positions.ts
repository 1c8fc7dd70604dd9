import { generate, type NumericTensor } from './tensor';

export interface PositionsInput {
  readonly length: number;
  /** Even. */
  readonly dModel: number;
}

/** What a column holds: a wave of the angle of one pair of columns. */
export interface PositionColumn {
  /** i in the paper: 0 … dModel / 2 − 1. */
  readonly pair: number;
  readonly wave: (angle: number) => number;
}

/** Where a frequency is asked for. */
export interface FrequencyPlace extends PositionsInput {
  readonly pair: number;
  readonly column: number;
}

/**
 * The steps of a sinusoidal encoding that can go wrong. The defaults are correct; a misconception
 * is the oracle with some steps replaced.
 */
export interface PositionSteps {
  /** The position that a row stands for. */
  readonly position: (row: number) => number;
  /** What a column holds. */
  readonly column: (column: number, dModel: number) => PositionColumn;
  /** Radians per position. */
  readonly frequency: (place: FrequencyPlace) => number;
  /** The angle, in radians. */
  readonly angle: (position: number, frequency: number) => number;
}

export const positionSteps: PositionSteps = {
  position: (row) => row,
  column: (column) => ({ pair: Math.floor(column / 2), wave: column % 2 === 0 ? Math.sin : Math.cos }),
  frequency: ({ pair, dModel }) => 10_000 ** ((-2 * pair) / dModel),
  angle: (position, frequency) => position * frequency,
};

/** Sinusoidal position encodings `[length, dModel]` (Vaswani et al. 2017, section 3.5). */
export function sinusoidalPositions(
  { length, dModel }: PositionsInput,
  steps: Partial<PositionSteps> = {},
): NumericTensor {
  const { position, column: columnOf, frequency, angle } = { ...positionSteps, ...steps };
  return generate([length, dModel], (index) => {
    const column = index % dModel;
    const { pair, wave } = columnOf(column, dModel);
    return wave(angle(position(Math.floor(index / dModel)), frequency({ pair, column, length, dModel })));
  });
}
