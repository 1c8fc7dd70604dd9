import type { GenerateInput } from '../../oracle/generation';
import { dim, tensor, type NumericTensor } from '../../oracle/tensor';

/**
 * One new token after each token of the vocabulary alone, with room for more: no mistake about the
 * context matters.
 */
export const afterEachToken = (args: GenerateInput): GenerateInput[] =>
  Array.from({ length: dim(args.model.table, 0) }, (_, token) => ({
    ...args,
    prompt: [token],
    numTokens: 1,
    options: { ...args.options, contextLength: 4 },
    uniform: { uniform: [0.4] },
  }));

/** The same run with room for all its tokens, of which only the last one counts. */
export const unhurried = (args: GenerateInput): GenerateInput => ({
  ...args,
  model: { ...args.model, decay: 0 },
  options: { ...args.options, contextLength: args.prompt.length + args.numTokens },
});

/** Logits that make a token certain after another one: `[before, after, logit]`. */
const tableWith = (logits: readonly (readonly [number, number, number])[]): NumericTensor => {
  const data = Array.from({ length: 36 }, () => 0);
  for (const [before, after, logit] of logits) data[6 * before + after] = logit;
  return tensor([6, 6], data);
};

const written = (
  prompt: readonly number[],
  numTokens: number,
  logits: Parameters<typeof tableWith>[0],
): GenerateInput => ({
  model: { table: tableWith(logits), decay: 0.5 },
  prompt,
  numTokens,
  options: { temperature: 1, contextLength: 3 },
  uniform: { uniform: [0.5] },
});

/** Two prompts as long as the context, whose first tokens make different new tokens certain. */
const deciding = [
  [0, 2, 160],
  [1, 3, 160],
] as const;
export const oldestDiffers = [written([0, 4, 4], 1, deciding), written([1, 4, 4], 1, deciding)] as const;

/**
 * Two prompts as long as the context, whose first tokens make the same new token certain. It makes
 * token 5 likely, which the first of them would outdo, if it were still read, and the second would
 * not.
 */
const leaving = [
  [0, 2, 160],
  [1, 2, 80],
  [2, 5, 15],
] as const;
export const oldestLeaves = [written([0, 4, 4], 2, leaving), written([1, 4, 4], 2, leaving)] as const;
