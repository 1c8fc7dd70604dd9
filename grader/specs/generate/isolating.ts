import * as fc from 'fast-check';
import { fixedInputs, numbersOf } from '../../engine/inputs';
import type { GenerateInput } from '../../oracle/generation';
import { generate, tensor, type NumericTensor } from '../../oracle/tensor';
import { withDraws } from './draws';
import { optionsOf } from './inputs';

const NUM_DRAWS = 16;

/** So small that only the last token of a context counts. */
const FORGETFUL = 1e-9;

const logits = [0.25, 2, -1, 1.25, 0.5];

/** The same logits after every token. */
const equalRows = (shift: number): NumericTensor =>
  generate([logits.length, logits.length], (i) => logits[(i + shift) % logits.length] ?? 0);

/** Draws from the same logits again and again: what is read does not matter. */
const independent = (temperature: number, topK: number): readonly GenerateInput[] =>
  fixedInputs(fc.tuple(numbersOf('integers'), fc.constantFrom(1, 3)), 2).map(([numbers, shift], i) =>
    withDraws(
      {
        model: { table: equalRows(shift + i), decay: FORGETFUL },
        prompt: [i],
        numTokens: NUM_DRAWS,
        options: optionsOf(temperature, topK, 2 * NUM_DRAWS),
      },
      numbers,
    ),
  );

/** Each token is most likely followed by one of its own, so nothing is equal and all is read. */
const chain = tensor(
  [5, 5],
  [
    0, 2, -1, 1.25, 0.5, 0.75, -1.5, 2, 1, 0.25, 2.5, 0, 1, -2, 1.75, -0.5, 1, 0.25, 0, 2.25, 1, 0.5, 1.75,
    0.75, -1,
  ],
);

const nothingDrawn = (
  prompt: readonly number[],
  numTokens: number,
  contextLength: number,
): GenerateInput => ({
  model: { table: chain, decay: 0.75 },
  ...{ prompt, numTokens, options: optionsOf(0, 0, contextLength), uniform: { uniform: [0.5] } },
});

/** After each token, two others are equally likely, and a draw would choose the lower one. */
const tied = (prompt: readonly number[]): GenerateInput => ({
  model: { table: generate([5, 5], (i) => [1, 2, -1, 2, 0][i % 5] ?? 0), decay: FORGETFUL },
  ...{ prompt, numTokens: 4, options: optionsOf(0, 0, 8), uniform: { uniform: Array<number>(4).fill(0.25) } },
});

/** First nothing is written, then nothing is drawn, then nothing is read. */
export const isolating = (): readonly GenerateInput[] => [
  nothingDrawn([1], 0, 5),
  nothingDrawn([3], 0, 5),
  nothingDrawn([2], 1, 3),
  nothingDrawn([4], 1, 3),
  nothingDrawn([2, 0], 8, 12),
  nothingDrawn([1, 3], 8, 12),
  nothingDrawn([0, 2, 4, 1], 8, 3),
  nothingDrawn([4, 3, 1, 0, 2], 8, 2),
  tied([0]),
  tied([4, 1]),
  ...independent(1, 0),
  ...independent(1, 2),
  ...independent(1, 3),
  ...independent(2, 0),
  ...independent(0.5, 0),
];
