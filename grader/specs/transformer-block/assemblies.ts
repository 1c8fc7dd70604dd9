import { zipValues, type NumericTensor } from '../../oracle/tensor';
import { add, blockParts, type BlockParts, type TransformerBlockInput } from '../../oracle/transformer';

export const average = (a: NumericTensor, b: NumericTensor): NumericTensor =>
  zipValues(a, b, (p, q) => (p + q) / 2);

export type Assembly = (x: NumericTensor, parts: BlockParts) => NumericTensor;

/** A block assembled differently from the right parts. */
export const assembled =
  (assemble: Assembly) =>
  (args: TransformerBlockInput): NumericTensor =>
    assemble(args.x, blockParts(args));

export const postNorm: Assembly = (x, { attend, feed, normAttention, normFeedForward }) => {
  const y = normAttention(add(x, attend(x)));
  return normFeedForward(add(y, feed(y)));
};
export const preNorm: Assembly = (x, { attend, feed, normAttention, normFeedForward }) => {
  const y = add(x, attend(normAttention(x)));
  return add(y, feed(normFeedForward(y)));
};
export const normInside: Assembly = (x, { attend, feed, normAttention, normFeedForward }) => {
  const y = add(x, normAttention(attend(x)));
  return add(y, normFeedForward(feed(y)));
};
export const withoutResiduals: Assembly = (x, { attend, feed, normAttention, normFeedForward }) =>
  normFeedForward(feed(normAttention(attend(x))));
