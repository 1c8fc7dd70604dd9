import type { Alternative } from '../../engine/pipeline';
import { dim } from '../../oracle/tensor';
import { moved, normalised, scaled } from './changes';
import type { GptPipelineSteps } from './steps';

/** Mistakes in the token embedding, and in the sum of the two. */
export const embeddingAlternatives: readonly Alternative<GptPipelineSteps>[] = [
  {
    id: 'embeddings-scaled',
    sentence: 'Your token embeddings are multiplied by √dModel.',
    hint: 'The original transformer did that. Does this formula?',
    clause: 'the token embeddings are multiplied by √dModel',
    steps: { embedded: (x) => scaled(x, Math.sqrt(dim(x, 2))) },
  },
  {
    id: 'tokens-not-embedded',
    clause: 'the token embeddings are missing',
    sentence: 'Your token embeddings are missing: the result only depends on the positions.',
    hint: 'Where does the text enter?',
    steps: { embedded: (x) => scaled(x, 0) },
  },
  {
    id: 'tokens-shifted',
    clause: 'each position embeds the token before it',
    hint: 'The logits at position t are about token t + 1. Which token does the model read at t?',
    steps: { tokens: (tokens) => moved(tokens, -1) },
  },
  {
    id: 'next-tokens-embedded',
    clause: 'each position embeds the token after it',
    hint: 'May the model read the token that it is to predict?',
    steps: { tokens: (tokens) => moved(tokens, 1) },
  },
  {
    id: 'embeddings-divided',
    clause: 'the token embeddings are divided by √dModel',
    hint: 'Is there a factor in the formula of the input?',
    steps: { embedded: (x) => scaled(x, dim(x, 2) ** -0.5) },
  },
  {
    id: 'input-scaled',
    clause: 'the sum of the embeddings is multiplied by √dModel',
    hint: 'The original transformer scales embeddings. Does this formula?',
    steps: { enter: (x) => scaled(x, Math.sqrt(dim(x, 2))) },
  },
  {
    id: 'input-averaged',
    clause: 'the two embeddings are averaged, not added',
    hint: 'Sum or mean?',
    steps: { enter: (x) => scaled(x, 0.5) },
  },
  {
    id: 'input-normalised',
    clause: 'the sum of the embeddings is normalised before the first block',
    hint: 'Some models have a norm there. Does this one have parameters for it?',
    steps: { enter: normalised },
  },
];
