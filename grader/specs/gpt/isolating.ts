import * as fc from 'fast-check';
import { fixedInputs } from '../../engine/inputs';
import type { GptInput } from '../../oracle/gpt';
import { dim } from '../../oracle/tensor';
import { inputs } from './inputs';

interface Sizes {
  readonly numBlocks: number;
  readonly batch: number;
  /** The number of tokens: one, or several. */
  readonly isLong: boolean;
  readonly numHeads?: number;
}

const models = (count: number, { numBlocks, batch, isLong, numHeads = 1 }: Sizes): GptInput[] =>
  fixedInputs(
    fc
      .oneof(...inputs({ numBlocks: [numBlocks], isSingle: [!isLong] }).all)
      .filter(
        (args) =>
          dim(args.tokens, 0) === batch &&
          (!isLong || dim(args.tokens, 1) > 2) &&
          args.numHeads === numHeads &&
          dim(args.params.unembedding, 0) === 4,
      ),
    count,
  );

/** Models in which few steps matter. */
export const isolating = (): readonly GptInput[] => [
  ...models(3, { numBlocks: 0, batch: 1, isLong: false }),
  ...models(2, { numBlocks: 0, batch: 1, isLong: true }),
  ...models(2, { numBlocks: 0, batch: 2, isLong: true }),
  ...models(2, { numBlocks: 1, batch: 1, isLong: false }),
  ...models(2, { numBlocks: 2, batch: 1, isLong: false }),
  ...models(2, { numBlocks: 3, batch: 1, isLong: false }),
  ...models(3, { numBlocks: 1, batch: 1, isLong: true }),
  ...models(2, { numBlocks: 1, batch: 1, isLong: true, numHeads: 2 }),
  ...models(2, { numBlocks: 2, batch: 1, isLong: true }),
  ...models(2, { numBlocks: 3, batch: 1, isLong: true }),
];
