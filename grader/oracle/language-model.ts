import { crossEntropy, project, rowsOf } from './linear-algebra';
import { at, dim, scalar, type NumericTensor } from './tensor';

export interface NextTokenLogitsInput {
  /** `[batch, n, dModel]` */
  readonly hidden: NumericTensor;
  /** `[dModel, vocab]` */
  readonly unembedding: NumericTensor;
}

export const nextTokenLogits = ({ hidden, unembedding }: NextTokenLogitsInput): NumericTensor =>
  project(hidden, unembedding);

export interface NextTokenLossInput {
  /** `[batch, n, vocab]` */
  readonly logits: NumericTensor;
  /** int32 `[batch, n]` */
  readonly tokens: NumericTensor;
}

/** −ln p of every prediction, `[example][t]`: the logits at t against the token at t + `shift`. */
export function predictionLosses(
  { logits, tokens }: NextTokenLossInput,
  shift = 1,
  surprise: (logits: readonly number[], target: number) => number = crossEntropy,
): number[][] {
  const [batch, n] = [dim(tokens, 0), dim(tokens, 1)];
  const rows = rowsOf(logits);
  return Array.from({ length: batch }, (_, example) => {
    const surprises: number[] = [];
    for (let t = 0; t < n; t++) {
      if (t + shift < 0 || t + shift >= n) continue;
      surprises.push(surprise(rows[example * n + t] ?? [], at(tokens, example * n + t + shift)));
    }
    return surprises;
  });
}

/** The mean over batch · (n − 1) predictions of −ln p(next token), in nats. */
export function nextTokenLoss(input: NextTokenLossInput): NumericTensor {
  const losses = predictionLosses(input).flat();
  return scalar(losses.reduce((sum, loss) => sum + loss, 0) / losses.length);
}
