import type { ResponseSteps } from '../../oracle/responses';
import type { StepMistake } from './step-mistakes';

const positions = (n: number): number[] => Array.from({ length: n }, (_, t) => t);

/** Mistakes in what is predicted, and in which predictions count. */
export const responseMistakes: readonly StepMistake<ResponseSteps>[] = [
  {
    id: 'no-shift',
    sentence: 'The logits at position t are compared with token t, which the model has already seen.',
    hint: 'What should position t predict?',
    clause: 'the logits at position t are compared with token t, not t + 1',
    change: { predictions: (n) => positions(n).map((t) => ({ from: t, target: t })) },
  },
  {
    id: 'targets-not-shifted',
    sentence:
      'The mask is shifted, but the tokens are not: position t is compared with token t where token t + 1 belongs to the response.',
    hint: 'Logits lose the last position. What do tokens lose, and what does the mask lose?',
    clause: 'the mask is shifted, but the tokens are not',
    change: {
      predictions: (n) => positions(n - 1).map((t) => ({ from: t, target: t })),
      counts: (inResponse, { target }) => inResponse[target + 1] === true,
    },
  },
  {
    id: 'mask-not-shifted',
    sentence:
      'A prediction counts where the token that is read belongs to the response; it is the predicted token that decides.',
    hint: 'The mask says something about targets. Which entry of it belongs to the prediction made at position t?',
    clause: 'the mask is not shifted with the targets',
    change: { counts: (inResponse, { from }) => inResponse[from] === true },
  },
  {
    id: 'first-response-token-dropped',
    sentence: 'The first token of each response is left out.',
    hint: 'Which position predicts the first token of the response? Does it belong to the prompt?',
    clause: 'the first token of each response is left out',
    change: {
      counts: (inResponse, { from, target }) => inResponse[from] === true && inResponse[target] === true,
    },
  },
  {
    id: 'mask-inverted',
    sentence: 'The tokens outside the response count, and those of the response do not.',
    hint: 'What does true mean in the mask?',
    clause: 'the mask is inverted',
    change: { counts: (inResponse, { target }) => inResponse[target] === false },
  },
  {
    id: 'mask-ignored',
    sentence: 'Every token counts: the mask has no effect.',
    hint: 'Should the model learn to write the prompt, or the padding?',
    clause: 'the mask has no effect',
    change: { counts: () => true },
  },
  {
    id: 'padding-counted',
    sentence: 'Everything after the beginning of the response counts, padding and interruptions included.',
    hint: 'The mask says where the response ends.',
    clause: 'everything after the beginning of the response counts',
    change: { counts: (inResponse, { target }) => inResponse.slice(0, target + 1).includes(true) },
  },
  {
    id: 'prompt-counted',
    sentence: 'Everything before the end of the response counts, the prompt included.',
    hint: 'The mask says where the response begins.',
    clause: 'everything before the end of the response counts',
    change: { counts: (inResponse, { target }) => inResponse.slice(target).includes(true) },
  },
];
