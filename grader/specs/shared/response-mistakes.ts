import type { Alternative } from '../../engine/pipeline';
import type { InResponse, ResponseSteps } from '../../oracle/responses';
import { dim, mapValues } from '../../oracle/tensor';
import { softmaxAlternatives } from './likelihood-mistakes';
import { overflowAlternatives } from './overflow-mistakes';
import { pickAlternatives } from './pick-mistakes';
import { shiftAlternatives } from './shift-mistakes';

const OWN_TARGET_HINT =
  'The mask says something about targets. Which entry of it belongs to the prediction made at position t?';
const FIRST_HINT = 'Which position predicts the first token of the response? Does it belong to the prompt?';
const EXCLUDED_HINT = 'What should be left out of the sum: logits, tokens, or losses?';

const someIn = (inResponse: InResponse, from: number, to: number): boolean => {
  for (let t = from; t < to; t++) if (inResponse(t)) return true;
  return false;
};

/** Whether there is a gap between the beginning of the response and a position. */
const isInterrupted = (inResponse: InResponse, position: number): boolean => {
  for (let t = 0; t < position; t++)
    if (inResponse(t) && !inResponse(t + 1) && t + 1 <= position) return true;
  return false;
};

/** What can go wrong in which predictions count. */
const maskAlternatives: readonly Alternative<ResponseSteps>[] = [
  {
    id: 'targets-not-shifted',
    clause: 'the mask is shifted, but the tokens are not',
    sentence:
      'The mask is shifted, but the tokens are not: position t is compared with token t where token t + 1 belongs to the response.',
    hint: 'Logits lose the last position. What do tokens lose, and what does the mask lose?',
    steps: {
      predictions: (batch, n) =>
        Array.from({ length: batch }, (_, example) =>
          Array.from({ length: n - 1 }, (__, t) => ({ from: example * n + t, target: example * n + t })),
        ),
      counts: (inResponse, _, target) => inResponse(target + 1),
    },
  },
  {
    id: 'mask-not-shifted',
    clause: 'the mask is not shifted with the targets',
    sentence:
      'A prediction counts where the token that is read belongs to the response; it is the predicted token that decides.',
    hint: OWN_TARGET_HINT,
    steps: { counts: (inResponse, from) => inResponse(from) },
  },
  {
    id: 'mask-shifted-twice',
    clause: 'the mask is shifted twice',
    sentence: 'A prediction counts where the token after the predicted one belongs to the response.',
    hint: OWN_TARGET_HINT,
    steps: { counts: (inResponse, _, target) => inResponse(target + 1) },
  },
  {
    id: 'first-response-token-dropped',
    clause: 'the first token of each response is left out',
    hint: FIRST_HINT,
    steps: { counts: (inResponse, from, target) => inResponse(from) && inResponse(target) },
  },
  {
    id: 'last-response-token-dropped',
    clause: 'the last token of each response is left out',
    hint: 'The model must learn to write the last token too. What predicts it?',
    steps: { counts: (inResponse, _, target) => inResponse(target) && inResponse(target + 1) },
  },
  {
    id: 'token-after-response-counted',
    clause: 'the token after each response counts too',
    hint: OWN_TARGET_HINT,
    steps: { counts: (inResponse, from, target) => inResponse(from) || inResponse(target) },
  },
  {
    id: 'only-first-response-token',
    clause: 'only the first token of each response counts',
    hint: 'Which positions predict the other tokens of the response?',
    steps: { counts: (inResponse, from, target) => inResponse(target) && !inResponse(from) },
  },
  {
    id: 'mask-inverted',
    clause: 'the mask is inverted',
    sentence: 'The tokens outside the response count, and those of the response do not.',
    hint: 'What does true mean in the mask?',
    steps: { counts: (inResponse, _, target) => !inResponse(target) },
  },
  {
    id: 'mask-ignored',
    clause: 'the mask has no effect',
    sentence: 'Every token counts: the mask has no effect.',
    hint: 'Should the model learn to write the prompt, or the padding?',
    steps: { counts: () => true },
  },
  {
    id: 'padding-counted',
    clause: 'everything after the beginning of the response counts',
    sentence: 'Everything after the beginning of the response counts, padding and interruptions included.',
    hint: 'The mask says where the response ends.',
    steps: { counts: (inResponse, _, target) => someIn(inResponse, 0, target + 1) },
  },
  {
    id: 'prompt-counted',
    clause: 'everything before the end of the response counts',
    sentence: 'Everything before the end of the response counts, the prompt included.',
    hint: 'The mask says where the response begins.',
    steps: { counts: (inResponse, _, target, n) => someIn(inResponse, target, n) },
  },
  {
    id: 'interrupted-response-cut',
    clause: 'what comes after an interruption of the response is left out',
    hint: 'A response may be interrupted, and go on.',
    steps: {
      counts: (inResponse, _, target) => inResponse(target) && !isInterrupted(inResponse, target),
    },
  },
  {
    id: 'logits-masked',
    clause: 'the mask multiplies the logits, and every prediction counts',
    sentence:
      'Your mask multiplies the logits. Where it is 0, all tokens are then equally likely, which costs ln(vocab).',
    hint: EXCLUDED_HINT,
    steps: {
      keeps: () => true,
      masked: (input, counts) => {
        const [n, vocab] = [dim(input.tokens, 1), dim(input.logits, 2)];
        const logits = mapValues(input.logits, (value, i) => {
          const from = Math.floor(i / vocab);
          return from % n < n - 1 && counts({ from, target: from + 1 }) ? value : 0;
        });
        return { ...input, logits };
      },
    },
  },
  {
    id: 'tokens-masked',
    clause: 'the mask sets tokens to 0, and every prediction counts',
    sentence: 'Your mask sets the tokens outside the response to 0, which is a token like any other.',
    hint: EXCLUDED_HINT,
    steps: {
      keeps: () => true,
      masked: (input) => ({
        ...input,
        tokens: mapValues(input.tokens, (token, i) => (input.responseMask.data[i] === 0 ? 0 : token)),
      }),
    },
  },
];

/** Mistakes that give the same numbers here as others or the right ones, or that are rare. */
const leftOut: ReadonlySet<string> = new Set([
  'target-padded',
  'shifted-twice-from-three',
  'last-token-repeated',
  'rolled-across-rows',
  'shifted-along-batch',
  'sigmoid-before-softmax',
  'relu-on-logits',
  'logits-scaled-by-root',
  'softmax-over-batch',
  'one-plus-p',
  'entropy',
  'token-plus-one',
  'token-minus-one',
  'log-loss-of-each-entry',
  'floor-0.000001',
  'floor-1e-10',
  'floor-1e-20',
]);

/** What can go wrong up to the losses that count. */
export const responseAlternatives: readonly Alternative<ResponseSteps>[] = [
  ...[...shiftAlternatives, ...softmaxAlternatives, ...overflowAlternatives, ...pickAlternatives].filter(
    ({ id }) => !leftOut.has(id),
  ),
  ...maskAlternatives,
];
