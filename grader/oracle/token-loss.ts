import { dim, type NumericTensor } from './tensor';

/** The steps of a next-token loss that can go wrong. */
export interface TokenLossSteps {
  /** The logits at position t predict the token at t + shift. */
  readonly shift: number;
  /** The factor of each prediction's loss, from the number of predictions and of examples. */
  readonly share: (predictions: number, examples: number) => number;
}

export const tokenLossSteps: TokenLossSteps = { shift: 1, share: (predictions) => 1 / predictions };

/** The mean of −ln p(next token) over logits `[batch, n, vocab]`, with its gradient in them. */
export function tokenLoss(
  logits: Float64Array,
  tokens: NumericTensor,
  steps: Partial<TokenLossSteps> = {},
): { loss: number; gradient: Float64Array } {
  const { shift, share } = { ...tokenLossSteps, ...steps };
  const [batch, n] = [dim(tokens, 0), dim(tokens, 1)];
  const vocab = logits.length / (batch * n);
  const factor = share(batch * (n - shift), batch);
  const gradient = new Float64Array(logits.length);
  let loss = 0;
  for (let row = 0; row < batch * n; row++) {
    if ((row % n) + shift >= n) continue;
    const from = row * vocab;
    const target = tokens.data[row + shift] ?? Number.NaN;
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < vocab; k++) largest = Math.max(largest, logits[from + k] ?? Number.NaN);
    let sum = 0;
    for (let k = 0; k < vocab; k++) {
      const exponential = Math.exp((logits[from + k] ?? Number.NaN) - largest);
      gradient[from + k] = exponential;
      sum += exponential;
    }
    for (let k = 0; k < vocab; k++) {
      gradient[from + k] = factor * ((gradient[from + k] ?? Number.NaN) / sum - (k === target ? 1 : 0));
    }
    loss += factor * (Math.log(sum) + largest - (logits[from + target] ?? Number.NaN));
  }
  return { loss, gradient };
}
