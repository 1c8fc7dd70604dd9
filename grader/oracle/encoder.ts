import type { NumericTensor } from './tensor';
import { transformerBlock, type TransformerBlockInput } from './transformer';

export type BlockParams = TransformerBlockInput['params'];

export interface EncoderInput {
  /** `[batch, n, dModel]` */
  readonly x: NumericTensor;
  /** Lowest first; may be empty. */
  readonly blocks: readonly BlockParams[];
  readonly numHeads: number;
  /** bool `[n, n]` */
  readonly mask?: NumericTensor | undefined;
}

/** The place of a block in the stack. */
export interface BlockPlace {
  readonly index: number;
  /** The number of blocks that are applied. */
  readonly count: number;
}

/**
 * The steps of a stack that can go wrong. The defaults are correct; a misconception is the oracle
 * with some steps replaced.
 */
export interface EncoderSteps {
  /** The blocks that are applied, in order. */
  readonly order: (blocks: readonly BlockParams[]) => readonly BlockParams[];
  /** What a block reads. */
  readonly read: (stream: NumericTensor, x: NumericTensor) => NumericTensor;
  readonly numHeads: (numHeads: number, place: BlockPlace) => number;
  readonly mask: (
    mask: NumericTensor | undefined,
    place: BlockPlace,
    x: NumericTensor,
  ) => NumericTensor | undefined;
  /** What is there after a block, from its result and what was there before. */
  readonly write: (result: NumericTensor, stream: NumericTensor, place: BlockPlace) => NumericTensor;
  /** The result, from what is there after the last block. */
  readonly finish: (stream: NumericTensor, x: NumericTensor) => NumericTensor;
}

export const encoderSteps: EncoderSteps = {
  order: (blocks) => blocks,
  read: (stream) => stream,
  numHeads: (numHeads) => numHeads,
  mask: (mask) => mask,
  write: (result) => result,
  finish: (stream) => stream,
};

/** The blocks in order, each on the result of the one before (Vaswani et al. 2017, section 3.1). */
export function encoder(
  { x, blocks, numHeads, mask }: EncoderInput,
  replaced: Partial<EncoderSteps> = {},
): NumericTensor {
  const steps = { ...encoderSteps, ...replaced };
  const applied = steps.order(blocks);
  const last = applied.reduce((stream, params, index) => {
    const place = { index, count: applied.length };
    const result = transformerBlock({
      x: steps.read(stream, x),
      params,
      numHeads: steps.numHeads(numHeads, place),
      mask: steps.mask(mask, place, x),
    });
    return steps.write(result, stream, place);
  }, x);
  return steps.finish(last, x);
}
