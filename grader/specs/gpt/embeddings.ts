import type { GptInput, GptParams } from '../../oracle/gpt';
import { dim, filled, mapValues, type NumericTensor } from '../../oracle/tensor';
import { livelyPair } from '../shared/lively';

/** Token i at position i of every example; where the vocabulary ends, it starts again. */
export const countedTokens = ({ tokens, params }: GptInput): NumericTensor => {
  const [n, vocab] = [dim(tokens, 1), dim(params.tokenEmbedding, 0)];
  return mapValues(tokens, (_, i) => (i % n) % vocab);
};

/** Moves numbers from each row of the position embeddings to that of the token at this position. */
export function withMovedRows({ params, ...args }: GptInput): GptInput {
  const { tokenEmbedding, positionEmbedding } = params;
  const [vocab, d] = [dim(tokenEmbedding, 0), dim(tokenEmbedding, 1)];
  const moved = (row: number, column: number): number => 1 + (row % vocab) + (column % 2);
  const changed = (table: NumericTensor, sign: number): NumericTensor =>
    mapValues(table, (value, i) => Math.fround(value + sign * moved(Math.floor(i / d), i % d)));
  return {
    ...args,
    params: {
      ...params,
      tokenEmbedding: changed(tokenEmbedding, 1),
      positionEmbedding: changed(positionEmbedding, -1),
    },
  };
}

export const withoutPositions = (params: GptParams): GptParams => ({
  ...params,
  positionEmbedding: filled(params.positionEmbedding.shape, 0),
});

/**
 * The same text with parameters with which each position responds to all that it sees: tokens whose
 * embeddings differ much, and two lively blocks.
 */
export function lively({ params, ...args }: GptInput): GptInput {
  const { tokenEmbedding } = params;
  const d = dim(tokenEmbedding, 1);
  const rows = mapValues(tokenEmbedding, (_, i) => 10 * (((3 * Math.floor(i / d) + 5 * (i % d)) % 7) - 3));
  const blocks = livelyPair(params.blocks);
  return { ...args, params: { ...params, tokenEmbedding: rows, blocks } };
}
