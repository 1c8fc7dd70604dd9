import type { Edits, MistakesByFunction } from '../edits';

const context = 'tokens.slice(-contextLength)';
const keep = 'byLogit(logits).slice(0, topK)';
const greedy = 'temperature === 0 ? likeliest : ';
const exponent = '(logit - largest) / temperature';
const add = 'cumulative += p;';
const entries = 'of probability.entries()) {';
const skip = 'if (p === 0) continue;';
const result = 'return tokens.slice(prompt.length);';
const lastRow = '[0, n - 1, 0]';
const loop = 'i < numTokens';
const picked = 'topK), uniform())';
const normalised = 'return weights.map((weight) => weight / sum);';
const hidden = 'kept.has(token) ?';

const returned = (changed: string): Edits => [[result, `return ${changed};`]];
const withContext = (changed: string): Edits => [[context, changed]];

/** Goes through the tokens from the likeliest to the least likely one. */
const likeliestFirst = 'of [...probability.entries()].sort(([, a], [, b]) => b - a)) {';

/** Passes topK on to `pick`. */
const topKPicked: Edits = [
  [picked, 'topK), uniform(), topK)'],
  ['u: number): number {', 'u: number, topK?: number): number {'],
];
const likeliestFirstWithTopK =
  'of [...probability.entries()].sort(([, a], [, b]) => (topK === undefined ? 0 : b - a))';

/** Numbers the tokens by their place in the order. */
const byPlace = (order: string): Edits => [
  ['const [token, p] of probability.entries()) {', `const [token, p] of ${order}.entries()) {`],
];

export const mistakes: MistakesByFunction = {
  generate: {
    'context-not-cropped': withContext('tokens'),
    'context-cropped-at-the-end': withContext('tokens.slice(0, contextLength)'),
    'only-prompt-cropped': withContext('tokens.slice(Math.max(0, prompt.length - contextLength))'),
    'context-one-short': withContext('tokens.slice(1 - contextLength)'),
    'context-one-long': withContext('tokens.slice(-contextLength - 1)'),
    'last-token-only': withContext('tokens.slice(-1)'),
    'new-token-only': withContext('tokens.slice(i === 0 ? -contextLength : -1)'),
    'new-tokens-not-read': withContext('prompt.slice(-contextLength)'),
    'first-position': [[lastRow, '[0, 0, 0]']],
    'last-position-but-one': [[lastRow, '[0, n - 2, 0]']],
    'mean-of-positions': [
      ['logits.slice([0, n - 1, 0], [1, 1, vocab]).dataSync()', 'logits.mean(1).dataSync()'],
      ['const [, n, vocab] = logits.shape;', ''],
    ],
    'temperature-multiplied': [[exponent, '(logit - largest) * temperature']],
    'temperature-ignored': [[exponent, 'logit - largest']],
    'temperature-twice': [[exponent, '(logit - largest) / temperature / temperature']],
    'temperature-after-softmax': [
      [exponent, 'logit - largest'],
      ['weights.map((weight) => weight / sum)', 'weights.map((weight) => weight / sum / temperature)'],
    ],
    'temperature-zero-divides': [[greedy, '']],
    'temperature-zero-as-one': [
      [greedy, ''],
      [exponent, '(logit - largest) / (temperature || 1)'],
    ],
    'temperature-zero-as-tiny': [
      [greedy, ''],
      [exponent, '(logit - largest) / Math.max(temperature, 1e-8)'],
    ],
    'always-greedy': [[greedy, 'temperature >= 0 ? likeliest : ']],
    'greedy-takes-higher-token': [
      ['const [likeliest] = byLogit(logits);', 'const likeliest = logits.lastIndexOf(Math.max(...logits));'],
    ],
    'greedy-takes-the-least': [
      ['const [likeliest] = byLogit(logits);', 'const likeliest = logits.indexOf(Math.min(...logits));'],
    ],
    'top-k-ignored': [[keep, 'byLogit(logits)']],
    'top-k-keeps-one-more': [[keep, 'byLogit(logits).slice(0, topK + 1)']],
    'top-k-keeps-one-fewer': [['temperature, topK), uniform', 'temperature, topK && topK - 1), uniform']],
    'top-k-keeps-ties': [
      [hidden, 'logit >= logits[byLogit(logits)[Math.min(topK, logits.length) - 1]] ?'],
      [`const kept = new Set(${keep});`, ''],
      ['logits.map((logit, token) =>', 'logits.map((logit) =>'],
    ],
    'top-k-drops-the-last': [
      [hidden, 'topK >= logits.length || logit > logits[byLogit(logits)[topK - 1]] ?'],
      [`const kept = new Set(${keep});`, ''],
      ['logits.map((logit, token) =>', 'logits.map((logit) =>'],
    ],
    'top-k-takes-higher-token': [
      [keep, 'byLogit([...logits].reverse()).slice(0, topK).map((token) => logits.length - 1 - token)'],
    ],
    'top-k-keeps-the-least': [[keep, 'byLogit(logits.map((logit) => -logit)).slice(0, topK)']],
    'top-k-keeps-the-first': [
      [hidden, 'token < topK ?'],
      [`const kept = new Set(${keep});`, ''],
    ],
    'softmax-before-top-k': [
      [hidden, 'token >= 0 ?'],
      [
        'weights.map((weight) => weight / sum)',
        'weights.map((weight, token) => kept.has(token) ? weight / sum : 0)',
      ],
    ],
    'removed-logits-as-zero': [[' : 0,', ' : Math.exp((0 - largest) / temperature),']],
    'not-normalised': [
      [normalised, 'return weights;'],
      ['const sum = weights.reduce((total, weight) => total + weight, 0);', ''],
    ],
    'softmax-twice': [
      [
        normalised,
        `const again = weights.map((weight) => Math.exp(weight / sum));
  const total = again.reduce((a, b) => a + b, 0);
  return again.map((weight) => weight / total);`,
      ],
    ],
    'equally-likely': [[`Math.exp(${exponent})`, '1']],
    'one-draw-reused': [
      ['const tokens = [...prompt];', 'const tokens = [...prompt];\n  const u = uniform();'],
      [picked, 'topK), u)'],
    ],
    'two-draws-a-token': [[picked, 'topK), [uniform(), uniform()][1])']],
    'every-other-draw': [[picked, 'topK), [uniform(), uniform()][0])']],
    'first-draw-lost': [['const tokens = [...prompt];', 'const tokens = [...prompt];\n  uniform();']],
    'cumulative-at-least': [
      [skip, ''],
      ['cumulative > u', 'cumulative >= u'],
    ],
    'not-cumulative': [[add, 'cumulative = p;']],
    'cumulative-without-own': [
      [add, ''],
      ['if (cumulative > u) break;', 'if (cumulative > u) break;\n    cumulative += p;'],
    ],
    'probabilities-ignored': [
      [`pick(probabilities(logits, temperature, ${picked}`, 'Math.floor(uniform() * logits.length)'],
    ],
    'likeliest-first': [[entries, likeliestFirst]],
    'likeliest-first-with-top-k': [...topKPicked, [entries, `${likeliestFirstWithTopK}) {`]],
    'last-token-first': [[entries, 'of [...probability.entries()].reverse()) {']],
    'rank-for-token': byPlace('[...probability].sort((a, b) => b - a)'),
    'rank-for-token-with-top-k': [
      ...topKPicked,
      ...byPlace('(topK === undefined ? probability : [...probability].sort((a, b) => b - a))'),
    ],
    'kept-renumbered': byPlace('probability.filter((each) => each > 0)'),
    'one-token-too-many': [[loop, 'i <= numTokens']],
    'one-token-too-few': [[loop, 'i < numTokens - 1']],
    'one-token-at-least': [[loop, 'i < Math.max(1, numTokens)']],
    'prompt-counted': [['let i = 0; i < numTokens', 'let i = prompt.length; i < numTokens']],
    'stops-at-context-length': [[loop, 'i < numTokens && tokens.length < contextLength']],
    'prompt-repeated': returned('tokens'),
    'first-token-missing': returned('tokens.slice(prompt.length + 1)'),
    'only-last-token-returned': returned('tokens.slice(prompt.length).slice(-1)'),
    'text-cropped-for-good': [
      ['const tokens = [...prompt];', 'let tokens = [...prompt];'],
      [context, 'tokens'],
      [
        'const logits = nextLogits(model',
        'tokens = tokens.slice(-contextLength);\n    const logits = nextLogits(model',
      ],
    ],
  },
};
