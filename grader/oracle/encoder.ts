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
 * The steps of a stack that can go wrong. The defaults are correct.
 */
export interface EncoderSteps {
  /** What the stack begins with. */
  readonly start: (x: NumericTensor) => NumericTensor;
  /** The blocks that are applied, in order. */
  readonly order: (blocks: readonly BlockParams[]) => readonly BlockParams[];
  /** The parameters of a block as they are used. */
  readonly params: (params: BlockParams) => BlockParams;
  /** What a block reads. */
  readonly read: (stream: NumericTensor, x: NumericTensor) => NumericTensor;
  readonly numHeads: (numHeads: number, place: BlockPlace) => number;
  readonly mask: (
    mask: NumericTensor | undefined,
    place: BlockPlace,
    x: NumericTensor,
  ) => NumericTensor | undefined;
  /** What is there after a block, from its result, what was there before, and x. */
  readonly write: (
    result: NumericTensor,
    stream: NumericTensor,
    place: BlockPlace,
    x: NumericTensor,
  ) => NumericTensor;
  /** What x adds to what is there after the last block. */
  readonly residual: (stream: NumericTensor, x: NumericTensor) => NumericTensor;
  /** The result. */
  readonly finish: (stream: NumericTensor, blocks: readonly BlockParams[]) => NumericTensor;
}

export const encoderSteps: EncoderSteps = {
  start: (x) => x,
  order: (blocks) => blocks,
  params: (params) => params,
  read: (stream) => stream,
  numHeads: (numHeads) => numHeads,
  mask: (mask) => mask,
  write: (result) => result,
  residual: (stream) => stream,
  finish: (stream) => stream,
};

/** The blocks in order, each on the result of the one before (Vaswani et al. 2017, section 3.1). */
export function encoder(
  { x: given, blocks, numHeads, mask }: EncoderInput,
  replaced: Partial<EncoderSteps> = {},
): NumericTensor {
  const steps = { ...encoderSteps, ...replaced };
  const x = steps.start(given);
  const applied = steps.order(blocks);
  const last = applied.reduce((stream, params, index) => {
    const place = { index, count: applied.length };
    const result = transformerBlock({
      x: steps.read(stream, x),
      params: steps.params(params),
      numHeads: steps.numHeads(numHeads, place),
      mask: steps.mask(mask, place, x),
    });
    return steps.write(result, stream, place, x);
  }, x);
  return steps.finish(steps.residual(last, x), blocks);
}
