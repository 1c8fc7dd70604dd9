import { encoder, type EncoderSteps } from '../../oracle/encoder';
import type { GptInput } from '../../oracle/gpt';
import { project } from '../../oracle/linear-algebra';
import { at, dim, generate, zipValues, type NumericTensor } from '../../oracle/tensor';

/** Where a row of the position embedding is asked for. */
export interface TokenPlace {
  readonly i: number;
  readonly n: number;
  readonly example: number;
  readonly token: number;
  /** The number of rows of the position embedding. */
  readonly maxLength: number;
}

/** The steps of a GPT that can go wrong. The defaults are correct. */
export interface GptPipelineSteps {
  /** The tokens as they are embedded. */
  readonly tokens: (tokens: NumericTensor) => NumericTensor;
  /** What becomes of the token embeddings `[batch, n, dModel]`. */
  readonly embedded: (x: NumericTensor) => NumericTensor;
  /** The row of positionEmbedding for a token; undefined adds nothing. */
  readonly position: (place: TokenPlace) => number | undefined;
  /** What becomes of the position embeddings. */
  readonly positions: (x: NumericTensor) => NumericTensor;
  /** The input of the first block. */
  readonly sum: (tokens: NumericTensor, positions: NumericTensor) => NumericTensor;
  readonly enter: (x: NumericTensor) => NumericTensor;
  readonly isVisible: (i: number, j: number) => boolean;
  readonly stack: Partial<EncoderSteps>;
  /** What becomes of the output of the last block. */
  readonly finish: (hidden: NumericTensor, input: GptInput) => NumericTensor;
  /** To logits `[batch, n, vocab]`. */
  readonly unembed: (hidden: NumericTensor, input: GptInput) => NumericTensor;
  /** What is returned. */
  readonly report: (logits: NumericTensor, input: GptInput) => NumericTensor;
}

const steps: GptPipelineSteps = {
  tokens: (tokens) => tokens,
  embedded: (x) => x,
  position: ({ i }) => i,
  positions: (x) => x,
  sum: (tokens, positions) => zipValues(tokens, positions, (a, b) => a + b),
  enter: (x) => x,
  isVisible: (i, j) => j <= i,
  stack: {},
  finish: (hidden) => hidden,
  unembed: (hidden, { params }) => project(hidden, params.unembedding),
  report: (logits) => logits,
};

/** The logits of a GPT step by step; `gpt` of the oracle is faster, and has gradients. */
export function gptInSteps(input: GptInput, replaced: Partial<GptPipelineSteps> = {}): NumericTensor {
  const own = { ...steps, ...replaced };
  const { params, numHeads } = input;
  const n = dim(input.tokens, 1);
  const tokens = own.embedded(rowsOf(params.tokenEmbedding, own.tokens(input.tokens)));
  const places = generate(input.tokens.shape, (index) => {
    const [i, example] = [index % n, Math.floor(index / n)];
    const maxLength = dim(params.positionEmbedding, 0);
    return own.position({ i, n, example, token: at(input.tokens, index), maxLength }) ?? -1;
  });
  const positions = own.positions(rowsOf(params.positionEmbedding, places));
  const mask = generate([n, n], (k) => Number(own.isVisible(Math.floor(k / n), k % n)), 'bool');
  const x = own.enter(own.sum(tokens, positions));
  const hidden = encoder({ x, blocks: params.blocks, numHeads, mask }, own.stack);
  return own.report(own.unembed(own.finish(hidden, input), input), input);
}

/**
 * Rows of a table, `[batch, n, dModel]`; row −1 is 0.
 *
 * @throws RangeError if there is no such row
 */
function rowsOf(table: NumericTensor, rows: NumericTensor): NumericTensor {
  const d = dim(table, 1);
  return generate([...rows.shape, d], (index) => {
    const row = at(rows, Math.floor(index / d));
    return row === -1 ? 0 : at(table, row * d + (index % d));
  });
}
