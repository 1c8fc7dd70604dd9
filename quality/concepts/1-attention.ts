import { from, type PlainModule } from './plain';

export const attention: PlainModule = {
  roles: {
    right: { query: 'e', key: 'f', value: 'c', score: 'd', weight: 'b', kernel: 'a' },
    wrong: {
      'query-key-swapped': { instead: { query: 'f', key: 'e' } },
      'value-compared': { instead: { key: 'c', value: 'f' } },
      'weights-learned': { instead: { weight: 'a', kernel: 'b' } },
      'score-is-weight': { instead: { score: 'b', weight: 'd' } },
    },
  },
  steps: {
    right: ['project', 'scores', 'hide', 'softmax', 'average', 'concat', 'mix'],
    wrong: {
      'mask-after-softmax': ['project', 'scores', 'softmax', 'hide', 'average', 'concat', 'mix'],
      'mix-before-concat': ['project', 'scores', 'hide', 'softmax', 'average', 'mix', 'concat'],
      'average-before-softmax': ['project', 'scores', 'hide', 'average', 'softmax', 'concat', 'mix'],
    },
  },
  spread: {
    right: from(['dK'], Math.sqrt),
    wrong: {
      variance: from(['dK'], (dK) => dK),
      'already-scaled': 1,
      root4: from(['dK'], (dK) => dK ** 0.25),
    },
  },
  withoutScale: {
    right: ['b', 'c', 'd', 'f', 'j'],
    wrong: {
      hot: { add: ['g'] },
      unnormalised: { add: ['i'] },
      reordered: { add: ['a'] },
      'mask-fails': { add: ['e'] },
    },
  },
  hidden: {
    right: 0.5,
    wrong: { 'not-normalised': 0.3, 'shared-equally': 0.3 + 0.4 / 3 },
  },
  visible: {
    right: from(['n'], (n) => (n * (n + 1)) / 2),
    wrong: {
      'no-diagonal': from(['n'], (n) => (n * (n - 1)) / 2),
      half: from(['n'], (n) => n ** 2 / 2),
      all: from(['n'], (n) => n ** 2),
    },
  },
  longer: {
    right: from(['ms', 'times'], (ms, times) => ms * times ** 2),
    wrong: {
      linear: from(['ms', 'times'], (ms, times) => ms * times),
      cubic: from(['ms', 'times'], (ms, times) => ms * times ** 3),
    },
  },
  reach: {
    right: from(['n', 'k'], (n, k) => Math.ceil(n / k)),
    wrong: {
      attention: 1,
      'one-by-one': from(['n'], (n) => n),
      'both-sides': from(['n', 'k'], (n, k) => Math.ceil(n / (2 * k))),
      floor: from(['n', 'k'], (n, k) => Math.floor(n / k)),
    },
  },
  properties: {
    right: ['b', 'c', 'd', 'i', 'j'],
    wrong: {
      distance: { add: ['f'] },
      'fixed-pattern': { add: ['e'] },
      'heads-in-series': { add: ['g'] },
      'parameters-grow': { oneOf: [{ add: ['h'] }, { add: ['h'], drop: ['j'] }] },
      'self-first': { add: ['a'] },
    },
  },
  architectures: {
    right: { mlp: 'h', cnn: 'f', rnn: 'b', transformer: 'd', llm: 'c', diffusion: 'g' },
    wrong: {
      'rnn-transformer-swapped': { instead: { rnn: 'd', transformer: 'b' } },
      'llm-is-new-architecture': { instead: { llm: 'd', transformer: 'c' } },
      'diffusion-is-gan': { instead: { diffusion: 'a' } },
    },
  },
};
