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

/** Parameters of a GPT: a decoder-only transformer with learned positions. */
export interface GptParams {
  /** `[vocab, dModel]`: row k is the embedding of token k. */
  tokenEmbedding: tf.Tensor2D;
  /** `[maxLength, dModel]`: row i is added at position i, counted from 0. */
  positionEmbedding: tf.Tensor2D;
  /** In order; there may be none. */
  blocks: TransformerBlockParams[];
  /** `[dModel, vocab]` */
  unembedding: tf.Tensor2D;
}

/** A language model: int32 tokens `[1, n]` to logits `[1, n, vocab]`. */
export type TokenModel = (tokens: tf.Tensor2D) => tf.Tensor3D;

/** A source of random numbers, uniform in [0, 1). */
export type UniformSource = () => number;

/** How `generate` chooses tokens. */
export interface SamplingOptions {
  /** Divides the logits; 0 always takes the most likely token. */
  temperature: number;
  /** How many of the most likely tokens may be drawn; all if it is not given. At least 1. */
  topK?: number;
  /** The most tokens that the model can read. At least 1. */
  contextLength: number;
}

/** What AdamW remembers of one parameter. */
export interface AdamWState {
  /** How many steps were made so far. */
  step: number;
  /** The running mean of the gradients, shaped as the parameter. */
  m: tf.Tensor;
  /** The running mean of the squared gradients, shaped as the parameter. */
  v: tf.Tensor;
}

/** The constants of AdamW. */
export interface AdamWOptions {
  learningRate: number;
  /** In [0, 1). */
  beta1: number;
  /** In [0, 1). */
  beta2: number;
  /** Added outside the root. */
  epsilon: number;
  weightDecay: number;
}

/** A learning rate that rises linearly and then falls as half a cosine. */
export interface LearningRateSchedule {
  maximum: number;
  minimum: number;
  /** At least 1 and less than `totalSteps`. */
  warmupSteps: number;
  totalSteps: number;
}

/** How a model is trained: a schedule for the learning rate, and the other constants of AdamW. */
export interface TrainingOptions {
  schedule: LearningRateSchedule;
  beta1: number;
  beta2: number;
  epsilon: number;
  weightDecay: number;
}

/** The parameters of L(N) = irreducible + scale · N^−exponent. */
export interface ScalingLaw {
  irreducible: number;
  scale: number;
  exponent: number;
}

/** Parameters of a transformer of one block that gives each step of a signal a logit. */
export interface SignalModelParams {
  /** `[features, dModel]` */
  inputKernel: tf.Tensor2D;
  /** `[dModel]` */
  inputBias: tf.Tensor1D;
  /** `[maxTime, dModel]`: row t is added at step t, counted from 0. */
  positionEmbedding: tf.Tensor2D;
  block: TransformerBlockParams;
  /** `[dModel, 1]` */
  outputKernel: tf.Tensor2D;
  /** `[1]` */
  outputBias: tf.Tensor1D;
}

/** When a shot has an alarm, and what its warning time is worth. All times are in ms. */
export interface AlarmRules {
  /** A step whose score is at least this raises an alarm. */
  threshold: number;
  /** Step k is measured at `k · timeStep`. */
  timeStep: number;
  /** The shortest warning that is in time; more than 0. */
  minWarning: number;
  /** The longest warning that is in time; at least `minWarning`. */
  maxWarning: number;
}

/** How many shots ended in which way. The counts add up to all shots. */
export interface AlarmCounts {
  /** Disruptions with an alarm from `maxWarning` to `minWarning` before them, both included. */
  inTime: number;
  /** Disruptions with an alarm less than `minWarning` before them. */
  late: number;
  /** Disruptions with an alarm more than `maxWarning` before them. */
  early: number;
  /** Disruptions without an alarm before them. */
  missed: number;
  /** Shots without a disruption, but with an alarm. */
  falseAlarms: number;
  /** Shots with neither. */
  quiet: number;
}

/** How well detections agree with what happened. Each number is 0 if its divisor is 0. */
export interface DetectionScores {
  /** Matches by detections. */
  precision: number;
  /** Matches by burns. */
  recall: number;
  /** 2 · matches / (detections + burns). */
  f1: number;
  /** The mean of the delays of all matches, in steps. */
  meanDelay: number;
}

/** A model of the weather: a state to the state one step later, a new tensor of the same shape. */
export type StepModel = (x: tf.Tensor) => tf.Tensor;

/** Where each residue of a molecule is, and how it is turned. */
export interface Frames {
  /** `[n, 3, 3]`: takes a local column to a global one; its transpose is its inverse. */
  rotations: tf.Tensor3D;
  /** `[n, 3]` */
  positions: tf.Tensor2D;
}

/** What each residue asks for, contains and says, in numbers. */
export interface FeatureProjections {
  /** `[n, d]` */
  queries: tf.Tensor2D;
  /** `[n, d]` */
  keys: tf.Tensor2D;
  /** `[n, dV]` */
  values: tf.Tensor2D;
}

/** The same in points, each in the frame of its own residue. */
export interface PointProjections {
  /** `[n, P, 3]` */
  queries: tf.Tensor3D;
  /** `[n, P, 3]` */
  keys: tf.Tensor3D;
  /** `[n, PV, 3]` */
  values: tf.Tensor3D;
}

/** A measurement: a linear map of each example, `[batch, ...]` to `[batch, m]`, differentiable. */
export type LinearMap = (x: tf.Tensor) => tf.Tensor;

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

/** One layer of a multilayer perceptron: input · kernel + bias. */
export interface DenoiserLayer {
  /** `[inputs, outputs]` */
  kernel: tf.Tensor2D;
  /** `[outputs]` */
  bias: tf.Tensor1D;
}

/** Parameters of a network that predicts noise from x_t and the time embedding of t. */
export interface DenoiserParams {
  /** In order, at least one. */
  layers: DenoiserLayer[];
}

/** A source of standard normal noise. Each call returns a new tensor that the caller owns. */
export type GaussianSource = (shape: number[]) => tf.Tensor;
