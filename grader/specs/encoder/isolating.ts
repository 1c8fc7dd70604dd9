import * as fc from 'fast-check';
import { causalMaskOf, fixedInputs } from '../../engine/inputs';
import type { EncoderInput } from '../../oracle/encoder';
import { dim, tensor } from '../../oracle/tensor';
import { inputs } from './inputs';

interface Sizes {
  readonly numBlocks: number;
  readonly numHeads?: number;
  /** Whether there are several positions. */
  readonly isLong?: boolean;
  readonly isWanted?: (args: EncoderInput) => boolean;
}

const stacks = (
  count: number,
  { numBlocks, numHeads = 1, isLong = false, isWanted = () => true }: Sizes,
): EncoderInput[] =>
  fixedInputs(
    fc
      .oneof(...inputs({ numBlocks: [numBlocks], masked: [false], isSingle: [!isLong] }).all)
      .filter((args) => args.numHeads === numHeads && (!isLong || dim(args.x, 1) > 2) && isWanted(args)),
    count,
  );

const isEven = ({ x }: EncoderInput): boolean => dim(x, 2) % 2 === 0;

/** Each position sees itself and the next one; the last sees the first. */
const withRing = (args: EncoderInput): EncoderInput => {
  const n = dim(args.x, 1);
  const sees = (i: number, j: number): boolean => j === i || j === (i + 1) % n;
  const numbers = Array.from({ length: n * n }, (_, k) => Number(sees(Math.floor(k / n), k % n)));
  return { ...args, mask: tensor([n, n], numbers, 'bool') };
};

const withCausal = (args: EncoderInput): EncoderInput => ({ ...args, mask: causalMaskOf(dim(args.x, 1)) });

/** Stacks in which few steps matter. */
export const isolating = (): readonly EncoderInput[] => [
  ...stacks(2, { numBlocks: 0, isLong: true, isWanted: isEven }),
  ...stacks(2, { numBlocks: 1 }),
  ...stacks(2, { numBlocks: 2 }),
  ...stacks(2, { numBlocks: 3 }),
  ...stacks(2, { numBlocks: 4, isWanted: isEven }),
  ...stacks(3, { numBlocks: 1, isLong: true }),
  ...stacks(3, { numBlocks: 1, isLong: true }).map(withRing),
  ...stacks(2, { numBlocks: 1, isLong: true }).map(withCausal),
  ...stacks(3, { numBlocks: 1, numHeads: 2, isLong: true }),
  ...stacks(2, { numBlocks: 2, isLong: true }),
  ...stacks(2, { numBlocks: 2, numHeads: 2, isLong: true, isWanted: isEven }),
  ...stacks(3, { numBlocks: 2, isLong: true }).map(withRing),
  ...stacks(3, { numBlocks: 3, isLong: true }).map(withRing),
];
