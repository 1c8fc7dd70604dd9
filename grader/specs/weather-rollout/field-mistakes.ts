import type { Alternative } from '../../engine/pipeline';
import type { CorrelationSteps, WeightedErrorSteps } from '../../oracle/weather';
import { mean, sum } from '../../oracle/reductions';

const AREA_HINT = 'How long is the circle of latitude at 60°, compared with the equator? And at the pole?';
const MEAN_HINT = 'An error of 2 at every point: what must the result be, whatever the latitudes are?';
const ROOT_HINT = 'Square, weight, mean, root: in this order. In which unit is the result?';
const ANOMALY_HINT =
  'Winter is colder than summer in any forecast. How do you take away what every forecast gets right?';
const SCALE_HINT = 'Which correlation has a forecast with itself?';
const SAME_HINT = 'Which of the three sums are weighted?';

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

interface WrongWeight {
  readonly id: string;
  readonly clause: string;
  readonly hint: string;
  readonly weight: (latitude: number) => number;
}

const wrongWeights: readonly WrongWeight[] = [
  {
    id: 'degrees-as-radians',
    clause: 'the cosine takes the latitudes as radians, but they are degrees',
    hint: 'Which unit does the cosine expect? What is your weight at 90°?',
    weight: Math.cos,
  },
  {
    id: 'sine',
    clause: 'the weights are sines of the latitudes',
    hint: AREA_HINT,
    weight: (latitude) => Math.sin(radians(latitude)),
  },
  {
    id: 'cosine-squared',
    clause: 'the weights are squares of cosines',
    hint: AREA_HINT,
    weight: (latitude) => Math.cos(radians(latitude)) ** 2,
  },
  {
    id: 'root-of-cosine',
    clause: 'the weights are roots of cosines',
    hint: AREA_HINT,
    weight: (latitude) => Math.sqrt(Math.cos(radians(latitude))),
  },
  {
    id: 'half-angle',
    clause: 'the degrees are divided by 360, not by 180, on the way to radians',
    hint: 'How many degrees are π?',
    weight: (latitude) => Math.cos(radians(latitude) / 2),
  },
  {
    id: 'unweighted',
    clause: 'every latitude has the same weight',
    hint: AREA_HINT,
    weight: () => 1,
  },
];

export const errorAlternatives: readonly Alternative<WeightedErrorSteps>[] = [
  ...wrongWeights.map(({ weight, ...text }): Alternative<WeightedErrorSteps> => ({
    ...text,
    steps: { weight },
  })),
  {
    id: 'weights-not-normalised',
    clause: 'the weights are not divided by their mean',
    hint: MEAN_HINT,
    steps: { normalise: (weights) => weights },
  },
  {
    id: 'weights-sum-to-one',
    clause: 'the weights are divided by their sum, and then a mean is taken',
    sentence: 'Your weights are divided by their sum, and a mean over the rows divides once more.',
    hint: MEAN_HINT,
    steps: { normalise: (weights) => weights.map((weight) => weight / sum(weights)) },
  },
  {
    id: 'weights-by-largest',
    clause: 'the weights are divided by the largest one',
    hint: MEAN_HINT,
    steps: { normalise: (weights) => weights.map((weight) => weight / Math.max(...weights)) },
  },
  {
    id: 'absolute-errors',
    clause: 'the errors are taken absolute instead of squared, and the mean has a root',
    hint: ROOT_HINT,
    steps: { measure: Math.abs },
  },
  {
    id: 'mean-absolute-error',
    clause: 'the result is the mean of absolute errors',
    hint: ROOT_HINT,
    steps: { measure: Math.abs, finish: (value) => value },
  },
  {
    id: 'errors-weighted',
    clause: 'the errors are weighted before they are squared, and so the weights are squared too',
    hint: ROOT_HINT,
    steps: { weigh: (measure, weight) => weight ** 2 * measure },
  },
  {
    id: 'summed',
    clause: 'the weighted squares are added, not averaged',
    hint: MEAN_HINT,
    steps: { reduce: (rows) => sum(rows.flat()) },
  },
  {
    id: 'roots-of-rows',
    clause: 'each row gets a root of its own, and the roots are averaged',
    hint: ROOT_HINT,
    steps: { reduce: (rows) => mean(rows.map((row) => Math.sqrt(mean(row)))) ** 2 },
  },
  {
    id: 'not-rooted',
    clause: 'the result is a mean square: its root is missing',
    hint: ROOT_HINT,
    steps: { finish: (value) => value },
  },
];

const anomalyAlternatives: readonly Alternative<CorrelationSteps>[] = [
  {
    id: 'no-anomalies',
    clause: 'the climatology is not subtracted',
    sentence: 'Your correlation is that of the fields themselves: the climatology is not subtracted.',
    hint: ANOMALY_HINT,
    steps: { forecastAnomaly: (value) => value, truthAnomaly: (value) => value },
  },
  {
    id: 'forecast-itself',
    clause: 'the climatology is subtracted from the truth only',
    hint: ANOMALY_HINT,
    steps: { forecastAnomaly: (value) => value },
  },
  {
    id: 'truth-itself',
    clause: 'the climatology is subtracted from the forecast only',
    hint: ANOMALY_HINT,
    steps: { truthAnomaly: (value) => value },
  },
  {
    id: 'climatology-added',
    clause: 'the climatology is added, not subtracted',
    hint: ANOMALY_HINT,
    steps: {
      forecastAnomaly: (value, climatology) => value + climatology,
      truthAnomaly: (value, climatology) => value + climatology,
    },
  },
  {
    id: 'mean-climatology',
    clause: 'the mean of the climatology is subtracted, not its value at each point',
    hint: 'Is the climate of the tropics that of the poles?',
    steps: {
      forecastAnomaly: (value, _, climate) => value - climate,
      truthAnomaly: (value, _, climate) => value - climate,
    },
  },
  {
    id: 'mean-subtracted',
    clause: 'the mean of the anomalies is subtracted, too',
    hint: 'There are two conventions. Does the one in the task subtract the mean of an anomaly?',
    steps: { centre: (anomalies) => anomalies.map((value) => value - mean(anomalies)) },
  },
  {
    id: 'weighted-mean-subtracted',
    clause: 'the weighted mean of the anomalies is subtracted, too',
    hint: 'There are two conventions. Does the one in the task subtract the mean of an anomaly?',
    steps: {
      centre: (anomalies, weights) => {
        const centre = sum(anomalies.map((value, i) => value * (weights[i] ?? NaN))) / sum(weights);
        return anomalies.map((value) => value - centre);
      },
    },
  },
];

const productAlternatives: readonly Alternative<CorrelationSteps>[] = [
  {
    id: 'product-unweighted',
    clause: 'the sum of products has no weights',
    hint: SAME_HINT,
    steps: { productWeight: () => 1 },
  },
  {
    id: 'squares-unweighted',
    clause: 'the sums of squares have no weights',
    hint: SAME_HINT,
    steps: { squareWeight: () => 1 },
  },
  {
    id: 'anomalies-weighted',
    clause: 'the anomalies themselves are weighted, so that every weight counts twice',
    hint: SAME_HINT,
    steps: { productWeight: (weight) => weight ** 2, squareWeight: (weight) => weight ** 2 },
  },
  {
    id: 'scale-not-rooted',
    clause: 'the product of the sums of squares has no root',
    hint: SCALE_HINT,
    steps: { scale: (forecast, truth) => forecast * truth },
  },
  {
    id: 'scaled-by-truth',
    clause: 'the sum of products is divided by that of the squares of the truth',
    hint: 'Does your result change if the forecast has twice the anomalies?',
    steps: { scale: (_, truth) => truth },
  },
  {
    id: 'scaled-by-forecast',
    clause: 'the sum of products is divided by that of the squares of the forecast',
    hint: 'Does your result change if the forecast has twice the anomalies?',
    steps: { scale: (forecast) => forecast },
  },
  {
    id: 'scaled-by-mean',
    clause: 'the sum of products is divided by the mean of the two sums of squares',
    hint: 'Does your result change if the forecast has twice the anomalies?',
    steps: { scale: (forecast, truth) => (forecast + truth) / 2 },
  },
  {
    id: 'not-scaled',
    clause: 'the sum of products is not divided by anything',
    hint: SCALE_HINT,
    steps: { scale: () => 1 },
  },
  {
    id: 'mean-product',
    clause: 'the result is the mean product of the anomalies: a covariance',
    hint: SCALE_HINT,
    steps: { scale: (_forecast, _truth, points) => points },
  },
  {
    id: 'squared',
    clause: 'the correlation is squared',
    hint: 'Which sign has the correlation of a forecast that is always wrong by its sign?',
    steps: { finish: (correlation) => correlation ** 2 },
  },
  {
    id: 'absolute',
    clause: 'the correlation has lost its sign',
    hint: 'Which sign has the correlation of a forecast that is always wrong by its sign?',
    steps: { finish: Math.abs },
  },
  {
    id: 'one-minus',
    clause: 'the result is 1 minus the correlation',
    hint: SCALE_HINT,
    steps: { finish: (correlation) => 1 - correlation },
  },
];

export const correlationAlternatives: readonly Alternative<CorrelationSteps>[] = [
  ...wrongWeights
    .filter(({ id }) => id !== 'sine' && id !== 'cosine-squared')
    .map(({ weight, ...text }): Alternative<CorrelationSteps> => ({ ...text, steps: { weight } })),
  ...anomalyAlternatives,
  ...productAlternatives,
];
