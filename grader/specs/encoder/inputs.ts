import * as fc from 'fast-check';
import { axis, maskFrom, numbersOf, type NumberStyle, type Numbers } from '../../engine/inputs';
import type { BlockParams, EncoderInput } from '../../oracle/encoder';
import { mapValues, type NumericTensor } from '../../oracle/tensor';
import { feedForwardParams } from '../feed-forward/inputs';
import { kernelsFor } from '../shared/attention-inputs';

interface Sizes {
  readonly dModel: number;
  readonly width: number;
  readonly dHidden: number;
}

/** Parameters of a block, whose numbers differ from those of other names. */
function blockNamed(name: string, numbers: Numbers, { dModel, width, dHidden }: Sizes): BlockParams {
  const own: Numbers = {
    normal: (part, ...rest) => numbers.normal(`${name} ${part}`, ...rest),
    below: (part, ...rest) => numbers.below(`${name} ${part}`, ...rest),
    between: (part, ...rest) => numbers.between(`${name} ${part}`, ...rest),
  };
  const norm = (part: string): { gain: NumericTensor; bias: NumericTensor } => ({
    gain: own.between(`${part} gain`, [dModel], 0.5, 2),
    bias: own.normal(`${part} bias`, [dModel]),
  });
  return {
    attention: kernelsFor((part, shape) => own.normal(part, shape, 0.5), dModel, width),
    attentionNorm: norm('attentionNorm'),
    feedForward: feedForwardParams(own, dModel, dHidden),
    feedForwardNorm: norm('feedForwardNorm'),
  };
}

export interface Circumstances {
  readonly numBlocks?: fc.Arbitrary<number>;
  readonly numHeads?: fc.Arbitrary<number>;
  readonly masked?: fc.Arbitrary<boolean>;
  readonly styles?: NumberStyle[];
  readonly minLength?: number;
}

/** Stacks of up to three blocks, each with numbers of its own. */
export const inputs = (options: Circumstances = {}): fc.Arbitrary<EncoderInput> =>
  fc
    .record({
      batch: axis(1, 2),
      n: axis(options.minLength ?? 1, 4),
      numBlocks: options.numBlocks ?? axis(0, 3),
      dModel: axis(3, 4),
      numHeads: options.numHeads ?? axis(1, 2),
      dHead: axis(1, 2),
      dHidden: axis(1, 4),
      masked: options.masked ?? fc.boolean(),
      numbers: numbersOf(...(options.styles ?? ['tenths', 'gaussian'])),
    })
    .map(({ batch, n, numBlocks, dModel, numHeads, dHead, dHidden, masked, numbers }) => ({
      x: mapValues(numbers.normal('x', [batch, n, dModel]), (value, i) =>
        Math.fround(value + (i % dModel) - 1),
      ),
      blocks: Array.from({ length: numBlocks }, (_, index) =>
        blockNamed(`block ${String(index)}`, numbers, { dModel, width: numHeads * dHead, dHidden }),
      ),
      numHeads,
      mask: masked ? maskFrom(numbers, n, n) : undefined,
    }));

const always = (options: {
  readonly numBlocks: number;
  readonly masked: boolean;
  readonly numHeads?: number;
}): EncoderInput[] =>
  fc.sample(
    inputs({
      numBlocks: fc.constant(options.numBlocks),
      masked: fc.constant(options.masked),
      numHeads: fc.constant(options.numHeads ?? 2),
      minLength: 3,
    }),
    { seed: 1, numRuns: 2 },
  );

/** Every seed needs these: no block, one, and three, with and without a mask. */
export const examples: readonly EncoderInput[] = [
  ...always({ numBlocks: 0, masked: false }),
  ...always({ numBlocks: 1, masked: true }),
  ...always({ numBlocks: 3, masked: false }),
  ...always({ numBlocks: 3, masked: true }),
];
