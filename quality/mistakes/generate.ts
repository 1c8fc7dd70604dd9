import type { Edits, MistakesByFunction } from '../edits';

const context = 'tokens.slice(-contextLength)';
const keep = 'byLogit(logits).slice(0, topK)';
const greedy = 'temperature === 0 ? likeliest : ';
const exponent = '(logit - largest) / temperature';
const add = 'cumulative += p;';
const entries = 'of probability.entries()) {';
const skip = 'if (p === 0) continue;';
const result = 'return tokens.slice(prompt.length);';

const withContext = (changed: string): Edits => [[context, changed]];

/** Goes through the tokens from the likeliest to the least likely one. */
const likeliestFirst = 'of [...probability.entries()].sort(([, a], [, b]) => b - a)) {';

export const mistakes: MistakesByFunction = {
  generate: {
    'context-not-cropped': withContext('tokens'),
    'context-cropped-at-the-end': withContext('tokens.slice(0, contextLength)'),
    'only-prompt-cropped': withContext('tokens.slice(Math.max(0, prompt.length - contextLength))'),
    'context-one-short': withContext('tokens.slice(1 - contextLength)'),
    'last-token-only': withContext('tokens.slice(-1)'),
    'new-tokens-not-read': withContext('prompt.slice(-contextLength)'),
    'first-position': [['[0, n - 1, 0]', '[0, 0, 0]']],
    'temperature-multiplied': [[exponent, '(logit - largest) * temperature']],
    'temperature-ignored': [[exponent, 'logit - largest']],
    'temperature-after-softmax': [
      [exponent, 'logit - largest'],
      ['weights.map((weight) => weight / sum)', 'weights.map((weight) => weight / sum / temperature)'],
    ],
    'temperature-zero-divides': [[greedy, '']],
    'always-greedy': [[greedy, 'temperature >= 0 ? likeliest : ']],
    'greedy-takes-higher-token': [
      ['const [likeliest] = byLogit(logits);', 'const likeliest = logits.lastIndexOf(Math.max(...logits));'],
    ],
    'top-k-ignored': [[keep, 'byLogit(logits)']],
    'top-k-keeps-one-more': [[keep, 'byLogit(logits).slice(0, topK + 1)']],
    'top-k-keeps-ties': [
      ['kept.has(token) ?', 'logit >= logits[byLogit(logits)[Math.min(topK, logits.length) - 1]] ?'],
      [`const kept = new Set(${keep});`, ''],
      ['logits.map((logit, token) =>', 'logits.map((logit) =>'],
    ],
    'top-k-takes-higher-token': [
      [keep, 'byLogit([...logits].reverse()).slice(0, topK).map((token) => logits.length - 1 - token)'],
    ],
    'top-k-keeps-the-least': [[keep, 'byLogit(logits.map((logit) => -logit)).slice(0, topK)']],
    'softmax-before-top-k': [
      ['kept.has(token) ?', 'token >= 0 ?'],
      [
        'weights.map((weight) => weight / sum)',
        'weights.map((weight, token) => kept.has(token) ? weight / sum : 0)',
      ],
    ],
    'one-draw-reused': [
      ['const tokens = [...prompt];', 'const tokens = [...prompt];\n  const u = uniform();'],
      ['topK), uniform())', 'topK), u)'],
    ],
    'two-draws-a-token': [['topK), uniform())', 'topK), [uniform(), uniform()][1])']],
    'cumulative-at-least': [
      [skip, ''],
      ['cumulative > u', 'cumulative >= u'],
    ],
    'not-cumulative': [[add, 'cumulative = p;']],
    'likeliest-first': [[entries, likeliestFirst]],
    'likeliest-first-with-top-k': [
      ['topK), uniform())', 'topK), uniform(), topK)'],
      ['u: number): number {', 'u: number, topK?: number): number {'],
      [entries, 'of [...probability.entries()].sort(([, a], [, b]) => (topK === undefined ? 0 : b - a))) {'],
    ],
    'prompt-repeated': [[result, 'return tokens;']],
    'one-token-too-many': [['i < numTokens', 'i <= numTokens']],
    'first-token-missing': [[result, 'return tokens.slice(prompt.length + 1);']],
    'prompt-counted': [['let i = 0; i < numTokens', 'let i = prompt.length; i < numTokens']],
  },
};
