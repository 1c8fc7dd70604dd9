import { fixedInputs } from '../../engine/inputs';
import type { ResponseInput } from '../../oracle/responses';
import { at, filled, generate, tensor } from '../../oracle/tensor';
import { largeRows } from './large-rows';
import { responseInputs, withSureLogits } from './response-inputs';

/** Every number of tokens that a mean could be taken over is another. */
const responseMask = tensor([2, 5], [1, 0, 1, 1, 1, 0, 1, 1, 0, 1], 'bool');

/** The same logits and the same token at every position: neither shifts nor axes matter. */
const everywhere = (logits: readonly number[], token: number): ResponseInput => ({
  logits: generate([2, 5, logits.length], (i) => logits[i % logits.length] ?? 0),
  tokens: filled([2, 5], token, 'int32'),
  responseMask,
});

/** Tokens that differ from place to place. */
const texts: readonly ResponseInput[] = [
  [0, 1, 2, 3, 1, 2, 0, 3, 1, 2],
  [3, 2, 0, 1, 3, 1, 3, 0, 2, 0],
].map((tokens) => ({ logits: filled([2, 5, 4], 0), tokens: tensor([2, 5], tokens, 'int32'), responseMask }));

/** Certain and right for each next token. */
export const certainTexts: readonly ResponseInput[] = texts.map((text) => withSureLogits(text, () => true));

/** Inputs for a diagnosis, on which few steps matter. */
export const isolatingResponses = (): readonly ResponseInput[] => [
  // Certain and right: the loss is 0, whatever it is divided by.
  everywhere([-40, 40, -40, -41], 1),
  everywhere([-41, -40, 40, -40], 2),
  everywhere([0.5, -1.5, 1, 0.25], 1),
  everywhere([-0.3, 1.2, 0.4, -2], 2),
  // Certain and right at every place, or only in the response.
  ...certainTexts,
  ...texts.map((text) => withSureLogits(text, (row, t) => at(responseMask, row * 5 + t) !== 0)),
  ...largeRows.map(({ logits, next }) => everywhere(logits, next)),
  ...fixedInputs(responseInputs({ styles: ['gaussian'], batch: [2, 3] }), 4),
];
