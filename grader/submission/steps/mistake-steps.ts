import { step, type StepQuery } from './query';

type Queries = Readonly<Record<string, StepQuery>>;

const COMPARISON = step('less lessEqual greater greaterEqual bandPart < <= > >=', { without: '0' });
const ACTIVATION = step('relu tanh sigmoid gelu elu selu softplus leakyRelu relu6 swish max maximum');
/** A power with its exponent in the same expression. */
const FREQUENCIES = step('pow exp **', { with: 'dModel' });
/** A sum over everything. */
const FULL_SUM = step('sum', { without: '0 1 2' });
const OWN_SCALE = step('div mul', { with: 'sqrt' });
const SCORES = 'matMul scores score s qk attn logits similarity raw';
const OF_BETA = 'beta betas slice gather at asScalar';

const ofMask: Queries = {
  'mask-inverted': step('where', { with: 'mask' }),
  'mask-zeroes-scores': step('mul', { with: 'mask', without: 'sub' }),
  'mask-not-low-enough': step('where', { with: 'mask 1000' }),
  'mask-fill-too-high': step('where', { with: 'mask 100' }),
};

const ofShiftedTargets: Queries = {
  'targets-not-shifted': step('slice', { on: 'tokens' }),
  'no-shift-last-dropped': step('slice', { on: 'tokens' }),
  'no-shift-first-dropped': step('slice', { on: 'logits' }),
  'probability-not-logarithm': step('softmax'),
  'probabilities-summed': step('softmax'),
  'probabilities-as-logits': step('logSoftmax', { with: 'softmax' }),
};

const ofCountedMask: Queries = {
  'mask-not-shifted': step('slice', { on: 'responseMask' }),
  'mask-inverted': step('logicalNot'),
  'padding-counted': step('cumsum'),
  'prompt-counted': step('cumsum'),
  'first-response-token-dropped': step('logicalAnd'),
};

const ofFinalLoss: Queries = {
  hinge: step('relu'),
  'no-logarithm': step('sigmoid'),
  overflow: step('sigmoid'),
  summed: FULL_SUM,
};

const ofReverseStep: Queries = {
  'noise-at-the-end': step('add', { with: 'z' }),
  'noise-variance-for-deviation': step('mul', { with: 'z', on: OF_BETA }),
  'noise-subtracted': step('sub', { with: 'z' }),
  'posterior-variance': step('mul', { with: 'z', on: 'sqrt' }),
  'noise-of-all-steps': step('mul', { with: 'z', on: 'sqrt' }),
  'mean-not-rescaled': step('sub', { with: 'model' }),
  'mean-divided-by-alpha': step('div', { with: 'alphas', without: 'sqrt' }),
  'mean-multiplied': step('mul', { with: 'alphas sqrt', without: '/ div rsqrt reciprocal' }),
  'prediction-without-root': step('div', { with: 'alphaBars', without: 'sqrt rsqrt' }),
  'prediction-added': step('add', { with: 'model' }),
  'model-one-step-late': step('fill'),
};

/**
 * Where mistakes are, by function and id: the kind of step that each is about. The report names a
 * line only if the steps that fit are all in one line. A query asks for what only the mistake has,
 * or for the one step of its kind; where a value may come from another line, it asks for nothing.
 */
export const MISTAKE_STEPS: Readonly<Record<string, Queries>> = {
  causalMask: {
    'strictly-past': COMPARISON,
    transposed: COMPARISON,
    inverted: step('logicalNot'),
    'only-itself': step('equal === =='),
  },
  scaledDotProductAttention: {
    ...ofMask,
    'no-scale': step('matMul', { with: 'true' }),
    'scaled-by-dk': step('div', { without: 'sqrt ** pow sum', on: SCORES }),
    'multiplied-by-root': step('mul', { with: 'sqrt', without: '/ div rsqrt' }),
    'softmax-over-queries': step('softmax exp'),
    'divided-by-sum-over-queries': step('sum'),
  },
  multiHeadAttention: {
    ...ofMask,
    'no-scale': step('matMul', { with: 'true' }),
    'mask-inverted': step('logicalNot'),
    'scaled-twice': OWN_SCALE,
    'scaled-by-model': OWN_SCALE,
    'scaled-by-all-heads': OWN_SCALE,
    'interleaved-split': step('reshape', { with: '#4' }),
    'heads-split-without-transpose': step('reshape', { with: '#4' }),
    'interleaved-join': step('reshape', { with: '#3' }),
    'heads-joined-without-transpose': step('reshape', { with: '#3' }),
  },
  layerNorm: {
    'unbiased-variance': step('div /', { with: '-1!' }),
    'epsilon-outside-root': step('add', { with: 'epsilon', on: 'sqrt' }),
    'epsilon-ignored': step('add', { with: '0.00001' }),
    'divided-by-variance': step('div divNoNan / mul rsqrt reciprocal', { without: 'gain' }),
    'second-moment': step('square pow', { on: 'x' }),
    'mean-absolute-deviation': step('abs'),
    'gain-missing': step('add', { with: 'bias' }),
    'bias-missing': step('mul', { with: 'gain' }),
    'gain-and-bias-swapped': step('mul', { with: 'bias' }),
    'bias-before-gain': step('mul', { with: 'gain' }),
    'variance-summed': step('sum', { on: 'square pow mul squaredDifference' }),
  },
  feedForward: {
    'no-activation': step('add', { with: 'bias1' }),
    'activation-before-bias': step('relu'),
    'first-bias-missing': step('project matMul', { with: 'kernel1' }),
    'second-bias-missing': step('project matMul', { with: 'kernel2' }),
    'first-bias-subtracted': step('sub', { with: 'bias1' }),
    'second-bias-subtracted': step('sub', { with: 'bias2' }),
    'residual-added': step('add', { with: 'x', without: 'project matMul kernel1' }),
    'other-activation': ACTIVATION,
  },
  transformerBlock: {
    'no-attention-residual': step('layerNorm', { with: 'attentionNorm' }),
    'no-feed-forward-residual': step('layerNorm', { with: 'feedForwardNorm' }),
    'feed-forward-of-x': step('feedForward', { with: 'x' }),
    'second-residual-from-x': step('add', { with: 'feedForward', on: 'x' }),
    'mask-ignored': step('multiHeadAttention', { with: '(3)' }),
  },
  sinusoidalPositions: {
    'halves-concatenated': step('stack concat'),
    'sine-and-cosine-exchanged': step('stack concat where'),
    'only-sines': step('stack concat where'),
    'exponent-without-2': FREQUENCIES,
    'exponent-of-column': FREQUENCIES,
    'exponent-of-twice-the-column': FREQUENCIES,
    'last-exponent-1': FREQUENCIES,
    'frequencies-inverted': FREQUENCIES,
    'base-1000': step('pow', { with: '1000' }),
    'base-e': step('pow', { with: 'E' }),
    'length-for-width': step('pow exp **', { with: 'length' }),
    'positions-from-1': step('range', { with: 'length 1' }),
    degrees: step('mul div', { with: 'PI' }),
    'two-pi': step('mul div', { with: 'PI' }),
  },
  encoder: {
    'blocks-reversed': step('reduceRight reverse'),
    'only-first-block': step('slice', { on: 'blocks' }),
    'first-block-skipped': step('slice', { on: 'blocks' }),
    'last-block-skipped': step('slice', { on: 'blocks' }),
    'every-block-reads-x': step('transformerBlock', { with: 'x' }),
    'mask-ignored': step('transformerBlock', { with: '(3)' }),
    'mask-only-first': step('transformerBlock', { with: 'mask' }),
    'mask-only-last': step('transformerBlock', { with: 'mask' }),
    'one-head': step('transformerBlock', { with: '1' }),
    'first-block-reused': step('transformerBlock', { with: 'blocks 0' }),
    'last-block-reused': step('transformerBlock', { with: 'blocks length' }),
    'norm-at-the-end': step('layerNorm'),
  },
  nextTokenLogits: {
    probabilities: step('softmax'),
    'log-probabilities': step('logSoftmax'),
    scaled: OWN_SCALE,
  },
  nextTokenLoss: {
    ...ofShiftedTargets,
    'largest-probability': step('max', { on: 'logSoftmax logp lp logProbs logProbabilities' }),
    bits: step('div', { with: 'LN2' }),
    'compared-with-all-tokens': step('gather'),
    'wraps-around': step('concat', { with: 'tokens' }),
  },
  fineTuningLoss: {
    ...ofShiftedTargets,
    ...ofCountedMask,
    'mean-over-vocabulary': step('mean', { with: '1' }),
  },
  sequenceLogProb: { ...ofShiftedTargets, ...ofCountedMask },
  gpt: {
    'positions-from-one': step('range'),
    'positions-backward': step('reverse'),
    'embeddings-scaled': step('mul', { with: 'sqrt' }),
    'no-mask': step('transformerBlock', { with: '(3)' }),
    'one-head': step('transformerBlock', { with: '1' }),
    'mask-transposed': step('transpose', { on: 'causalMask mask' }),
    'blocks-reversed': step('reverse'),
    'tied-unembedding': step('nextTokenLogits matMul project', { with: 'tokenEmbedding' }),
    probabilities: step('softmax'),
    'log-probabilities': step('logSoftmax'),
  },
  rewardModelLoss: ofFinalLoss,
  dpoLoss: {
    ...ofFinalLoss,
    'beta-squared': step('mul', { with: 'beta' }),
    'beta-divides': step('div', { with: 'beta' }),
    'beta-outside': step('mul', { with: 'beta' }),
  },
  klPenalizedReward: {
    'wrong-sign': step('add', { on: 'reward' }),
    clipped: step('relu maximum'),
    absolute: step('abs'),
    squared: step('square pow'),
    'beta-squared': step('mul', { with: 'beta' }),
    'beta-divides': step('div', { with: 'beta' }),
    'beta-outside': step('mul', { with: 'beta' }),
    'reference-added': step('add', { with: 'referenceLogProb' }),
  },
  linearNoiseSchedule: {
    'end-excluded': step('linspace range'),
    'start-excluded': step('linspace range'),
    reversed: step('linspace', { with: 'betaStart betaEnd' }),
    'root-linear': step('linspace', { with: 'sqrt' }),
    geometric: step('linspace', { with: 'log' }),
    'alpha-bars-of-betas': step('cumprod'),
    'alpha-bars-exclusive': step('cumprod'),
    'alpha-bars-summed': step('cumsum'),
    'defaults-ignored': step('linspace', { with: '0.02' }),
  },
  qSample: {
    'alpha-for-alpha-bar': step('gather', { with: 'alphas' }),
    'beta-for-alpha-bar': step('gather', { with: 'betas' }),
    'noise-subtracted': step('sub', { with: 'noise' }),
    'noise-of-one-step': step('gather', { with: 'betas' }),
    'no-root-of-noise': step('mul', { with: 'noise', on: 'sub' }),
    'no-root-of-signal': step('mul', { with: 'x0', on: 'alphaBar gather reshape expandDims' }),
    'one-minus-root': step('sub', { with: 'sqrt 1', without: 'noise' }),
    'one-step-early': step('gather', { with: 'concat' }),
    'one-step-early-clamped': step('gather', { with: 'sub 1' }),
    'one-step-late': step('gather', { with: 'add 1' }),
    'reversed-steps': step('gather', { with: 'reverse' }),
    'first-step-for-all': step('gather', { with: 'slice' }),
  },
  noisePredictionLoss: {
    summed: FULL_SUM,
    'summed-per-example': FULL_SUM,
    'divided-by-batch-twice': step('div', { on: 'mean' }),
    'predicts-data': step('sub squaredDifference', { on: 'x0' }),
    'predicts-noised': step('sub squaredDifference', { on: 'qSample' }),
    'asked-about-clean-data': step('model', { with: 'x0', without: 'qSample mul sqrt add' }),
    'asked-about-noise': step('model', { with: 'noise', without: 'x0' }),
    'noise-just-added': step('model', { with: 'x0 noise', without: 'qSample mul sqrt' }),
    'alpha-for-alpha-bar': step('model qSample', { with: 'alphas' }),
    'root-mean-square': step('sqrt', { on: 'mean' }),
    absolute: step('abs absoluteDifference'),
    'square-of-mean': step('square pow', { on: 'mean' }),
    halved: step('div', { with: '2' }),
    'model-at-first-step': step('model', { with: 'fill t' }),
  },
  reverseStep: ofReverseStep,
  reverseSample: {
    ...ofReverseStep,
    'steps-forward': step('for', { with: 't' }),
    'last-step-missing': step('for', { with: 't' }),
    'first-step-missing': step('for', { with: 't' }),
  },
  adamWStep: {
    'decay-unscaled': step('mul', { with: 'weightDecay', without: 'learningRate' }),
    'decay-grows': step('mul', { with: 'weightDecay +' }),
    'epsilon-inside-the-root': step('add', { with: 'epsilon', on: 'vHat v div' }),
    'no-root': step('add', { with: 'epsilon', on: 'vHat v div' }),
    'step-uphill': step('add', { with: 'learningRate', without: 'weightDecay' }),
  },
};
