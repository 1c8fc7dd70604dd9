import { at, dim, scalar, type NumericTensor } from '../tensor';
import { qSample, type QSampleInput, type QSampleSteps } from './forward-process';
import { noisePredictor, type NamedModel } from './noise-model';
import type { Schedule } from './noise-schedule';

export interface NoisePredictionInput extends QSampleInput {
  readonly model: NamedModel;
}

/** The steps of the loss that can go wrong, in order; the defaults are right. */
export interface NoisePredictionSteps {
  /** How x_t is made. */
  readonly sample: Partial<QSampleSteps>;
  readonly modelInput: (input: NoisePredictionInput, xt: NumericTensor) => NumericTensor;
  /** The step that the model gets for an example. */
  readonly modelStep: (t: NumericTensor, example: number, numSteps: number) => number;
  readonly target: (input: NoisePredictionInput, xt: NumericTensor) => NumericTensor;
  readonly compare: (target: number, predicted: number) => number;
  /** What becomes of each difference. */
  readonly measure: (difference: number) => number;
  /** The factor of an example. */
  readonly weight: (schedule: Schedule, t: number) => number;
  /** All measures, in the shape of the noise, as one number. */
  readonly reduce: (measures: NumericTensor) => number;
  readonly finish: (loss: number) => number;
}

export const noisePredictionSteps: NoisePredictionSteps = {
  sample: {},
  modelInput: (_, xt) => xt,
  modelStep: at,
  target: ({ noise }) => noise,
  compare: (target, predicted) => target - predicted,
  measure: (difference) => difference * difference,
  weight: () => 1,
  reduce: (measures) => total(measures) / measures.data.length,
  finish: (loss) => loss,
};

/** The mean over every element of (noise − model(x_t, t))² (Ho et al. 2020, equation 14). */
export function noisePredictionLoss(
  input: NoisePredictionInput,
  changed: Partial<NoisePredictionSteps> = {},
): NumericTensor {
  const steps = { ...noisePredictionSteps, ...changed };
  const { model, t, noise, schedule } = input;
  const [batch, numSteps] = [dim(noise, 0), dim(schedule.betas, 0)];
  const xt = qSample(input, steps.sample);
  const seen = steps.modelInput(input, xt);
  const target = steps.target(input, xt);
  const inner = noise.data.length / batch;
  const measures = new Float64Array(noise.data.length);
  for (let example = 0; example < batch; example++) {
    const predict = noisePredictor(model, steps.modelStep(t, example, numSteps));
    const weight = steps.weight(schedule, at(t, example));
    for (let i = example * inner; i < (example + 1) * inner; i++) {
      measures[i] = weight * steps.measure(steps.compare(at(target, i), predict(at(seen, i))));
    }
  }
  return scalar(steps.finish(steps.reduce({ ...noise, data: measures })));
}

export function total(x: NumericTensor): number {
  let sum = 0;
  for (const value of x.data) sum += value;
  return sum;
}
