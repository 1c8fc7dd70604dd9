import * as fc from 'fast-check';
import { fixedInputs, numbersOf } from '../../engine/inputs';
import type { NextTokenLogitsInput, NextTokenLossInput } from '../../oracle/language-model';
import { filled, generate } from '../../oracle/tensor';
import { largeRows } from '../shared/large-rows';
import { certainTexts } from '../shared/response-isolating';

/** Square unembeddings, which hide no transposition behind an error, and a single position. */
export const logitsIsolating = (): readonly NextTokenLogitsInput[] =>
  fixedInputs(
    fc.record({ n: fc.constantFrom(1, 3), numbers: numbersOf('gaussian') }).map(({ n, numbers }) => ({
      hidden: numbers.normal('hidden', [1, n, 3]),
      unembedding: numbers.normal('unembedding', [3, 3]),
    })),
    10,
  );

const normalInputs = (
  batch: number,
  n: number,
  vocab: number,
  count: number,
): readonly NextTokenLossInput[] =>
  fixedInputs(
    numbersOf('gaussian').map((numbers) => ({
      logits: numbers.normal('logits', [batch, n, vocab]),
      tokens: numbers.below('tokens', [batch, n], vocab),
    })),
    count,
  );

/** The same logits and the same token at every position: neither shifts nor axes matter. */
const everywhere = (
  [batch, n]: readonly [number, number],
  logits: readonly number[],
  token: number,
): NextTokenLossInput => ({
  logits: generate([batch, n, logits.length], (i) => logits[i % logits.length] ?? 0),
  tokens: filled([batch, n], token, 'int32'),
});

export const lossIsolating = (): readonly NextTokenLossInput[] => [
  // Certain and right: the loss is 0, whatever it is divided by.
  everywhere([2, 4], [-40, 40, -40, -41], 1),
  everywhere([2, 4], [-41, -40, 40, -40], 2),
  everywhere([2, 4], [0.5, -1.5, 1, 0.25], 1),
  everywhere([2, 4], [-0.3, 1.2, 0.4, -2], 2),
  // Certain and right for each next token.
  ...certainTexts,
  ...largeRows.map(({ logits, next }) => everywhere([2, 3], logits, next)),
  ...normalInputs(1, 4, 4, 3),
  ...normalInputs(3, 4, 5, 4),
];
