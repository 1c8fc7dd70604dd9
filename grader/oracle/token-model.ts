import { at, dim, type NumericTensor } from './tensor';

/**
 * A language model of the sandbox, for functions that call one. The logits at a position are a sum
 * over it and all positions before it: Σ_j decay^(i − j) · table[tokens[j]]. So they depend on
 * every token of the context, on their order, and on where the context begins.
 */
export interface TokenModel {
  /** The logits that each token adds: float32 `[vocab, vocab]`. */
  readonly table: NumericTensor;
  /** How much a token counts one position later, in (0, 1). */
  readonly decay: number;
}

/** The logits of the token model, one row of `vocab` for each token of the context. */
export function tokenLogits({ table, decay }: TokenModel, tokens: readonly number[]): number[][] {
  const vocab = dim(table, 1);
  let logits = Array.from({ length: vocab }, () => 0);
  return tokens.map((token) => {
    logits = logits.map((value, v) => decay * value + at(table, token * vocab + v));
    return logits;
  });
}
