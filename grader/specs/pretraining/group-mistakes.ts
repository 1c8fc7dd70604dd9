import type { Alternative } from '../../engine/pipeline';
import type { TrainingSteps } from '../../oracle/pretraining';

const GROUPS_HINT = 'Which tensors get a gradient, and which of them get a step?';

/** Tensors that a training may spare from weight decay. */
export const decayAlternatives: readonly Alternative<TrainingSteps>[] = [
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
