// Written by `npm run breadth`.

/**
 * How many of an exercise’s misconceptions (pairs not counted) each of its properties rejects: the
 * fewer, the more the failure of a property says.
 */
export const breadth: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'causal-mask': {
    'is-bool': 1,
    'past-and-present': 5,
  },
  'scaled-dot-product-attention': {
    'rows-are-distributions': 15,
    'averages-values': 12,
    'keys-in-any-order': 2,
    temperature: 15,
    'mask-hides': 16,
    'leading-axes': 6,
    'large-scores': 17,
  },
  'multi-head-attention': {
    'heads-own-columns': 18,
    'order-of-heads': 17,
    'positions-alike': 13,
    'no-look-ahead': 27,
    'examples-apart': 9,
    temperature: 21,
  },
  'layer-norm': {
    'mean-and-variance': 10,
    'forgets-scale-and-offset': 5,
    'gain-bias-epsilon': 9,
  },
  'feed-forward': {
    'positions-alike': 0,
  },
  'transformer-block': {
    normalised: 4,
    residuals: 4,
    'last-norm-is-affine': 7,
    'no-look-ahead': 2,
    'positions-and-examples': 0,
  },
  'positional-encoding': {
    'first-row': 4,
    'unit-circle': 4,
    distance: 3,
    rotation: 6,
    frequencies: 13,
  },
  encoder: {
    'none-and-one': 5,
    'stacks-compose': 12,
    'no-look-ahead': 3,
    'positions-and-examples': 1,
  },
  'next-token-loss': {
    uniform: 8,
    'foresees-next-token': 13,
    'ends-without-partner': 5,
    'mean-over-predictions': 4,
    'large-logits': 2,
  },
  gpt: {
    embeddings: 10,
    'no-look-ahead': 6,
    'any-length': 7,
    'blocks-in-order': 8,
    'examples-apart': 4,
  },
  generate: {
    greedy: 6,
    'model-calls': 0,
    'one-draw-a-token': 0,
    'writes-on': 6,
    boltzmann: 14,
    context: 9,
    'top-k': 13,
    'only-possible-tokens': 10,
  },
  adamw: {
    'constant-gradient': 12,
    decay: 6,
    moments: 6,
    'scale-free': 2,
  },
  pretraining: {
    'warm-up': 4,
    decay: 9,
    losses: 3,
    'every-parameter': 9,
  },
  'fine-tuning-loss': {
    uniform: 12,
    'response-only': 7,
    'first-tokens': 5,
    'mean-over-tokens': 7,
    'large-logits': 6,
  },
  'reward-model-loss': {
    'large-differences': 7,
  },
  'preference-optimization': {
    'sequence-adds-up': 13,
    'dpo-log-ratios': 15,
  },
  'scaling-law': {
    order: 2,
    units: 5,
    beyond: 16,
    noise: 16,
  },
  'noise-schedule': {
    'betas-are-linear': 6,
    'fields-agree': 4,
  },
  'forward-process': {
    'variance-preserving': 7,
    linear: 0,
    'own-step': 1,
    'steps-compose': 10,
    'first-step': 9,
  },
  'noise-prediction-loss': {
    'perfect-and-silent-model': 2,
    'squared-error': 3,
    'mean-over-elements': 3,
    'asks-about-xt': 6,
    'steps-are-int32': 0,
  },
  'reverse-sampling': {
    mean: 11,
    noise: 7,
    'undoes-first-step': 6,
    'steps-are-int32': 1,
    'draws-in-order': 6,
    'recovers-a-gaussian': 17,
  },
};
