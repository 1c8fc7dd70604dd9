import {
  byLogit,
  generateSteps as right,
  pickWhere,
  type GenerateInput,
  type GenerateSteps,
} from '../../oracle/generation';
import { softmax } from '../../oracle/linear-algebra';

/** A mistake as data: its text, and the steps that it replaces. */
export interface Mistake {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
  /** Describes it as half of a pair; without one, it forms no pairs. */
  readonly clause?: string;
  readonly steps?: Partial<GenerateSteps>;
  /** Other arguments, for mistakes in how they are used. */
  readonly input?: (input: GenerateInput) => GenerateInput;
}

/** Of equal logits, the higher token first. */
const higherFirst = (logits: readonly number[]): number[] =>
  byLogit(logits.toReversed()).map((token) => logits.length - 1 - token);

const keep =
  (tokens: (logits: readonly number[], topK: number) => readonly number[]): GenerateSteps['kept'] =>
  (logits, topK) => {
    const kept = new Set(tokens(logits, topK));
    return logits.map((_, token) => kept.has(token));
  };

/** Adds the probabilities up from the likeliest token to the least likely one. */
const likeliestFirst: GenerateSteps['pick'] = (probabilities, u, options) => {
  const order = byLogit(probabilities);
  const sorted = order.map((token) => probabilities[token] ?? Number.NaN);
  return order[right.pick(sorted, u, options)] ?? 0;
};

export const contextMistakes: readonly Mistake[] = [
  {
    id: 'context-not-cropped',
    sentence: 'Your model is given all tokens so far, more than contextLength.',
    hint: 'A model has only so many positions. Which of the tokens should it read?',
    clause: 'the model is given more than contextLength tokens',
    steps: { context: (tokens) => tokens },
  },
  {
    id: 'context-cropped-at-the-end',
    sentence: 'Your model is given the first contextLength tokens, not the last.',
    hint: 'Which tokens matter most for what comes next?',
    clause: 'the model is given the first contextLength tokens',
    steps: { context: (tokens, { options }) => tokens.slice(0, options.contextLength) },
  },
  {
    id: 'only-prompt-cropped',
    sentence: 'You crop the prompt, but with every new token the context grows beyond contextLength.',
    hint: 'When does the text become too long: before you start, or as you go?',
    steps: {
      context: (tokens, { options }, prompt) =>
        tokens.slice(Math.max(0, prompt.length - options.contextLength)),
    },
  },
  {
    id: 'context-one-short',
    sentence: 'Your model is given one token less than contextLength.',
    hint: 'A text of exactly contextLength tokens fits.',
    steps: { context: (tokens, { options }) => tokens.slice(1 - options.contextLength) },
  },
  {
    id: 'last-token-only',
    sentence: 'Your model is given only the last token.',
    hint: 'What comes next depends on more than the last token.',
    steps: { context: (tokens) => tokens.slice(-1) },
  },
  {
    id: 'new-tokens-not-read',
    sentence: 'Your model is only ever given the prompt, never the tokens it has written.',
    hint: 'Generation is autoregressive: what becomes of a new token?',
    clause: 'the model is only ever given the prompt',
    steps: { context: (_, { options }, prompt) => prompt.slice(-options.contextLength) },
  },
];

export const scoreMistakes: readonly Mistake[] = [
  {
    id: 'first-position',
    sentence: 'You choose from the logits at the first position of the context.',
    hint: 'The logits at position t are about token t + 1. Which position is about the token that is still missing?',
    clause: 'the token is chosen from the logits at the first position',
    steps: { scores: (logits) => logits[0] ?? [] },
  },
];

export const temperatureMistakes: readonly Mistake[] = [
  {
    id: 'temperature-multiplied',
    sentence: 'You multiply the logits by the temperature.',
    hint: 'A high temperature must make the probabilities more equal, as in a Boltzmann distribution.',
    clause: 'the logits are multiplied by the temperature',
    steps: { atTemperature: (logits, temperature) => logits.map((logit) => logit * temperature) },
  },
  {
    id: 'temperature-ignored',
    sentence: 'Above 0, the temperature has no effect on your tokens.',
    hint: 'Where does the temperature enter the probabilities?',
    clause: 'the temperature has no effect above 0',
    steps: { atTemperature: (logits) => logits },
  },
  {
    id: 'temperature-after-softmax',
    sentence: 'You divide the probabilities by the temperature, not the logits.',
    hint: 'In a Boltzmann distribution, what is divided by the temperature, and when is the exponential taken?',
    steps: {
      atTemperature: (logits) => logits,
      probabilities: (logits, kept, options) =>
        right.probabilities(logits, kept, options).map((share) => share / options.temperature),
    },
  },
  {
    id: 'temperature-zero-divides',
    sentence: 'At temperature 0, you divide by 0.',
    hint: 'The limit of low temperatures is the most likely token. It needs no division and no draw.',
    clause: 'at temperature 0, the logits are divided by 0',
    steps: { isGreedy: () => false },
  },
  {
    id: 'always-greedy',
    sentence: 'You always take the most likely token, whatever the temperature is.',
    hint: 'Above temperature 0, tokens are drawn.',
    steps: { isGreedy: () => true },
  },
  {
    id: 'greedy-takes-higher-token',
    sentence: 'At temperature 0, you take the higher of two tokens with the same largest logit.',
    hint: 'Ties go to the lowest token.',
    steps: { likeliest: (logits) => higherFirst(logits)[0] ?? 0 },
  },
];

export const topKMistakes: readonly Mistake[] = [
  {
    id: 'top-k-ignored',
    sentence: 'topK has no effect on your tokens.',
    hint: 'Only the topK most likely tokens may be drawn.',
    clause: 'topK has no effect',
    steps: { kept: (logits) => logits.map(() => true) },
  },
  {
    id: 'top-k-keeps-one-more',
    sentence: 'You keep topK + 1 tokens.',
    hint: 'With topK = 1, how many tokens are left to draw from?',
    clause: 'one token too many is kept',
    steps: { kept: (logits, topK) => right.kept(logits, topK + 1) },
  },
  {
    id: 'top-k-keeps-ties',
    sentence: 'You keep every token with the logit of the last one of the topK, so sometimes more than topK.',
    hint: 'Of tokens with the same logit, the lower ones are kept first, and topK in all.',
    steps: {
      kept: (logits, topK) => {
        const order = byLogit(logits);
        const least = logits[order[Math.min(topK, order.length) - 1] ?? 0] ?? 0;
        return logits.map((logit) => logit >= least);
      },
    },
  },
  {
    id: 'top-k-takes-higher-token',
    sentence: 'Of tokens with the same logit, your topK keeps the higher ones.',
    hint: 'Ties go to the lower token.',
    steps: { kept: keep((logits, topK) => higherFirst(logits).slice(0, topK)) },
  },
  {
    id: 'top-k-keeps-the-least',
    sentence: 'You keep the topK least likely tokens.',
    hint: 'In which order does your list of tokens start?',
    steps: {
      kept: keep((logits, topK) => byLogit(logits.map((logit) => -logit)).slice(0, topK)),
    },
  },
  {
    id: 'softmax-before-top-k',
    sentence:
      'Your softmax runs over all tokens before topK removes some, so the probabilities that are left do not sum to 1.',
    hint: 'Among which tokens is the probability shared out?',
    clause: 'the softmax still counts the tokens that topK removes',
    steps: {
      probabilities: (scaled, kept) =>
        softmax(scaled).map((probability, token) => (kept[token] === true ? probability : 0)),
    },
  },
];

export const drawMistakes: readonly Mistake[] = [
  {
    id: 'one-draw-reused',
    sentence: 'All of your tokens are chosen with the same draw.',
    hint: 'When must uniform be called?',
    steps: { draw: () => 0 },
  },
  {
    id: 'two-draws-a-token',
    sentence: 'You draw twice for each token, and use the second draw.',
    hint: 'How often is uniform called for one token?',
    steps: { draw: (written) => 2 * written + 1 },
  },
  {
    id: 'cumulative-at-least',
    sentence: 'A draw of 0 gives you token 0, even if its probability is 0.',
    hint: 'The cumulative probability must exceed the draw. What if both are 0?',
    steps: { pick: pickWhere((cumulative, u) => cumulative >= u) },
  },
  {
    id: 'not-cumulative',
    sentence: 'You take the first token whose own probability exceeds the draw.',
    hint: 'Lay the probabilities end to end from 0 to 1. On which of them does the draw fall?',
    clause: 'the probabilities are not added up',
    steps: {
      pick: (probabilities, u) => {
        const found = probabilities.findIndex((probability) => probability > u);
        return found === -1 ? probabilities.findLastIndex((probability) => probability !== 0) : found;
      },
    },
  },
  {
    id: 'likeliest-first',
    sentence: 'You add up the probabilities from the most likely token to the least likely one.',
    hint: 'In which order do the tokens stand on the line from 0 to 1?',
    steps: { pick: likeliestFirst },
  },
  {
    id: 'likeliest-first-with-top-k',
    sentence:
      'With topK, you add up the probabilities from the most likely token to the least likely one, not in the order of the tokens.',
    hint: 'In which order does your list of the topK tokens stand?',
    steps: {
      pick: (probabilities, u, options) =>
        (options.topK === undefined ? right.pick : likeliestFirst)(probabilities, u, options),
    },
  },
];

export const resultMistakes: readonly Mistake[] = [
  {
    id: 'prompt-repeated',
    sentence: 'Your result repeats the prompt; only the new tokens are asked for.',
    hint: 'How many tokens should there be?',
    clause: 'the result repeats the prompt',
    steps: { result: (written, prompt) => [...prompt, ...written] },
  },
  {
    id: 'one-token-too-many',
    sentence: 'You write one token more than numTokens.',
    hint: 'How often does your loop run if numTokens is 0?',
    input: (input) => ({ ...input, numTokens: input.numTokens + 1 }),
  },
  {
    id: 'first-token-missing',
    sentence: 'The first new token is missing from your result.',
    hint: 'Where does the prompt end?',
    steps: { result: (written) => written.slice(1) },
  },
  {
    id: 'prompt-counted',
    sentence: 'You stop when prompt and new tokens together are numTokens.',
    hint: 'numTokens counts the new tokens only.',
    input: (input) => ({ ...input, numTokens: Math.max(0, input.numTokens - input.prompt.length) }),
  },
];
