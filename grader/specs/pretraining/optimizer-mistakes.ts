import type { Alternative } from '../../engine/pipeline';
import type { TrainingSteps } from '../../oracle/pretraining';

const CONSTANTS_HINT = 'Which of the constants come from the options, and which does your code choose?';
const GROUPS_HINT = 'Which tensors get a gradient, and which of them get a step?';

/** Mistakes in the options of the optimizer. */
export const optimizerAlternatives: readonly Alternative<TrainingSteps>[] = [
  {
    id: 'gradient-descent',
    clause: 'the steps are those of plain gradient descent',
    sentence: 'Your steps are those of plain gradient descent, without AdamW.',
    hint: 'Which function makes a step of AdamW, and what has to be kept for it?',
    steps: {
      optimizer: {
        numerator: (_, __, gradient) => gradient,
        direction: (numerator) => numerator,
        kept: () => 1,
      },
    },
  },
  {
    id: 'no-weight-decay',
    clause: 'there is no weight decay',
    sentence: 'Your training has no weight decay.',
    hint: 'Which options does AdamW get?',
    steps: { weightDecay: () => 0 },
  },
  {
    id: 'matrices-decay-only',
    clause: 'norms and biases do not decay',
    sentence: 'Your norms and biases do not decay; in this exercise every tensor does.',
    hint: 'Many trainings spare vectors from weight decay. What does the doc comment say?',
    steps: {
      weightDecay: (weightDecay, path) => (/\.(gain|bias\d?)$/.test(path) ? 0 : weightDecay),
    },
  },
  {
    id: 'embeddings-spared',
    clause: 'the embeddings do not decay',
    hint: 'Many trainings spare embeddings from weight decay. What does the doc comment say?',
    steps: {
      weightDecay: (weightDecay, path) => (/^(token|position)Embedding$/.test(path) ? 0 : weightDecay),
    },
  },
  {
    id: 'usual-betas',
    clause: 'the betas are fixed at 0.9 and 0.999',
    hint: CONSTANTS_HINT,
    steps: { constants: (options) => ({ ...options, beta1: 0.9, beta2: 0.999 }) },
  },
  {
    id: 'usual-constants',
    clause: 'the betas and epsilon are fixed at 0.9, 0.999 and 1e-8',
    hint: CONSTANTS_HINT,
    steps: { constants: (options) => ({ ...options, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }) },
  },
  {
    id: 'betas-exchanged',
    clause: 'beta1 and beta2 are exchanged',
    hint: 'Which beta belongs to the gradient, and which to its square?',
    steps: {
      constants: (options) => ({ ...options, beta1: options.beta2, beta2: options.beta1 }),
    },
  },
];

/** Parameters that a training which lists them by hand is likely to miss. */
export const frozenAlternatives: readonly Alternative<TrainingSteps>[] = [
  {
    id: 'token-embedding-frozen',
    clause: 'the token embedding is not trained',
    sentence: 'Your training leaves the token embedding as it is.',
    hint: GROUPS_HINT,
    steps: { trained: { tokenEmbedding: false } },
  },
  {
    id: 'position-embedding-frozen',
    clause: 'the position embedding is not trained',
    sentence: 'Your training leaves the position embedding as it is.',
    hint: GROUPS_HINT,
    steps: { trained: { positionEmbedding: false } },
  },
  {
    id: 'unembedding-frozen',
    clause: 'the unembedding is not trained',
    sentence: 'Your training leaves the unembedding as it is.',
    hint: GROUPS_HINT,
    steps: { trained: { unembedding: false } },
  },
  {
    id: 'blocks-frozen',
    clause: 'the blocks are not trained',
    sentence: 'Your training leaves the blocks as they are: only embeddings and unembedding are trained.',
    hint: GROUPS_HINT,
    steps: { trained: { attention: false, feedForward: false, norms: false } },
  },
  {
    id: 'first-block-only',
    clause: 'of the blocks only the first is trained',
    sentence: 'Your training leaves all blocks but the first as they are.',
    hint: GROUPS_HINT,
    steps: { trained: { laterBlocks: false } },
  },
  {
    id: 'attention-frozen',
    clause: 'the kernels of attention are not trained',
    sentence: 'Your training leaves the kernels of attention as they are.',
    hint: GROUPS_HINT,
    steps: { trained: { attention: false } },
  },
  {
    id: 'feed-forward-frozen',
    clause: 'the feed-forward networks are not trained',
    sentence: 'Your training leaves the feed-forward networks as they are.',
    hint: GROUPS_HINT,
    steps: { trained: { feedForward: false } },
  },
  {
    id: 'norms-frozen',
    clause: 'gain and bias of the norms are not trained',
    sentence: 'Your training leaves gain and bias of the norms as they are.',
    hint: GROUPS_HINT,
    steps: { trained: { norms: false } },
  },
];
