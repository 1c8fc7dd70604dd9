import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import type { Condition } from '../../engine/exercise';
import { axis, numbersOf, type NumberStyle, type Numbers } from '../../engine/inputs';
import type { ResponseInput } from '../../oracle/responses';
import { at, dim, generate, type NumericTensor } from '../../oracle/tensor';

/**
 * Responses in which each mistake still has something to count, so that none divides 0 by 0: each
 * row has two neighbouring tokens of the response, and a token after the first that is not.
 */
export const responseInputs = ({
  styles = [],
  batch = [1, 2, 3],
}: {
  readonly styles?: readonly NumberStyle[];
  readonly batch?: readonly number[];
} = {}): Cases<ResponseInput> =>
  covering({ batch }).map((circumstances) =>
    fc
      .record({ circumstances, n: axis(4, 7), vocab: axis(2, 5), numbers: numbersOf(...styles) })
      .map(({ circumstances: { batch: rows }, n, vocab, numbers }) => ({
        logits: numbers.normal('logits', [rows, n, vocab]),
        tokens: numbers.below('tokens', [rows, n], vocab),
        responseMask: interruptedMask(numbers, rows, n),
      })),
  );

function interruptedMask({ below }: Numbers, batch: number, n: number): NumericTensor {
  const coin = below('mask', [batch, n], 2);
  const pair = below('pair', [batch], n - 2);
  const gap = below('gap', [batch], n - 3);
  return generate(
    [batch, n],
    (i) => {
      // In row 0, the first token goes with the second, so that the first run has a prediction.
      const [row, t] = [Math.floor(i / n), i === 0 ? 1 : i % n];
      const first = 1 + at(pair, row);
      if (t === first || t === first + 1) return 1;
      const others = Array.from({ length: n - 1 }, (_, k) => k + 1).filter(
        (k) => k !== first && k !== first + 1,
      );
      return t === others[at(gap, row)] ? 0 : at(coin, row * n + t);
    },
    'bool',
  );
}

/** Any responses: rows without one, rows that are all response, and sequences of two tokens. */
export const anyResponseInputs = (styles: readonly NumberStyle[] = []): Cases<ResponseInput> =>
  covering({ batch: [1, 2, 3], isShort: [true, false] }).map((circumstances) =>
    fc
      .record({ circumstances, n: axis(3, 6), vocab: axis(2, 6), numbers: numbersOf(...styles) })
      .map(({ circumstances: { batch, isShort }, n: longer, vocab, numbers }) => {
        const n = isShort ? 2 : longer;
        const coin = numbers.below('mask', [batch, n], 2);
        const kept = at(numbers.below('kept', [1], n - 1), 0) + 1;
        return {
          logits: numbers.normal('logits', [batch, n, vocab]),
          tokens: numbers.below('tokens', [batch, n], vocab),
          responseMask: generate([batch, n], (i) => (i === kept ? 1 : at(coin, i)), 'bool'),
        };
      }),
  );

/** The input with another mask: true where `inResponse(row, t)`. */
export const withMask = <A extends ResponseInput>(
  args: A,
  inResponse: (row: number, t: number) => boolean,
): A => {
  const n = dim(args.tokens, 1);
  return {
    ...args,
    responseMask: generate(args.tokens.shape, (i) => Number(inResponse(Math.floor(i / n), i % n)), 'bool'),
  };
};

/**
 * The input with logits that are sure of the next token where `right(row, t)` holds for the next
 * token t, and of another one everywhere else: a logit of `size` among zeros.
 */
export const withSureLogits = <A extends ResponseInput>(
  args: A,
  right: (row: number, t: number) => boolean,
  size = 50,
): A => {
  const [n, vocab] = [dim(args.tokens, 1), dim(args.logits, 2)];
  return {
    ...args,
    logits: generate(args.logits.shape, (i) => {
      const position = Math.floor(i / vocab);
      const [row, t] = [Math.floor(position / n), (position % n) + 1];
      if (t === n) return 0;
      const sure = at(args.tokens, position + 1) + (right(row, t) ? 0 : 1);
      return i % vocab === sure % vocab ? size : 0;
    }),
  };
};

export const responseConditions: readonly Condition<ResponseInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ tokens }) => dim(tokens, 0) > 1,
  },
  {
    when: 'when the first token belongs to a response',
    otherwise: 'when no first token belongs to a response',
    holds: ({ tokens, responseMask }) =>
      Array.from({ length: dim(tokens, 0) }, (_, row) => at(responseMask, row * dim(tokens, 1))).some(
        (value) => value !== 0,
      ),
  },
];
