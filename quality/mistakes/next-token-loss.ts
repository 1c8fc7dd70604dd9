import type { Edits, MistakesByFunction } from '../edits';

const product = 'project(hidden, unembedding)';
const predictions = 'logits.slice([0, 0, 0], [batch, n - 1, vocab])';
const targets = 'tokens.slice([0, 1], [batch, n - 1])';
const reduction = '.mean().neg()';
const picked = '.mul(targets).sum(-1)';
const logSoftmax = 'tf.logSoftmax(predictions)';

const prepared = (change: string): Edits => [[logSoftmax, `tf.logSoftmax(${change})`]];
const normalised = (change: string): Edits => [[logSoftmax, change]];
/** A softmax over the given axis, which tf.logSoftmax does not know. */
const alongAxis = (axis: string): Edits =>
  normalised(
    `predictions.sub(predictions.sub(predictions.max(${axis})).exp().sum(${axis}).log()).sub(predictions.max(${axis}))`,
  );

/** Mistakes in ln p, for code that names its steps as the solution does. */
export const ofLikelihoods: Readonly<Record<string, Edits>> = {
  'probabilities-as-logits': prepared('tf.softmax(predictions)'),
  'sigmoid-before-softmax': prepared('predictions.sigmoid()'),
  'relu-on-logits': prepared('predictions.relu()'),
  'logits-negated': prepared('predictions.neg()'),
  'logits-scaled-by-root': prepared('predictions.div(Math.sqrt(vocab))'),
  'softmax-over-positions': alongAxis('1, true'),
  'softmax-over-batch': alongAxis('0, true'),
  'softmax-over-everything': alongAxis(''),
  'no-softmax': normalised('predictions'),
  'probability-not-logarithm': normalised('tf.softmax(predictions)'),
  'log-mean-exp': normalised(
    'predictions.sub(predictions.max(-1, true)).sub(predictions.sub(predictions.max(-1, true)).exp().mean(-1, true).log())',
  ),
  sigmoid: normalised('tf.logSigmoid(predictions)'),
  'one-plus-p': normalised('tf.softmax(predictions).add(1).log()'),
  'floor-0.000001': normalised('tf.softmax(predictions).add(1e-6).log()'),
  'floor-1e-7': normalised('tf.softmax(predictions).clipByValue(1e-7, 1).log()'),
  'floor-1e-8': normalised('tf.softmax(predictions).add(1e-8).log()'),
  'floor-1e-9': normalised('tf.softmax(predictions).add(1e-9).log()'),
  'floor-1e-10': normalised('tf.softmax(predictions).maximum(1e-10).log()'),
  'floor-1e-12': normalised('tf.softmax(predictions).add(1e-12).log()'),
  'floor-1e-20': normalised('tf.softmax(predictions).add(1e-20).log()'),
  'log-of-zero': normalised('tf.softmax(predictions).log()'),
  'log-of-zero-picked': [[`${logSoftmax}${picked}`, `tf.softmax(predictions)${picked}.log()`]],
  'exponentials-overflow': normalised('predictions.exp().div(predictions.exp().sum(-1, true)).log()'),
  'exponentials-overflow-picked': [
    [`${logSoftmax}${picked}`, `predictions.exp().div(predictions.exp().sum(-1, true))${picked}.log()`],
  ],
  'log-sum-exp-overflow': [
    [`${logSoftmax}${picked}`, `predictions${picked}.sub(predictions.exp().sum(-1).log())`],
  ],
  'largest-probability': [[picked, '.max(-1)']],
  'summed-over-vocabulary': [[picked, '.sum(-1)']],
  entropy: [[picked, '.mul(tf.softmax(predictions)).sum(-1)']],
  'label-smoothing': [[picked, '.mul(targets.mul(0.9).add(0.1 / vocab)).sum(-1)']],
  'token-plus-one': [[`tf.oneHot(${targets}`, `tf.oneHot(${targets}.add(tf.scalar(1, 'int32'))`]],
  'token-minus-one': [[`tf.oneHot(${targets}`, `tf.oneHot(${targets}.sub(tf.scalar(1, 'int32'))`]],
  'squared-error': [
    [`${logSoftmax}${picked}`, 'tf.softmax(predictions).sub(targets).square().sum(-1).neg()'],
  ],
  'binary-cross-entropy': [
    [`${logSoftmax}${picked}`, `tf.softplus(predictions).sub(predictions.mul(targets)).mean(-1).neg()`],
  ],
  'log-loss-of-each-entry': [
    [
      `${logSoftmax}${picked}`,
      `tf.softmax(predictions).add(1e-7).log().mul(targets).add(
        tf.softmax(predictions).neg().add(1 + 1e-7).log().mul(tf.scalar(1).sub(targets)),
      ).mean(-1)`,
    ],
  ],
  'logits-and-targets-exchanged': [
    [`${logSoftmax}.mul(targets)`, "tf.logSoftmax(targets.cast('float32')).mul(predictions)"],
  ],
};

const unembedded = (unembedding: string): Edits => [[product, `project(hidden, ${unembedding})`]];
const hiddenAs = (hidden: string): Edits => [[product, `project(${hidden}, unembedding)`]];
const finished = (change: string): Edits => [[product, `${product}${change}`]];
const gelu = (x: string): string =>
  `${x}.mul(0.5).mul(${x}.add(${x}.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI)).tanh().add(1))`;

export const mistakes: MistakesByFunction = {
  nextTokenLogits: {
    probabilities: [[product, `tf.softmax(${product})`]],
    'log-probabilities': [[product, `tf.logSoftmax(${product})`]],
    'softmax-over-positions': [[product, `tf.softmax(${product}.transpose([0, 2, 1])).transpose([0, 2, 1])`]],
    relu: finished('.relu()'),
    gelu: [[`return ${product};`, `const z = ${product}; return ${gelu('z')};`]],
    tanh: finished('.tanh()'),
    sigmoid: finished('.sigmoid()'),
    exponentials: finished('.exp()'),
    negated: finished('.neg()'),
    scaled: finished('.div(Math.sqrt(hidden.shape[2]))'),
    'divided-by-width': finished('.div(hidden.shape[2])'),
    'multiplied-by-root': finished('.mul(Math.sqrt(hidden.shape[2]))'),
    'scaled-by-vocab': finished('.div(Math.sqrt(unembedding.shape[1]))'),
    'hidden-normalised': [
      [
        `return ${product};`,
        `const { mean, variance } = tf.moments(hidden, -1, true);
         return project(hidden.sub(mean).div(variance.add(1e-5).sqrt()), unembedding);`,
      ],
    ],
    'hidden-of-length-one': hiddenAs("hidden.div(hidden.norm('euclidean', -1, true))"),
    'softmax-on-hidden': hiddenAs('tf.softmax(hidden)'),
    'relu-on-hidden': hiddenAs('hidden.relu()'),
    'gelu-on-hidden': hiddenAs(gelu('hidden')),
    'tanh-on-hidden': hiddenAs('hidden.tanh()'),
    'hidden-averaged': hiddenAs('tf.onesLike(hidden).mul(hidden.mean(1, true))'),
    'last-hidden-only': hiddenAs('tf.onesLike(hidden).mul(hidden.slice([0, hidden.shape[1] - 1], [-1, 1]))'),
    'unembedding-transposed': unembedded('unembedding.transpose()'),
    'unembedding-reshaped': unembedded(
      'unembedding.reshape([unembedding.shape[1], unembedding.shape[0]]).transpose()',
    ),
    'columns-of-length-one': unembedded("unembedding.div(unembedding.norm('euclidean', 0, true))"),
  },
  nextTokenLoss: {
    ...ofLikelihoods,
    'no-shift': [
      [predictions, 'logits'],
      [targets, 'tokens'],
    ],
    'no-shift-last-dropped': [[targets, 'tokens.slice([0, 0], [batch, n - 1])']],
    'no-shift-first-dropped': [[predictions, 'logits.slice([0, 1, 0], [batch, n - 1, vocab])']],
    'shifted-backward': [
      [predictions, 'logits.slice([0, 1, 0], [batch, n - 1, vocab])'],
      [targets, 'tokens.slice([0, 0], [batch, n - 1])'],
    ],
    'wraps-around': [
      [predictions, 'logits'],
      [targets, `tf.concat([${targets}, tokens.slice([0, 0], [batch, 1])], 1)`],
    ],
    'target-padded': [
      [predictions, 'logits'],
      [targets, `${targets}.pad([[0, 0], [0, 1]])`],
    ],
    'last-token-repeated': [
      [predictions, 'logits'],
      [targets, `tf.concat([${targets}, tokens.slice([0, n - 1], [batch, 1])], 1)`],
    ],
    'shifted-twice': [
      [predictions, 'logits.slice([0, 0, 0], [batch, n - 2, vocab])'],
      [targets, 'tokens.slice([0, 2], [batch, n - 2])'],
    ],
    'shifted-twice-from-three': [
      ['= logits.shape;', '= logits.shape; const shift = n < 3 ? 1 : 2;'],
      [predictions, 'logits.slice([0, 0, 0], [batch, n - shift, vocab])'],
      [targets, 'tokens.slice([0, shift], [batch, n - shift])'],
    ],
    'last-prediction-dropped': [
      [predictions, 'logits.slice([0, 0, 0], [batch, n - 2, vocab])'],
      [targets, 'tokens.slice([0, 1], [batch, n - 2])'],
    ],
    'first-prediction-dropped': [
      [predictions, 'logits.slice([0, 1, 0], [batch, n - 2, vocab])'],
      [targets, 'tokens.slice([0, 2], [batch, n - 2])'],
    ],
    'only-last-prediction': [
      [predictions, 'logits.slice([0, n - 2, 0], [batch, 1, vocab])'],
      [targets, 'tokens.slice([0, n - 1], [batch, 1])'],
    ],
    'shifted-across-rows': [
      [predictions, 'logits.reshape([batch * n, vocab]).slice([0, 0], [batch * n - 1, vocab])'],
      [targets, 'tokens.flatten().slice([1], [batch * n - 1])'],
    ],
    'rolled-across-rows': [
      [predictions, 'logits.reshape([batch * n, vocab])'],
      [targets, 'tf.concat([tokens.flatten().slice([1]), tokens.flatten().slice([0], [1])])'],
    ],
    'shifted-along-batch': [
      [predictions, 'logits.slice([0, 0, 0], [batch - 1, n, vocab])'],
      [targets, 'tokens.slice([1, 0], [batch - 1, n])'],
    ],
    'compared-with-all-tokens': [
      [
        'logLikelihoods.mean()',
        'tf.gather(tf.logSoftmax(predictions), tokens.slice([0, 1], [batch, n - 1]).flatten(), 2).mean()',
      ],
    ],
    'tokens-transposed': [[targets, `${targets}.transpose().reshape([batch, n - 1])`]],
    summed: [[reduction, '.sum().neg()']],
    'mean-over-batch-only': [[reduction, '.sum(-1).mean().neg()']],
    'mean-over-positions-only': [[reduction, '.sum(0).mean().neg()']],
    'divided-by-n': [[reduction, '.sum().div(batch * n).neg()']],
    'log-of-mean': [
      ['logLikelihoods.mean().neg()', 'tf.logSumExp(logLikelihoods).sub(Math.log(batch * (n - 1))).neg()'],
    ],
    'root-mean-square': [[reduction, '.square().mean().sqrt()']],
    squared: [[reduction, '.square().mean()']],
    largest: [[reduction, '.min().neg()']],
    'mean-over-vocabulary': [[picked, '.mul(targets)']],
    'divided-by-batch-twice': [[reduction, '.mean().div(batch).neg()']],
    'divided-by-length-twice': [[reduction, '.mean().div(n - 1).neg()']],
    'divided-by-log-vocab': [[reduction, '.mean().div(Math.log(vocab)).neg()']],
    negative: [[reduction, '.mean()']],
    bits: [[reduction, '.mean().neg().div(Math.LN2)']],
    'decimal-logarithm': [[reduction, '.mean().neg().div(Math.LN10)']],
    perplexity: [[reduction, '.mean().neg().exp()']],
  },
};
