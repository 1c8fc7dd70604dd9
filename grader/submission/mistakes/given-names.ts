/** The objects of `given/types.ts`: all fields with their types. */
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
  GptParams: {
    tokenEmbedding: 'Tensor2D',
    positionEmbedding: 'Tensor2D',
    blocks: 'TransformerBlockParams[]',
    unembedding: 'Tensor2D',
  },
  SamplingOptions: { temperature: 'number', topK: 'number', contextLength: 'number' },
  AdamWState: { step: 'number', m: 'Tensor', v: 'Tensor' },
  AdamWOptions: {
    learningRate: 'number',
    beta1: 'number',
    beta2: 'number',
    epsilon: 'number',
    weightDecay: 'number',
  },
  LearningRateSchedule: { maximum: 'number', minimum: 'number', warmupSteps: 'number', totalSteps: 'number' },
  TrainingOptions: {
    schedule: 'LearningRateSchedule',
    beta1: 'number',
    beta2: 'number',
    epsilon: 'number',
    weightDecay: 'number',
  },
  ScalingLaw: { irreducible: 'number', scale: 'number', exponent: 'number' },
  DenoiserLayer: { kernel: 'Tensor2D', bias: 'Tensor1D' },
  DenoiserParams: { layers: 'DenoiserLayer[]' },
  NoiseSchedule: { betas: 'Tensor1D', alphas: 'Tensor1D', alphaBars: 'Tensor1D' },
};

/** What the functions of exercises return, if it is a tensor or an object that holds tensors. */
export const EXERCISE_RESULTS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  causalMask: 'Tensor2D',
  scaledDotProductAttention: { output: 'Tensor', weights: 'Tensor' },
  multiHeadAttention: 'Tensor3D',
  layerNorm: 'Tensor',
  feedForward: 'Tensor',
  transformerBlock: 'Tensor3D',
  sinusoidalPositions: 'Tensor2D',
  encoder: 'Tensor3D',
  gpt: 'Tensor3D',
  nextTokenLogits: 'Tensor3D',
  nextTokenLoss: 'Scalar',
  fineTuningLoss: 'Scalar',
  rewardModelLoss: 'Scalar',
  sequenceLogProb: 'Tensor1D',
  klPenalizedReward: 'Tensor1D',
  dpoLoss: 'Scalar',
  adamWStep: { parameter: 'Tensor', state: 'AdamWState' },
  linearNoiseSchedule: 'NoiseSchedule',
  qSample: 'Tensor',
  noisePredictionLoss: 'Scalar',
  reverseStep: 'Tensor',
  reverseSample: 'Tensor',
  timeEmbedding: 'Tensor2D',
  scoreFromNoise: 'Tensor',
  predictedClean: 'Tensor',
  ddimStep: 'Tensor',
  crps: 'Tensor1D',
  fairCrps: 'Tensor1D',
  spreadSkillRatio: 'Scalar',
  rollOut: 'Tensor',
  lorenz96Tendency: 'Tensor',
  latitudeWeightedRmse: 'Scalar',
  anomalyCorrelation: 'Scalar',
  predictNoise: 'Tensor2D',
  trainNoisePredictor: { params: 'DenoiserParams', losses: 'number[]' },
  sampleSurrogate: 'Tensor2D',
};

/** Types of `given/types.ts` that are functions from tensors to a tensor. */
export const GIVEN_FUNCTION_TYPES: ReadonlySet<string> = new Set([
  'NoisePredictor',
  'GaussianSource',
  'TokenModel',
  'StepModel',
]);

/** Functions of `given/` that return a tensor. */
export const GIVEN_FUNCTIONS: ReadonlySet<string> = new Set(['project']);
