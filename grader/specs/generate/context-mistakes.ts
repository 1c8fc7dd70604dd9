import type { Alternative } from '../../engine/pipeline';
import { generateSteps as right, type GenerateSteps } from '../../oracle/generation';

const POSITION_HINT =
  'The logits at position t are about token t + 1. Which position is about the token that is still missing?';
const COUNT_HINT = 'How often does your loop run if numTokens is 0, and how often if it is 1?';

/** Mistakes in what the model reads, and in which of its logits are used. */
export const contextAlternatives: readonly Alternative<GenerateSteps>[] = [
  {
    id: 'context-not-cropped',
    clause: 'the model is given more than contextLength tokens',
    sentence: 'Your model is given all tokens so far, more than contextLength.',
    hint: 'A model has only so many positions. Which of the tokens should it read?',
    steps: { context: (text) => text },
  },
  {
    id: 'context-cropped-at-the-end',
    clause: 'the model is given the first contextLength tokens',
    sentence: 'Your model is given the first contextLength tokens, not the last.',
    hint: 'Which tokens matter most for what comes next?',
    steps: { context: (text, { options }) => text.slice(0, options.contextLength) },
  },
  {
    id: 'only-prompt-cropped',
    clause: 'the prompt is cropped, but not the text as it grows',
    sentence: 'You crop the prompt, but with every new token the context grows beyond contextLength.',
    hint: 'When does the text become too long: before you start, or as you go?',
    steps: {
      context: (text, { options, promptLength }) =>
        text.slice(Math.max(0, promptLength - options.contextLength)),
    },
  },
  {
    id: 'context-one-short',
    clause: 'the model is given one token less than contextLength',
    sentence: 'Your model is given one token less than contextLength.',
    hint: 'A text of exactly contextLength tokens fits.',
    steps: { context: (text, { options }) => text.slice(1 - options.contextLength) },
  },
  {
    id: 'context-one-long',
    clause: 'the model is given one token more than contextLength',
    hint: 'How long is the longest text that the model is given?',
    steps: { context: (text, { options }) => text.slice(-1 - options.contextLength) },
  },
  {
    id: 'last-token-only',
    clause: 'the model is given only the last token',
    sentence: 'Your model is given only the last token.',
    hint: 'What comes next depends on more than the last token.',
    steps: { context: (text) => text.slice(-1) },
  },
  {
    id: 'new-token-only',
    clause: 'after the first new token, the model is given only the newest one',
    hint: 'Does this model remember what it was given in the call before?',
    steps: {
      context: (text, place) => (place.written === 0 ? right.context(text, place) : text.slice(-1)),
    },
  },
  {
    id: 'new-tokens-not-read',
    clause: 'the model is only ever given the prompt',
    sentence: 'Your model is only ever given the prompt, never the tokens it has written.',
    hint: 'Generation is autoregressive: what becomes of a new token?',
    steps: { text: (prompt) => prompt },
  },
  {
    id: 'first-position',
    clause: 'the token is chosen from the logits at the first position',
    sentence: 'You choose from the logits at the first position of the context.',
    hint: POSITION_HINT,
    steps: { scores: (logits) => logits[0] ?? [] },
  },
  {
    id: 'last-position-but-one',
    clause: 'the token is chosen from the logits at the last position but one',
    hint: POSITION_HINT,
    steps: { scores: (logits) => logits.at(-2) ?? [] },
  },
  {
    id: 'mean-of-positions',
    clause: 'the logits are averaged over all positions',
    hint: POSITION_HINT,
    steps: {
      scores: (logits) =>
        (logits[0] ?? []).map(
          (_, token) => logits.reduce((sum, each) => sum + (each[token] ?? NaN), 0) / logits.length,
        ),
    },
  },
];

/** Mistakes in how many tokens are written, and in what is returned. */
export const resultAlternatives: readonly Alternative<GenerateSteps>[] = [
  {
    id: 'one-token-too-many',
    clause: 'one token more than numTokens is written',
    sentence: 'You write one token more than numTokens.',
    hint: COUNT_HINT,
    steps: { count: (numTokens) => numTokens + 1 },
  },
  {
    id: 'one-token-too-few',
    clause: 'one token less than numTokens is written',
    hint: COUNT_HINT,
    steps: { count: (numTokens) => numTokens - 1 },
  },
  {
    id: 'one-token-at-least',
    clause: 'a token is written even if numTokens is 0',
    hint: COUNT_HINT,
    steps: { count: (numTokens) => Math.max(1, numTokens) },
  },
  {
    id: 'prompt-counted',
    clause: 'the prompt counts towards numTokens',
    sentence: 'You stop when prompt and new tokens together are numTokens.',
    hint: 'numTokens counts the new tokens only.',
    steps: { count: (numTokens, prompt) => numTokens - prompt.length },
  },
  {
    id: 'stops-at-context-length',
    clause: 'nothing more is written once the text is as long as the context',
    hint: 'The model can read only so many tokens. Does that limit how many you can write?',
    steps: {
      count: (numTokens, prompt, { contextLength }) => Math.min(numTokens, contextLength - prompt.length),
    },
  },
  {
    id: 'prompt-repeated',
    clause: 'the result repeats the prompt',
    sentence: 'Your result repeats the prompt; only the new tokens are asked for.',
    hint: 'How many tokens should there be?',
    steps: { result: (written, prompt) => [...prompt, ...written] },
  },
  {
    id: 'first-token-missing',
    clause: 'the first new token is missing from the result',
    sentence: 'The first new token is missing from your result.',
    hint: 'Where does the prompt end?',
    steps: { result: (written) => written.slice(1) },
  },
  {
    id: 'only-last-token-returned',
    clause: 'only the last new token is returned',
    hint: 'How many tokens should there be?',
    steps: { result: (written) => written.slice(-1) },
  },
  {
    id: 'text-cropped-for-good',
    clause: 'the text itself is cropped to the context, so the result loses tokens',
    hint: 'The model reads the end of the text. Does the rest have to be forgotten?',
    steps: {
      result: (written, prompt, { contextLength }) =>
        written.length === 0
          ? written
          : [...prompt, ...written].slice(-contextLength - 1).slice(prompt.length),
    },
  },
];
