// Written by `npm run breadth`.

/**
 * How many of an exercise’s misconceptions each of its properties rejects: the fewer, the more the
 * failure of a property says.
 */
export const breadth: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'causal-mask': {
    'is-bool': 6,
    'past-and-present': 15,
  },
  'scaled-dot-product-attention': {
    'rows-are-distributions': 28,
    'averages-values': 27,
    'keys-in-any-order': 11,
    temperature: 33,
    'mask-hides': 36,
    'leading-axes': 19,
    'large-scores': 37,
  },
  'multi-head-attention': {
    'heads-own-columns': 34,
    'order-of-heads': 33,
    'positions-alike': 19,
    'no-look-ahead': 45,
    'examples-apart': 20,
    temperature: 29,
  },
  'layer-norm': {
    'mean-and-variance': 40,
    'forgets-scale-and-offset': 25,
    'gain-bias-epsilon': 34,
  },
  'feed-forward': {
    'positions-alike': 9,
  },
  'transformer-block': {
    normalised: 10,
    residuals: 14,
    'last-norm-is-affine': 16,
    'no-look-ahead': 6,
    'positions-and-examples': 2,
  },
  'positional-encoding': {
    'first-row': 12,
    'unit-circle': 12,
    distance: 9,
    rotation: 15,
    frequencies: 29,
  },
  encoder: {
    'none-and-one': 18,
    'stacks-compose': 26,
    'no-look-ahead': 8,
    'positions-and-examples': 3,
  },
  'next-token-loss': {
    uniform: 26,
    'foresees-next-token': 46,
    'ends-without-partner': 19,
    'mean-over-predictions': 23,
    'large-logits': 29,
  },
  gpt: {
    embeddings: 20,
    'no-look-ahead': 18,
    'any-length': 19,
    'blocks-in-order': 15,
    'examples-apart': 5,
  },
  generate: {
    greedy: 11,
    'model-calls': 1,
    'one-draw-a-token': 1,
    'writes-on': 15,
    boltzmann: 29,
    context: 18,
    'top-k': 30,
    'only-possible-tokens': 20,
  },
  adamw: {
    'constant-gradient': 50,
    decay: 17,
    moments: 32,
    'scale-free': 13,
  },
  pretraining: {
    'warm-up': 12,
    decay: 25,
    losses: 10,
    'every-parameter': 14,
  },
  'fine-tuning-loss': {
    uniform: 37,
    'response-only': 19,
    'first-tokens': 17,
    'mean-over-tokens': 23,
    'large-logits': 36,
  },
  'reward-model-loss': {
    'large-differences': 28,
  },
  'preference-optimization': {
    'sequence-adds-up': 52,
    'dpo-log-ratios': 39,
  },
  'scaling-law': {
    order: 2,
    units: 5,
    beyond: 21,
    noise: 21,
  },
  'noise-schedule': {
    'betas-are-linear': 21,
    'fields-agree': 26,
  },
  'forward-process': {
    'variance-preserving': 32,
    linear: 10,
    'own-step': 12,
    'steps-compose': 33,
    'first-step': 27,
  },
  'noise-prediction-loss': {
    'perfect-and-silent-model': 11,
    'squared-error': 11,
    'mean-over-elements': 9,
    'asks-about-xt': 27,
    'steps-are-int32': 2,
  },
  'reverse-sampling': {
    mean: 35,
    noise: 24,
    'undoes-first-step': 28,
    'steps-are-int32': 8,
    'draws-in-order': 14,
    'recovers-a-gaussian': 53,
  },
  'time-embedding': {
    'unit-circle': 14,
    'own-step': 8,
  },
  score: {
    'gaussian-score': 29,
    'undoes-the-noising': 42,
  },
  ddim: {
    'no-fresh-noise': 19,
    'noise-level': 41,
    ancestral: 54,
    'few-steps': 45,
    'steps-are-int32': 14,
  },
  'surrogate-sampler': {
    draws: 15,
    losses: 30,
  },
  'weather-rollout': {
    continues: 5,
    'error-growth': 7,
    energy: 11,
    'same-error': 8,
    pattern: 17,
  },
  'ensemble-score': {
    proper: 23,
    size: 13,
    reliable: 22,
    flat: 12,
  },
  'disruption-forecast': {
    'no-look-ahead': 12,
    'mean-so-far': 12,
    'shots-apart': 2,
    'unseen-shots': 23,
    'shots-counted': 7,
    'first-alarm': 8,
  },
  'maneuver-detection': {
    'times-add-up': 19,
    'known-orbits': 21,
    'free-flight': 7,
    'no-look-ahead': 12,
    'unseen-tracks': 34,
    'one-to-one': 4,
  },
  'invariant-attention': {
    invariant: 15,
    alone: 11,
    permuted: 0,
    equivariant: 5,
  },
};
