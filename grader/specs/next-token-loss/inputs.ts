import * as fc from 'fast-check';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { NextTokenLogitsInput, NextTokenLossInput } from '../../oracle/language-model';
import { mapValues } from '../../oracle/tensor';

export const logitsInputs: fc.Arbitrary<NextTokenLogitsInput> = fc
  .record({ batch: axis(1, 3), n: axis(1, 4), dModel: axis(1, 4), vocab: axis(2, 6), numbers: numbersOf() })
  .map(({ batch, n, dModel, vocab, numbers }) => ({
    hidden: numbers.normal('hidden', [batch, n, dModel]),
    unembedding: numbers.normal('unembedding', [dModel, vocab]),
  }));

export const logitsGradientInputs: fc.Arbitrary<NextTokenLogitsInput> = fc
  .record({ batch: axis(1, 2), n: axis(1, 3), numbers: numbersOf('gaussian') })
  .map(({ batch, n, numbers }) => ({
    hidden: numbers.normal('hidden', [batch, n, 3]),
    unembedding: numbers.normal('unembedding', [3, 4]),
  }));

export const lossInputs = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
  scale = 1,
): fc.Arbitrary<NextTokenLossInput> =>
  fc
    .record({ batch: axis(1, 3), n: axis(2, 5), vocab: axis(2, 6), numbers: numbersOf(...styles) })
    .map(({ batch, n, vocab, numbers }) => ({
      logits: mapValues(numbers.normal('logits', [batch, n, vocab]), (value) => Math.fround(value * scale)),
      tokens: numbers.below('tokens', [batch, n], vocab),
    }));
