/** Types of `given/types.ts` that hold tensors: the fields, each a tensor or another such type. */
export const GIVEN_RECORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  MultiHeadAttentionParams: {
    queryKernel: 'Tensor2D',
    keyKernel: 'Tensor2D',
    valueKernel: 'Tensor2D',
    outputKernel: 'Tensor2D',
  },
  LayerNormParams: { gain: 'Tensor1D', bias: 'Tensor1D' },
  FeedForwardParams: { kernel1: 'Tensor2D', bias1: 'Tensor1D', kernel2: 'Tensor2D', bias2: 'Tensor1D' },
  TransformerBlockParams: {
    attention: 'MultiHeadAttentionParams',
    attentionNorm: 'LayerNormParams',
    feedForward: 'FeedForwardParams',
    feedForwardNorm: 'LayerNormParams',
  },
  GptParams: { tokenEmbedding: 'Tensor2D', positionEmbedding: 'Tensor2D', unembedding: 'Tensor2D' },
  AdamWState: { m: 'Tensor', v: 'Tensor' },
  NoiseSchedule: { betas: 'Tensor1D', alphas: 'Tensor1D', alphaBars: 'Tensor1D' },
};

/** Types of `given/types.ts` that are functions from tensors to a tensor. */
export const GIVEN_FUNCTION_TYPES: ReadonlySet<string> = new Set([
  'NoisePredictor',
  'GaussianSource',
  'TokenModel',
]);

/** Functions of `given/` that return a tensor. */
export const GIVEN_FUNCTIONS: ReadonlySet<string> = new Set(['project']);
