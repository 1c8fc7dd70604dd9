import type * as tf from '@tensorflow/tfjs';

/** Parameters of multi-head self-attention; head h owns columns h·dHead … (h+1)·dHead − 1. */
export interface MultiHeadAttentionParams {
  /** `[dModel, numHeads·dHead]` */
  queryKernel: tf.Tensor2D;
  /** `[dModel, numHeads·dHead]` */
  keyKernel: tf.Tensor2D;
  /** `[dModel, numHeads·dHead]` */
  valueKernel: tf.Tensor2D;
  /** `[numHeads·dHead, dModel]` */
  outputKernel: tf.Tensor2D;
}

/** Parameters of layer normalisation. They apply to the normalised x: `gain · x̂ + bias`. */
export interface LayerNormParams {
  /** `[d]` */
  gain: tf.Tensor1D;
  /** `[d]` */
  bias: tf.Tensor1D;
}

/** Parameters of the position-wise feed-forward network. */
export interface FeedForwardParams {
  /** `[d, dHidden]` */
  kernel1: tf.Tensor2D;
  /** `[dHidden]` */
  bias1: tf.Tensor1D;
  /** `[dHidden, d]` */
  kernel2: tf.Tensor2D;
  /** `[d]` */
  bias2: tf.Tensor1D;
}

/** Parameters of one transformer block. */
export interface TransformerBlockParams {
  attention: MultiHeadAttentionParams;
  attentionNorm: LayerNormParams;
  feedForward: FeedForwardParams;
  feedForwardNorm: LayerNormParams;
}

/** The noise of a diffusion process. Index t of each field is step t + 1 of Ho et al. 2020. */
export interface NoiseSchedule {
  /** `[numSteps]`: variance of the noise that step t adds, in (0, 1). */
  betas: tf.Tensor1D;
  /** `[numSteps]`: `1 − betas`. */
  alphas: tf.Tensor1D;
  /** `[numSteps]`: cumulative product of `alphas`; the share of signal variance after step t. */
  alphaBars: tf.Tensor1D;
}

/** A network that predicts the noise in `xt`. `t` is int32 `[batch]`: one step for each example. */
export type NoisePredictor = (xt: tf.Tensor, t: tf.Tensor1D) => tf.Tensor;

/** A source of standard normal noise. Each call returns a new tensor that the caller owns. */
export type GaussianSource = (shape: number[]) => tf.Tensor;
