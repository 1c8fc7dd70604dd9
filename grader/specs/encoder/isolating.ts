import * as fc from 'fast-check';
import { causalMaskOf, fixedInputs } from '../../engine/inputs';
import type { EncoderInput } from '../../oracle/encoder';
import { dim, tensor } from '../../oracle/tensor';
import { inputs } from './inputs';

interface Sizes {
  readonly numBlocks: number;
  readonly numHeads?: number;
  readonly minLength?: number;
  readonly isWanted?: (args: EncoderInput) => boolean;
}

const stacks = (count: number, { numBlocks, numHeads = 1, minLength = 1, isWanted = () => true }: Sizes) =>
  fixedInputs(
    inputs({
      numBlocks: fc.constant(numBlocks),
      numHeads: fc.constant(numHeads),
      masked: fc.constant(false),
      minLength,
      styles: ['gaussian'],
    }).filter(isWanted),
    count,
  );

const isShort = ({ x }: EncoderInput): boolean => dim(x, 1) === 1;
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
export const isolating: readonly EncoderInput[] = [
  ...stacks(2, { numBlocks: 0, isWanted: isEven }),
  ...stacks(2, { numBlocks: 1, isWanted: isShort }),
  ...stacks(2, { numBlocks: 2, isWanted: isShort }),
  ...stacks(2, { numBlocks: 3, isWanted: isShort }),
  ...stacks(2, { numBlocks: 4, isWanted: (args) => isShort(args) && isEven(args) }),
  ...stacks(3, { numBlocks: 1, minLength: 3 }),
  ...stacks(3, { numBlocks: 1, minLength: 3 }).map(withRing),
  ...stacks(2, { numBlocks: 1, minLength: 3 }).map(withCausal),
  ...stacks(3, { numBlocks: 1, numHeads: 2, minLength: 2 }),
  ...stacks(2, { numBlocks: 2, minLength: 3 }),
  ...stacks(2, { numBlocks: 2, numHeads: 2, minLength: 3, isWanted: isEven }),
  ...stacks(3, { numBlocks: 2, minLength: 3 }).map(withRing),
  ...stacks(3, { numBlocks: 3, minLength: 3 }).map(withRing),
];
