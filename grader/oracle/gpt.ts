import { Gradients, addTo, affine, linear, normalise, rectify, type Layer } from './layers';
import { mapParameters } from './parameters';
import { selfAttention, type HeadShape, type Visible } from './self-attention';
import { dim, type NumericTensor } from './tensor';
import { tokenLoss, type TokenLossSteps } from './token-loss';
import type { TransformerBlockInput } from './transformer';

export type BlockParams = TransformerBlockInput['params'];

export interface GptParams {
  /** `[vocab, dModel]` */
  readonly tokenEmbedding: NumericTensor;
  /** `[maxLength, dModel]` */
  readonly positionEmbedding: NumericTensor;
  readonly blocks: readonly BlockParams[];
  /** `[dModel, vocab]` */
  readonly unembedding: NumericTensor;
}

export interface GptInput {
  /** int32 `[batch, n]`, n ≤ maxLength */
  readonly tokens: NumericTensor;
  readonly params: GptParams;
  readonly numHeads: number;
}

/**
 * The steps of a GPT that can go wrong. The defaults are correct; a misconception is the oracle
 * with one step replaced.
 */
export interface GptSteps {
  /** The factor of the token embedding. */
  readonly embeddingScale: (dModel: number) => number;
  /**
   * The row of positionEmbedding that is added at position i of an example, both counted from 0;
   * undefined adds nothing.
   */
  readonly positionRow: (i: number, example: number) => number | undefined;
  /** The blocks in the order in which they are applied. */
  readonly blocks: (blocks: readonly BlockParams[]) => readonly BlockParams[];
  readonly visible: Visible;
  /** Between the two products of a feed-forward network. */
  readonly activate: (x: Float64Array) => Layer;
}

export const gptSteps: GptSteps = {
  embeddingScale: () => 1,
  positionRow: (i) => i,
  blocks: (blocks) => blocks,
  visible: (i, j) => j <= i,
  activate: rectify,
};

/** Logits `[batch, n, vocab]` of a GPT: post-norm blocks (Vaswani et al. 2017), no final norm. */
export function gpt(input: GptInput, steps: Partial<GptSteps> = {}): NumericTensor {
  const { value } = gptLayer(input, steps, new Gradients());
  return {
    shape: [...input.tokens.shape, dim(input.params.unembedding, 1)],
    dtype: 'float32',
    data: value,
  };
}

export interface GptLossSteps extends GptSteps, TokenLossSteps {}

/** The next-token loss of a GPT, in nats, and its gradient in every parameter. */
export function gptGradient(
  { tokens, params, numHeads }: GptInput,
  steps: Partial<GptLossSteps> = {},
): { loss: number; gradient: GptParams } {
  // Copies, so that a tensor that stands in two places has a gradient in each.
  const own = mapParameters(params, (parameter) => ({ ...parameter }));
  const gradients = new Gradients();
  const logits = gptLayer({ tokens, params: own, numHeads }, steps, gradients);
  const { loss, gradient } = tokenLoss(logits.value, tokens, steps);
  logits.back(gradient);
  return {
    loss,
    gradient: mapParameters(own, (parameter) => ({ ...parameter, data: gradients.of(parameter) })),
  };
}

function gptLayer(
  { tokens, params, numHeads }: GptInput,
  steps: Partial<GptSteps>,
  gradients: Gradients,
): Layer {
  const pipeline = { ...gptSteps, ...steps };
  const shape = { batch: dim(tokens, 0), n: dim(tokens, 1), numHeads };
  const layers = [embed(tokens, params, pipeline, gradients)];
  const apply = (layer: (x: Float64Array) => Layer): void => {
    layers.push(layer(layers.at(-1)?.value ?? new Float64Array()));
  };
  for (const block of pipeline.blocks(params.blocks)) {
    apply((x) => blockLayer(x, block, shape, pipeline, gradients));
  }
  apply((x) => linear(x, params.unembedding, gradients));
  return {
    value: layers.at(-1)?.value ?? new Float64Array(),
    back: (gradient) => layers.reduceRight((inOutput, layer) => layer.back(inOutput), gradient),
  };
}

/** The sum of token and position embedding, `[batch, n, dModel]`. */
function embed(
  tokens: NumericTensor,
  { tokenEmbedding, positionEmbedding }: GptParams,
  { embeddingScale, positionRow }: GptSteps,
  gradients: Gradients,
): Layer {
  const [n, d] = [dim(tokens, 1), dim(tokenEmbedding, 1)];
  const scale = embeddingScale(d);
  const value = new Float64Array(tokens.data.length * d);
  const rows = [...tokens.data].map((token, index) => ({
    at: index * d,
    token: token * d,
    position: positionRow(index % n, Math.floor(index / n)),
  }));
  for (const { at, token, position } of rows) {
    for (let k = 0; k < d; k++) {
      const positional =
        position === undefined ? 0 : (positionEmbedding.data[position * d + k] ?? Number.NaN);
      value[at + k] = scale * (tokenEmbedding.data[token + k] ?? Number.NaN) + positional;
    }
  }
  return {
    value,
    back: (gradient) => {
      const inTokens = gradients.of(tokenEmbedding);
      const inPositions = gradients.of(positionEmbedding);
      for (const { at, token, position } of rows) {
        for (let k = 0; k < d; k++) {
          const each = gradient[at + k] ?? Number.NaN;
          inTokens[token + k] = (inTokens[token + k] ?? Number.NaN) + scale * each;
          if (position === undefined) continue;
          const row = position * d + k;
          inPositions[row] = (inPositions[row] ?? Number.NaN) + each;
        }
      }
      return gradient;
    },
  };
}

/** A post-norm block: y = LN₁(x + MHA(x)), LN₂(y + FFN(y)). */
function blockLayer(
  x: Float64Array,
  params: BlockParams,
  shape: HeadShape,
  { visible, activate }: GptSteps,
  gradients: Gradients,
): Layer {
  const attended = residual(x, selfAttention(x, params.attention, shape, visible, gradients));
  const y = normalise(attended.value, params.attentionNorm, gradients);
  const fed = residual(y.value, feedForwardLayer(y.value, params.feedForward, activate, gradients));
  const { value, back } = normalise(fed.value, params.feedForwardNorm, gradients);
  return { value, back: (gradient) => attended.back(y.back(fed.back(back(gradient)))) };
}

function feedForwardLayer(
  x: Float64Array,
  params: BlockParams['feedForward'],
  activate: GptSteps['activate'],
  gradients: Gradients,
): Layer {
  const hidden = affine(x, params.kernel1, params.bias1, gradients);
  const active = activate(hidden.value);
  const { value, back } = affine(active.value, params.kernel2, params.bias2, gradients);
  return { value, back: (gradient) => hidden.back(active.back(back(gradient))) };
}

/** x + sublayer(x). */
function residual(x: Float64Array, sublayer: Layer): Layer {
  const value = x.slice();
  addTo(value, sublayer.value);
  return {
    value,
    back: (gradient) => {
      const inX = gradient.slice();
      addTo(inX, sublayer.back(gradient));
      return inX;
    },
  };
}
