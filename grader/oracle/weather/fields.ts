import { mean, sum } from '../reductions';
import { dim, scalar, type NumericTensor } from '../tensor';

/** Fields `[latitude, longitude]`, with the latitudes of their rows in degrees. */
export interface ErrorInput {
  readonly forecast: NumericTensor;
  readonly truth: NumericTensor;
  /** `[latitude]` */
  readonly latitudes: NumericTensor;
}

export interface CorrelationInput extends ErrorInput {
  readonly climatology: NumericTensor;
}

/** The weight of a row from its latitude in degrees, up to a factor. */
type Weight = (latitude: number) => number;

/** The steps of the weighted error that can go wrong. */
export interface WeightedErrorSteps {
  readonly weight: Weight;
  /** Scales the weights of the rows. */
  readonly normalise: (weights: readonly number[]) => readonly number[];
  readonly measure: (error: number) => number;
  readonly weigh: (measure: number, weight: number) => number;
  readonly reduce: (rows: readonly (readonly number[])[]) => number;
  readonly finish: (mean: number) => number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const area: Weight = (latitude) => Math.cos(radians(latitude));

/** Weights with a mean of 1. */
function normalised(weights: readonly number[]): readonly number[] {
  const centre = mean(weights);
  return weights.map((weight) => weight / centre);
}

const weightedErrorSteps: WeightedErrorSteps = {
  weight: area,
  normalise: normalised,
  measure: (error) => error ** 2,
  weigh: (measure, weight) => weight * measure,
  reduce: (rows) => mean(rows.flat()),
  finish: Math.sqrt,
};

/** f at each point, in rows. */
function overPoints(like: NumericTensor, of: (index: number, row: number) => number): number[][] {
  const [rows, columns] = [dim(like, 0), dim(like, 1)];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_each, column) => of(row * columns + column, row)),
  );
}

/**
 * The root of the mean over all points of weight · error², where a row’s weight is cos φ by the
 * mean of cos φ (Rasp et al. 2020, WeatherBench).
 *
 * @param changes steps that replace the right ones
 */
export function latitudeWeightedRmse(
  { forecast, truth, latitudes }: ErrorInput,
  changes: Partial<WeightedErrorSteps> = {},
): NumericTensor {
  const steps = { ...weightedErrorSteps, ...changes };
  const weights = steps.normalise([...latitudes.data].map(steps.weight));
  const rows = overPoints(forecast, (i, row) =>
    steps.weigh(steps.measure((forecast.data[i] ?? NaN) - (truth.data[i] ?? NaN)), weights[row] ?? NaN),
  );
  return scalar(steps.finish(steps.reduce(rows)));
}

type Anomaly = (value: number, climatology: number, mean: number) => number;

/** The steps of the correlation that can go wrong. */
export interface CorrelationSteps {
  readonly weight: Weight;
  readonly forecastAnomaly: Anomaly;
  readonly truthAnomaly: Anomaly;
  /** Changes anomalies as a whole. */
  readonly centre: (anomalies: readonly number[], weights: readonly number[]) => readonly number[];
  /** Weights of the product, and of the squares. */
  readonly productWeight: (weight: number) => number;
  readonly squareWeight: (weight: number) => number;
  readonly scale: (forecast: number, truth: number, points: number) => number;
  readonly finish: (correlation: number) => number;
}

const correlationSteps: CorrelationSteps = {
  weight: area,
  forecastAnomaly: (value, climatology) => value - climatology,
  truthAnomaly: (value, climatology) => value - climatology,
  centre: (anomalies) => anomalies,
  productWeight: (weight) => weight,
  squareWeight: (weight) => weight,
  scale: (forecast, truth) => Math.sqrt(forecast * truth),
  finish: (correlation) => correlation,
};

/**
 * The correlation of the anomalies of forecast and truth, weighted by area, without subtracting
 * their mean (Rasp et al. 2020, WeatherBench).
 *
 * @param changes steps that replace the right ones
 */
export function anomalyCorrelation(
  { forecast, truth, climatology, latitudes }: CorrelationInput,
  changes: Partial<CorrelationSteps> = {},
): NumericTensor {
  const steps = { ...correlationSteps, ...changes };
  const rowWeights = normalised([...latitudes.data].map(steps.weight));
  const weights = overPoints(forecast, (_, row) => rowWeights[row] ?? NaN).flat();
  const climate = mean([...climatology.data]);
  const anomalies = (field: NumericTensor, of: Anomaly): readonly number[] =>
    steps.centre(
      [...field.data].map((value, i) => of(value, climatology.data[i] ?? NaN, climate)),
      weights,
    );
  const ofForecast = anomalies(forecast, steps.forecastAnomaly);
  const ofTruth = anomalies(truth, steps.truthAnomaly);
  const weighted = (
    weigh: (weight: number) => number,
    one: readonly number[],
    other: readonly number[],
  ): number => sum(one.map((value, i) => weigh(weights[i] ?? NaN) * value * (other[i] ?? NaN)));
  const product = weighted(steps.productWeight, ofForecast, ofTruth);
  const scale = steps.scale(
    weighted(steps.squareWeight, ofForecast, ofForecast),
    weighted(steps.squareWeight, ofTruth, ofTruth),
    ofTruth.length,
  );
  return scalar(steps.finish(product / scale));
}
