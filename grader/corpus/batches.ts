import { uniforms, type Seed } from '../oracle/random';
import { tensor, type NumericTensor } from '../oracle/tensor';
import { anywhere, type Belief } from './automaton';
import { corpus } from './grammar';
import { sampleState, sampleWindow } from './sampling';

/** Where a window starts: with the first word of a sentence, or at a random place of the text. */
export type Start = 'sentence' | 'anywhere';

/** The probability of each state at the start of a window. */
export const startOf = (start: Start): Belief =>
  start === 'sentence' ? new Map([[corpus.start, 1]]) : anywhere(corpus);

export interface BatchOptions {
  readonly seed: Seed;
  /** The windows in a batch. */
  readonly batchSize: number;
  /** The tokens in a window: the model reads all, and predicts all but the first. */
  readonly length: number;
  readonly start: Start;
}

/**
 * Batch number `index` of a seed, int32 `[batchSize, length]`. It does not depend on the batches
 * before it, so a training can continue anywhere. A window continues into the next sentences.
 */
export function batch(index: number, { seed, batchSize, length, start }: BatchOptions): NumericTensor {
  const uniform = uniforms(seed, `corpus ${start} ${String(index)}`);
  const belief = startOf(start);
  const windows = Array.from({ length: batchSize }, () =>
    sampleWindow(corpus, sampleState(belief, uniform), length, uniform),
  );
  return tensor([batchSize, length], windows.flat(), 'int32');
}

/** The first `count` batches of a seed, each int32 `[batchSize, length]`. */
export const batches = ({ count, ...options }: BatchOptions & { readonly count: number }): NumericTensor[] =>
  Array.from({ length: count }, (_, index) => batch(index, options));
