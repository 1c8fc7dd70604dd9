import * as fc from 'fast-check';
import { axis, maskFrom, numbersOf, type NumberStyle } from '../../engine/inputs';
import { mapValues, type NumericTensor } from '../../oracle/tensor';
import type { TransformerBlockInput } from '../../oracle/transformer';
import { feedForwardParams } from '../feed-forward/inputs';
import { kernelsFor } from '../shared/attention-inputs';

export const inputs = (
  options: {
    readonly masked?: fc.Arbitrary<boolean>;
    readonly styles?: NumberStyle[];
    readonly minLength?: number;
  } = {},
): fc.Arbitrary<TransformerBlockInput> =>
  fc
    .record({
      batch: axis(1, 2),
      n: axis(options.minLength ?? 1, 4),
      dModel: axis(3, 4),
      numHeads: axis(1, 2),
      dHead: axis(1, 3),
      dHidden: axis(1, 5),
      masked: options.masked ?? fc.boolean(),
      numbers: numbersOf(...(options.styles ?? ['tenths', 'gaussian'])),
    })
    .map(({ batch, n, dModel, numHeads, dHead, dHidden, masked, numbers }) => {
      const norm = (name: string): { gain: NumericTensor; bias: NumericTensor } => ({
        gain: numbers.between(`${name} gain`, [dModel], 0.5, 2),
        bias: numbers.normal(`${name} bias`, [dModel]),
      });
      return {
        x: mapValues(numbers.normal('x', [batch, n, dModel]), (value, i) =>
          Math.fround(value + (i % dModel) - 1),
        ),
        params: {
          attention: kernelsFor((name, shape) => numbers.normal(name, shape, 0.5), dModel, numHeads * dHead),
          attentionNorm: norm('attentionNorm'),
          feedForward: feedForwardParams(numbers, dModel, dHidden),
          feedForwardNorm: norm('feedForwardNorm'),
        },
        numHeads,
        mask: masked ? maskFrom(numbers, n, n) : undefined,
      };
    });
