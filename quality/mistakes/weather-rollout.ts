import type { Edits, MistakesByFunction } from '../edits';

const push = 'states.push(step(states[k]));';
const stack = 'return tf.stack(states);';
const loop = 'k < numSteps;';

const pushed = (change: string): Edits => [[push, `states.push(${change});`]];
const stacked = (change: string): Edits => [[stack, `return tf.stack(${change});`]];

const advection = 'const advection = moved(1).sub(moved(-2)).mul(moved(-1));';
const order = '(i + by + sites) % sites';
const gathered = 'return tf.gather(x, order, x.rank - 1);';
const tendency = 'return advection.sub(x).add(forcing);';

const advected = (change: string): Edits => [[advection, `const advection = ${change};`]];
const finished = (change: string): Edits => [[tendency, `return ${change};`]];

const cosines = 'latitudes.mul(Math.PI / 180).cos()';
const weights = 'cosines.div(cosines.mean()).as2D(-1, 1)';

const ofWeights: Readonly<Record<string, Edits>> = {
  'degrees-as-radians': [[cosines, 'latitudes.cos()']],
  'root-of-cosine': [[cosines, `${cosines}.relu().sqrt()`]],
  'half-angle': [[cosines, 'latitudes.mul(Math.PI / 360).cos()']],
  unweighted: [[cosines, 'tf.onesLike(latitudes)']],
};

const squares = 'const squares = forecast.sub(truth).square();';
const weighted = 'const weighted = squares.mul(areaWeights(latitudes));';
const error = 'return weighted.mean().sqrt().asScalar();';

const measured = (change: string): Edits => [[squares, `const squares = ${change};`]];
const reduced = (change: string): Edits => [[error, `return ${change};`]];

const ofForecast = 'const ofForecast = forecast.sub(climatology);';
const ofTruth = 'const ofTruth = truth.sub(climatology);';
const product = 'const product = weightedSum(ofForecast, ofTruth);';
const scale = 'const squares = weightedSum(ofForecast, ofForecast).mul(weightedSum(ofTruth, ofTruth));';
const correlation = 'return product.div(squares.sqrt()).asScalar();';

const anomalies = (forecast: string, truth: string): Edits => [
  [ofForecast, `const ofForecast = ${forecast};`],
  [ofTruth, `const ofTruth = ${truth};`],
];
const returned = (change: string): Edits => [[correlation, `return ${change};`]];
const weightedMean = (field: string): string =>
  `${field}.mul(weights).sum().div(weights.sum().mul(${field}.shape[1]))`;

export const mistakes: MistakesByFunction = {
  rollOut: {
    'always-from-start': pushed('step(x0)'),
    'from-state-before': pushed('step(states[Math.max(0, k - 1)])'),
    'results-added': pushed('states[k].add(step(states[k]))'),
    'averaged-with-state': pushed('states[k].add(step(states[k])).div(2)'),
    'model-twice': pushed('step(step(states[k]))'),
    'model-not-used': pushed('states[k]'),
    'negative-state': pushed('step(states[k].neg())'),
    'one-step-ahead': [
      [loop, 'k <= numSteps;'],
      [stack, 'return tf.stack(states.slice(1));'],
    ],
    'start-repeated': stacked('[x0, ...states].slice(0, numSteps + 1)'),
    'last-repeated': stacked('states.map((_, k) => states[Math.min(k, Math.max(0, numSteps - 1))])'),
    reversed: stacked('states.reverse()'),
    'only-last': stacked('states.map(() => states[numSteps])'),
  },
  lorenz96Tendency: {
    'zero-beyond-ends': [
      [
        gathered,
        `const inside = tf.tensor1d(places.map((i) => (i + by >= 0 && i + by < sites ? 1 : 0)));
      return tf.gather(x, order, x.rank - 1).mul(inside);`,
      ],
    ],
    'ends-repeated': [[order, 'Math.max(0, Math.min(sites - 1, i + by))']],
    'one-circle-for-all': [
      [
        gathered,
        `const all = [...Array(x.size).keys()].map((i) => (i + by + x.size) % x.size);
      return order && tf.gather(x.flatten(), all).reshape(x.shape);`,
      ],
    ],
    'sites-along-first-axis': [
      ['const sites = x.shape[x.rank - 1];', 'const sites = x.shape[0];'],
      [order, '(i + by + 2 * sites) % sites'],
      [gathered, 'return tf.gather(x, order, 0);'],
    ],
    mirrored: advected('moved(-1).sub(moved(2)).mul(moved(1))'),
    'difference-reversed': advected('moved(-2).sub(moved(1)).mul(moved(-1))'),
    'one-behind-instead-of-two': advected('moved(1).sub(moved(-1)).mul(moved(-1))'),
    'two-ahead-instead-of-one': advected('moved(2).sub(moved(-2)).mul(moved(-1))'),
    'carried-by-itself': advected('moved(1).sub(moved(-2)).mul(x)'),
    burgers: advected('moved(1).sub(moved(-1)).mul(x)'),
    'carried-by-next': advected('moved(1).sub(moved(-2)).mul(moved(1))'),
    'neighbours-added': advected('moved(1).add(moved(-2)).mul(moved(-1))'),
    'not-multiplied': advected('moved(1).sub(moved(-2))'),
    'parenthesis-missing': advected('moved(1).sub(moved(-2).mul(moved(-1)))'),
    'advection-missing': advected('tf.zerosLike(x)'),
    'damping-missing': finished('advection.add(forcing)'),
    'damping-reversed': finished('advection.add(x).add(forcing)'),
    'forcing-missing': finished('advection.sub(x)'),
    'forcing-subtracted': finished('advection.sub(x).sub(forcing)'),
    'forcing-always-eight': finished('advection.sub(x).add(8)'),
    negated: finished('advection.sub(x).add(forcing).neg()'),
  },
  latitudeWeightedRmse: {
    ...ofWeights,
    'cosine-squared': [[cosines, `${cosines}.square()`]],
    sine: [[cosines, 'latitudes.mul(Math.PI / 180).sin()']],
    'weights-not-normalised': [[weights, 'cosines.as2D(-1, 1)']],
    'weights-sum-to-one': [[weights, 'cosines.div(cosines.sum()).as2D(-1, 1)']],
    'weights-by-largest': [[weights, 'cosines.div(cosines.max()).as2D(-1, 1)']],
    'absolute-errors': measured('forecast.sub(truth).abs()'),
    'mean-absolute-error': [
      [squares, 'const squares = forecast.sub(truth).abs();'],
      [error, 'return weighted.mean().asScalar();'],
    ],
    'errors-weighted': [[weighted, 'const weighted = squares.mul(areaWeights(latitudes).square());']],
    summed: reduced('weighted.sum().sqrt().asScalar()'),
    'roots-of-rows': reduced('weighted.mean(1).sqrt().mean().asScalar()'),
    'not-rooted': reduced('weighted.mean().asScalar()'),
  },
  anomalyCorrelation: {
    ...ofWeights,
    'no-anomalies': anomalies('forecast', 'truth'),
    'forecast-itself': anomalies('forecast', 'truth.sub(climatology)'),
    'truth-itself': anomalies('forecast.sub(climatology)', 'truth'),
    'climatology-added': anomalies('forecast.add(climatology)', 'truth.add(climatology)'),
    'mean-climatology': anomalies('forecast.sub(climatology.mean())', 'truth.sub(climatology.mean())'),
    'mean-subtracted': anomalies(
      'forecast.sub(climatology).sub(forecast.sub(climatology).mean())',
      'truth.sub(climatology).sub(truth.sub(climatology).mean())',
    ),
    'weighted-mean-subtracted': anomalies(
      `forecast.sub(climatology).sub(${weightedMean('forecast.sub(climatology)')})`,
      `truth.sub(climatology).sub(${weightedMean('truth.sub(climatology)')})`,
    ),
    'product-unweighted': [[product, 'const product = ofForecast.mul(ofTruth).sum();']],
    'squares-unweighted': [[scale, 'const squares = ofForecast.square().sum().mul(ofTruth.square().sum());']],
    'anomalies-weighted': [
      [product, 'const product = weightedSum(ofForecast.mul(weights), ofTruth);'],
      [
        scale,
        'const squares = weightedSum(ofForecast.mul(weights), ofForecast).mul(weightedSum(ofTruth.mul(weights), ofTruth));',
      ],
    ],
    'scale-not-rooted': returned('product.div(squares).asScalar()'),
    'scaled-by-truth': returned('product.div(weightedSum(ofTruth, ofTruth)).asScalar()'),
    'scaled-by-forecast': returned('product.div(weightedSum(ofForecast, ofForecast)).asScalar()'),
    'scaled-by-mean': returned(
      'product.div(weightedSum(ofForecast, ofForecast).add(weightedSum(ofTruth, ofTruth)).div(2)).asScalar()',
    ),
    'not-scaled': returned('product.asScalar()'),
    'mean-product': returned('product.div(truth.size).asScalar()'),
    squared: returned('product.div(squares.sqrt()).square().asScalar()'),
    absolute: returned('product.div(squares.sqrt()).abs().asScalar()'),
    'one-minus': returned('tf.sub(1, product.div(squares.sqrt())).asScalar()'),
  },
};
