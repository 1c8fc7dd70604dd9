import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis } from '../../engine/inputs';
import type { TimeEmbeddingInput } from '../../oracle/diffusion';
import { tensor } from '../../oracle/tensor';

export const embeddingOf = (steps: readonly number[], dim: number): TimeEmbeddingInput => ({
  t: tensor([steps.length], steps, 'int32'),
  dim,
});

/** Steps up to `maxStep` in any order, one or several; the width is twice the number of pairs. */
const inputsUpTo = (maxStep: number, numPairs: readonly number[] = [1, 2, 3, 4]): Cases<TimeEmbeddingInput> =>
  covering({ isAlone: [true, false], pairs: numPairs }).map((circumstances) =>
    circumstances.chain(({ isAlone, pairs }) =>
      fc
        .array(axis(0, maxStep), isAlone ? { minLength: 1, maxLength: 1 } : { minLength: 2, maxLength: 4 })
        .map((steps) => embeddingOf(steps, 2 * pairs)),
    ),
  );

/**
 * Early steps, so that float32 holds every angle exactly enough even if the frequencies are far too
 * high.
 */
export const inputs = inputsUpTo(5);

/** All steps. */
export const allSteps = inputsUpTo(1000);

/** All steps, with several frequencies: some published code cannot compute a single one. */
export const severalFrequencies = inputsUpTo(1000, [2, 3, 4]);

/** Steps out of order, a step twice, and no step that is its own place in the batch. */
export const examples: readonly TimeEmbeddingInput[] = [
  embeddingOf([4, 0, 2], 4),
  embeddingOf([3, 3, 1], 6),
  embeddingOf([5, 2], 8),
  embeddingOf([1], 2),
  embeddingOf([2, 4], 2),
];

/** The ends of the range, and wide embeddings. */
export const extremes: readonly TimeEmbeddingInput[] = [
  embeddingOf([1000, 0, 999], 8),
  embeddingOf([500], 64),
  embeddingOf([1000, 7, 250, 7], 2),
];
