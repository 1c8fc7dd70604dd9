import { from, type PlainModule } from './plain';

export const transformer: PlainModule = {
  order: {
    right: ['attend', 'addAttention', 'normOne', 'widen', 'relu', 'narrow', 'addForward', 'normTwo'],
    wrong: {
      'pre-norm': ['normOne', 'attend', 'addAttention', 'normTwo', 'widen', 'relu', 'narrow', 'addForward'],
      'relu-last': ['attend', 'addAttention', 'normOne', 'widen', 'narrow', 'relu', 'addForward', 'normTwo'],
      'forward-first': [
        ...['widen', 'relu', 'narrow', 'addForward', 'normTwo'],
        ...['attend', 'addAttention', 'normOne'],
      ],
      'norm-before-add': [
        ...['attend', 'normOne', 'addAttention'],
        ...['widen', 'relu', 'narrow', 'normTwo', 'addForward'],
      ],
    },
  },
  parts: {
    right: { attention: 'h', feedForward: 'c', residual: 'd', norm: 'a', mask: 'e', positions: 'f' },
    wrong: {
      'attention-forward-swapped': { instead: { attention: 'c', feedForward: 'h' } },
      'norm-over-batch': { instead: { norm: 'b' } },
      'norm-residual-swapped': { instead: { norm: 'd', residual: 'a' } },
      'mask-gives-order': { instead: { mask: 'f', positions: 'e' } },
    },
  },
  parameters: {
    right: from(['d'], (d) => 12 * d ** 2),
    wrong: {
      'no-output-kernel': from(['d'], (d) => 11 * d ** 2),
      // Four kernels of attention and one of the feed-forward network are as many as its two alone.
      'forward-kernels': from(['d'], (d) => 8 * d ** 2),
      'only-attention': from(['d'], (d) => 4 * d ** 2),
    },
  },
  vanishing: {
    right: from(['factor', 'steps'], (factor, steps) => factor ** steps),
    wrong: {
      'one-step': from(['factor'], (factor) => factor),
      linear: from(['factor', 'steps'], (factor, steps) => 1 - steps * (1 - factor)),
      'divided-by-steps': from(['factor', 'steps'], (factor, steps) => factor / steps),
    },
  },
  sequential: {
    right: from(['n', 'blocks'], (n, blocks) => n / blocks),
    wrong: {
      'blocks-at-once': from(['n'], (n) => n),
      slower: { oneOf: [0, 0.05, 0.1, 0.2] },
    },
  },
  normalised: {
    right: 5 / 3,
    wrong: {
      unbiased: 5 / Math.sqrt(12),
      'by-variance': 5 / 9,
      'not-centred': 3,
      'mean-size': 2,
    },
  },
  which: {
    right: {
      translate: 'both',
      complete: 'decoder',
      search: 'encoder',
      summary: 'both',
      forecast: 'decoder',
      label: 'encoder',
      hiddenWords: 'encoder',
    },
    wrong: {
      'translation-by-decoder': {
        oneOf: [
          { instead: { translate: 'decoder', summary: 'decoder' } },
          { instead: { translate: 'decoder' } },
          { instead: { summary: 'decoder' } },
        ],
      },
      'label-by-decoder': { oneOf: [{ instead: { label: 'decoder' } }, { instead: { search: 'decoder' } }] },
      'forecast-by-encoder': { instead: { forecast: 'encoder' } },
    },
  },
  statements: {
    right: ['b', 'c', 'd', 'e', 'i', 'k'],
    wrong: {
      'forward-per-position': { add: ['g'] },
      'norm-over-batch': { oneOf: [{ add: ['h'] }, { add: ['h'], drop: ['e'] }] },
      commute: { add: ['j'] },
      'norm-in-training': { add: ['f'] },
      'longer-more': { add: ['a'] },
    },
  },
};
