import type { NumericTensor } from './tensor';

export interface NormParams {
  readonly gain: NumericTensor;
  readonly bias: NumericTensor;
}

export interface LayerNormInput {
  /** `[..., d]` */
  readonly x: NumericTensor;
  readonly params: NormParams;
  readonly epsilon?: number | undefined;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The biased variance; the unbiased one with `ddof = 1`. */
export function variance(values: readonly number[], ddof = 0): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - ddof);
}

/** Which numbers share a statistic: each `size` neighbours, once the numbers are in this order. */
export interface Groups {
  readonly size: number;
  /** Flat indices; those of the tensor, in order, if absent. */
  readonly order?: Int32Array;
}

/**
 * The steps of gain · (x − mean) / √(variance + epsilon) + bias that can go wrong, in order. All
 * but the groups are about single numbers.
 */
export interface LayerNormSteps {
  readonly epsilon: (given: number | undefined) => number;
  /** What is normalised. */
  readonly input: (value: number, gain: number) => number;
  readonly meanOver: (shape: readonly number[]) => Groups;
  /** The centre of a group, from the sum of its numbers. */
  readonly centre: (sum: number, count: number) => number;
  readonly varianceOver: (shape: readonly number[]) => Groups;
  /** What is squared. */
  readonly deviation: (value: number, centre: number) => number;
  readonly square: (deviation: number) => number;
  readonly average: (sum: number, count: number) => number;
  readonly variance: (average: number, centre: number) => number;
  readonly denominator: (variance: number, epsilon: number) => number;
  readonly numerator: (value: number, centre: number) => number;
  readonly divide: (numerator: number, denominator: number, centre: number, epsilon: number) => number;
  readonly gain: (params: NormParams) => NumericTensor;
  readonly bias: (params: NormParams) => NumericTensor;
  readonly multiply: (value: number, gain: number) => number;
  readonly add: (value: number, bias: number) => number;
  /** Gain first, then bias. */
  readonly affine: (value: number, gain: number, bias: number, steps: Affine) => number;
  /** What is returned. */
  readonly finish: (value: number, x: number) => number;
}

type Affine = Pick<LayerNormSteps, 'multiply' | 'add'>;

export const rows = (shape: readonly number[]): Groups => ({ size: shape.at(-1) ?? 1 });

export const layerNormSteps: LayerNormSteps = {
  epsilon: (given = 1e-5) => given,
  input: (value) => value,
  meanOver: rows,
  centre: (sum, count) => sum / count,
  varianceOver: rows,
  deviation: (value, centre) => value - centre,
  square: (deviation) => deviation ** 2,
  average: (sum, count) => sum / count,
  variance: (average) => average,
  denominator: (variance, epsilon) => Math.sqrt(variance + epsilon),
  numerator: (value, centre) => value - centre,
  divide: (numerator, denominator) => numerator / denominator,
  gain: ({ gain }) => gain,
  bias: ({ bias }) => bias,
  multiply: (value, gain) => value * gain,
  add: (value, bias) => value + bias,
  affine: (value, gain, bias, { multiply, add }) => add(multiply(value, gain), bias),
  finish: (value) => value,
};

/** Layer normalisation over the last axis (Ba et al. 2016). */
export function layerNorm(
  { x, params, epsilon: given }: LayerNormInput,
  changed: Partial<LayerNormSteps> = {},
): NumericTensor {
  const steps = { ...layerNormSteps, ...changed };
  const epsilon = steps.epsilon(given);
  const [gain, bias] = [steps.gain(params).data, steps.bias(params).data];
  const d = gain.length;
  if (x.shape.at(-1) !== d) throw new RangeError('gain is not as long as the rows');
  // Plain loops for speed: the oracles of whole models end here.
  const values = x.data.map((value, i) => steps.input(value, gain[i % d] ?? Number.NaN));
  const centres = overGroups(values, steps.meanOver(x.shape), steps.centre);
  const squares = values.map((value, i) => steps.square(steps.deviation(value, centres[i] ?? Number.NaN)));
  const averages = overGroups(squares, steps.varianceOver(x.shape), steps.average);
  const data = new Float64Array(values.length);
  for (let i = 0; i < data.length; i++) {
    const centre = centres[i] ?? Number.NaN;
    const denominator = steps.denominator(steps.variance(averages[i] ?? Number.NaN, centre), epsilon);
    const unit = steps.divide(steps.numerator(values[i] ?? Number.NaN, centre), denominator, centre, epsilon);
    const result = steps.affine(unit, gain[i % d] ?? Number.NaN, bias[i % d] ?? Number.NaN, steps);
    data[i] = steps.finish(result, x.data[i] ?? Number.NaN);
  }
  return { shape: x.shape, dtype: 'float32', data };
}

/** For each number, what is made of the sum of its group. */
function overGroups(
  values: Float64Array,
  { size, order }: Groups,
  summary: (sum: number, count: number) => number,
): Float64Array {
  const result = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += size) {
    let sum = 0;
    for (let i = start; i < start + size; i++) sum += values[order?.[i] ?? i] ?? Number.NaN;
    const each = summary(sum, size);
    for (let i = start; i < start + size; i++) result[order?.[i] ?? i] = each;
  }
  return result;
}
