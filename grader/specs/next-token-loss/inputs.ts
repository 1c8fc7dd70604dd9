import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { NextTokenLogitsInput, NextTokenLossInput } from '../../oracle/language-model';

/** One example or several, of one position or several. */
const sequences = { batch: [1, 2, 3], isShort: [true, false] } as const;

export const logitsInputs: Cases<NextTokenLogitsInput> = covering(sequences).map((circumstances) =>
  fc
    .record({ circumstances, n: axis(2, 4), dModel: axis(1, 4), vocab: axis(2, 6), numbers: numbersOf() })
    .map(({ circumstances: { batch, isShort }, n, dModel, vocab, numbers }) => ({
      hidden: numbers.normal('hidden', [batch, isShort ? 1 : n, dModel]),
      unembedding: numbers.normal('unembedding', [dModel, vocab]),
    })),
);

export const logitsGradientInputs: Cases<NextTokenLogitsInput> = covering(sequences).map((circumstances) =>
  fc
    .record({ circumstances, numbers: numbersOf('gaussian') })
    .map(({ circumstances: { batch, isShort }, numbers }) => ({
      hidden: numbers.normal('hidden', [batch, isShort ? 1 : 3, 3]),
      unembedding: numbers.normal('unembedding', [3, 4]),
    })),
);

export const lossInputs = (styles: readonly NumberStyle[] = []): Cases<NextTokenLossInput> =>
  covering(sequences).map((circumstances) =>
    fc
      .record({ circumstances, n: axis(3, 5), vocab: axis(2, 6), numbers: numbersOf(...styles) })
      .map(({ circumstances: { batch, isShort }, n: longer, vocab, numbers }) => {
        const n = isShort ? 2 : longer;
        return {
          logits: numbers.normal('logits', [batch, n, vocab]),
          tokens: numbers.below('tokens', [batch, n], vocab),
        };
      }),
  );
