import { from, type FromNumbers, type PlainModule } from './plain';

const ofBetas = (formula: (b1: number, b2: number, b3: number) => number): FromNumbers =>
  from(['b1', 'b2', 'b3'], (b1, b2, b3) => formula(b1, b2, b3));

const ofStep = (formula: (variance: number, beta: number) => number): FromNumbers =>
  from(['before', 'beta'], (variance, beta) => formula(variance, beta));

const alphaBar = (b1: number, b2: number, b3: number): number => (1 - b1) * (1 - b2) * (1 - b3);

export const diffusion: PlainModule = {
  signal: {
    right: ofBetas((...betas) => Math.sqrt(alphaBar(...betas))),
    wrong: {
      'no-root': ofBetas(alphaBar),
      'one-minus-sum': ofBetas((b1, b2, b3) => 1 - b1 - b2 - b3),
      'noise-factor': ofBetas((...betas) => Math.sqrt(1 - alphaBar(...betas))),
      'last-step': ofBetas((_, __, b3) => Math.sqrt(1 - b3)),
    },
  },
  noise: {
    right: 0.6,
    wrong: {
      sum: 0.7,
      deviation: Math.sqrt(0.6),
      'shrunk-by-root': 0.5 + 0.2 * Math.sqrt(0.5),
      'last-step': 0.5,
    },
  },
  variance: {
    right: ofStep((variance, beta) => (1 - beta) * variance + beta),
    wrong: {
      preserved: { oneOf: [1, ofStep((variance) => variance)] },
      'not-shrunk': ofStep((variance, beta) => variance + beta),
      'shrunk-by-root': ofStep((variance, beta) => Math.sqrt(1 - beta) * variance + beta),
      'root-of-beta': ofStep((variance, beta) => (1 - beta) * variance + Math.sqrt(beta)),
    },
  },
  closedForm: {
    right: ['a', 'b', 'c', 'i', 'j'],
    wrong: {
      'gaussian-data': { add: ['d'] },
      'small-beta': { add: ['e'] },
      'deviations-add': { oneOf: [{ add: ['h'] }, { add: ['h'], drop: ['i'] }] },
      'same-noise': { add: ['g'] },
    },
  },
  meanSquare: {
    right: ['b', 'f', 'g', 'h', 'i'],
    wrong: {
      'exact-noise': { oneOf: [{ add: ['j'] }, { add: ['j'], drop: ['g'] }] },
      adversary: { add: ['a'] },
      'needs-z': { add: ['c'] },
      'sees-x0': { add: ['e'] },
      'nearest-data': { add: ['d'] },
    },
  },
  training: {
    right: ['clean', 'draw', 'mix', 'predict', 'compare', 'update'],
    wrong: {
      'predict-before-mix': ['clean', 'draw', 'predict', 'mix', 'compare', 'update'],
      'update-before-compare': ['clean', 'draw', 'mix', 'predict', 'update', 'compare'],
    },
  },
  sampling: {
    right: ['start', 'predict', 'remove', 'rescale', 'refresh', 'last'],
    wrong: {
      'rescale-first': ['start', 'predict', 'rescale', 'remove', 'refresh', 'last'],
      'refresh-first': ['start', 'predict', 'refresh', 'remove', 'rescale', 'last'],
      'refresh-before-rescale': ['start', 'predict', 'remove', 'refresh', 'rescale', 'last'],
    },
  },
  freshNoise: {
    right: ['a', 'b', 'h', 'i', 'j'],
    wrong: {
      regularises: { add: ['e'] },
      'makes-up-for-errors': { add: ['c'] },
      'beta-is-deviation': { add: ['g'] },
      'same-noise': { oneOf: [{ add: ['d'] }, { add: ['d'], drop: ['a'] }] },
      'lowers-loss': { add: ['f'] },
    },
  },
  generators: {
    right: {
      ...{ adversary: 'gan', balance: 'gan', oneGo: 'vae', blurry: 'vae', squares: 'diffusion' },
      ...{ corrections: 'diffusion', encodes: 'vae', manyCalls: 'diffusion' },
    },
    wrong: {
      'gan-vae-swapped': {
        instead: { adversary: 'vae', balance: 'vae', oneGo: 'gan', blurry: 'gan', encodes: 'gan' },
      },
      'diffusion-blurry': { instead: { blurry: 'diffusion' } },
      'diffusion-unstable': {
        oneOf: [{ instead: { balance: 'diffusion' } }, { instead: { adversary: 'diffusion' } }],
      },
    },
  },
};
