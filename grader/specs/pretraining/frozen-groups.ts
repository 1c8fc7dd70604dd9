/** Parameters that a training forgets. */
interface FrozenGroup {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
  /** The paths of the parameters. */
  readonly matches: RegExp;
}

const hint = 'Which tensors get a gradient, and which of them get a step?';

/** The groups that a training which lists its parameters by hand is likely to miss. */
export const frozenGroups: readonly FrozenGroup[] = [
  {
    id: 'token-embedding-frozen',
    sentence: 'Your training leaves the token embedding as it is.',
    hint,
    matches: /^tokenEmbedding$/,
  },
  {
    id: 'position-embedding-frozen',
    sentence: 'Your training leaves the position embedding as it is.',
    hint,
    matches: /^positionEmbedding$/,
  },
  {
    id: 'unembedding-frozen',
    sentence: 'Your training leaves the unembedding as it is.',
    hint,
    matches: /^unembedding$/,
  },
  {
    id: 'blocks-frozen',
    sentence: 'Your training leaves the blocks as they are: only embeddings and unembedding are trained.',
    hint,
    matches: /^blocks/,
  },
  {
    id: 'first-block-only',
    sentence: 'Your training leaves all blocks but the first as they are.',
    hint,
    matches: /^blocks\[[1-9]/,
  },
  {
    id: 'attention-frozen',
    sentence: 'Your training leaves the kernels of attention as they are.',
    hint,
    matches: /\.attention\./,
  },
  {
    id: 'feed-forward-frozen',
    sentence: 'Your training leaves the feed-forward networks as they are.',
    hint,
    matches: /\.feedForward\./,
  },
  {
    id: 'norms-frozen',
    sentence: 'Your training leaves gain and bias of the norms as they are.',
    hint,
    matches: /Norm\./,
  },
];
