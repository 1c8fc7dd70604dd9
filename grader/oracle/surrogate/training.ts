import { qSample, type Schedule } from '../diffusion';
import { at, dim, generate, mapValues, tensor, zipValues, type NumericTensor } from '../tensor';
import { updaterOf, updateSteps, type TrainingOptions, type UpdateSteps } from '../updates';
import { denoiserPass } from './denoiser-gradient';
import type { DenoiserParams } from './denoiser';

export interface SurrogateTrainingInput {
  readonly params: DenoiserParams;
  /** Clean data, `[batch, d]` each, all of the same shape. */
  readonly batches: readonly NumericTensor[];
  readonly schedule: Schedule;
  /** One draw for each example, batch by batch. */
  readonly uniform: { readonly uniform: readonly number[] };
  /** One draw for each batch. */
  readonly gaussian: { readonly gaussian: readonly NumericTensor[] };
  readonly options: TrainingOptions;
}

export interface SurrogateTrainingOutput {
  readonly params: DenoiserParams;
  /** The loss before each step. */
  readonly losses: readonly number[];
}

/** What one step of the training learns from. */
export interface TrainingExamples {
  readonly x0: NumericTensor;
  /** int32 `[batch]` */
  readonly t: NumericTensor;
  /** What is added to the data. */
  readonly noise: NumericTensor;
  /** What the network should find. */
  readonly target: NumericTensor;
}

/** The next draw of the source of uniform numbers, or of noise. */
interface Sources {
  readonly uniform: () => number;
  readonly gaussian: () => NumericTensor;
}

/** The steps of the training that can go wrong, in order; the defaults are right. */
export interface SurrogateTrainingSteps extends UpdateSteps {
  /** The batch of the step with this number, counted from 1; without one, there is no step. */
  readonly batch: (batches: readonly NumericTensor[], step: number) => NumericTensor | undefined;
  /** How many draws a step leaves out: those that were drawn before it, or none. */
  readonly drawn: { readonly times: (before: number) => number; readonly noise: (before: number) => number };
  /** The steps t of a batch, from draws of the source. */
  readonly times: (draw: () => number, count: number, numSteps: number) => readonly number[];
  readonly noise: (draw: () => NumericTensor, x0: NumericTensor) => NumericTensor;
  readonly target: (examples: Omit<TrainingExamples, 'target'>, draw: () => NumericTensor) => NumericTensor;
  /** What the network sees. */
  readonly modelInput: (xt: NumericTensor, x0: NumericTensor) => NumericTensor;
  readonly modelTime: (t: number, numSteps: number) => number;
  /** The difference of target and prediction, as the loss uses it, and its derivative. */
  readonly measure: {
    readonly value: (difference: number) => number;
    readonly slope: (difference: number) => number;
  };
  /** The factor of the sum of all measures. */
  readonly weight: (elements: number, d: number) => number;
  /** The parameters that a step starts from. */
  readonly from: (current: DenoiserParams, first: DenoiserParams) => DenoiserParams;
  /** Which parameters the recorded loss belongs to. */
  readonly recorded: 'before the step' | 'after the step';
  readonly isTrained: (path: string, numLayers: number) => boolean;
  /** The recorded losses as they are returned. */
  readonly losses: (losses: readonly number[]) => readonly number[];
  /** The returned parameters, from those after each step and the given ones. */
  readonly returned: (made: readonly DenoiserParams[], first: DenoiserParams) => DenoiserParams | undefined;
}

export const surrogateTrainingSteps: SurrogateTrainingSteps = {
  ...updateSteps,
  batch: (batches, step) => batches[step - 1],
  drawn: { times: (before) => before, noise: (before) => before },
  times: (draw, count, numSteps) => Array.from({ length: count }, () => Math.floor(draw() * numSteps)),
  noise: (draw) => draw(),
  target: ({ noise }) => noise,
  modelInput: (xt) => xt,
  modelTime: (t) => t,
  measure: { value: (difference) => difference ** 2, slope: (difference) => 2 * difference },
  weight: (elements) => 1 / elements,
  from: (current) => current,
  recorded: 'before the step',
  isTrained: () => true,
  losses: (losses) => losses,
  returned: (made) => made.at(-1),
};

/** Algorithm 1 of Ho et al. 2020: one AdamW step on the noise-prediction loss of each batch. */
export function trainNoisePredictor(
  input: SurrogateTrainingInput,
  changed: Partial<SurrogateTrainingSteps> = {},
): SurrogateTrainingOutput {
  const steps = merged(changed);
  const made = [...surrogateTrainingStepsOf(input, changed)];
  const trained = made.map(({ params }) => params);
  return {
    params: steps.returned(trained, input.params) ?? input.params,
    losses: steps.losses(made.map(({ loss }) => loss)),
  };
}

/** The same, step by step: the loss before each step, and the parameters after it. */
export function* surrogateTrainingStepsOf(
  { params, batches, schedule, uniform, gaussian, options }: SurrogateTrainingInput,
  changed: Partial<SurrogateTrainingSteps> = {},
): Generator<{ readonly loss: number; readonly params: DenoiserParams }, void> {
  const steps = merged(changed);
  const numLayers = params.layers.length;
  const update = updaterOf(params, steps, (path) => steps.isTrained(path, numLayers));
  const drawn = { times: 0, noise: 0 };
  let trained = params;
  for (let step = 1; step <= batches.length; step++) {
    const x0 = steps.batch(batches, step);
    if (x0 === undefined) continue;
    const times = sourceOf(uniform.uniform, steps.drawn.times(drawn.times));
    const noises = sourceOf(gaussian.gaussian, steps.drawn.noise(drawn.noise));
    const examples = examplesOf(x0, schedule, { uniform: times.next, gaussian: noises.next }, steps);
    [drawn.times, drawn.noise] = [drawn.times + times.count(), drawn.noise + noises.count()];
    const start = steps.from(trained, params);
    const { loss, gradient } = lossOf(start, examples, schedule, steps);
    trained = update(start, gradient, { step, numSteps: batches.length, options });
    yield {
      loss: steps.recorded === 'before the step' ? loss : lossOf(trained, examples, schedule, steps).loss,
      params: trained,
    };
  }
}

const merged = (changed: Partial<SurrogateTrainingSteps>): SurrogateTrainingSteps => ({
  ...surrogateTrainingSteps,
  ...changed,
  drawn: { ...surrogateTrainingSteps.drawn, ...changed.drawn },
});

/** A source that starts at a draw; like the sandbox's, it begins again after the last one. */
function sourceOf<T>(
  draws: readonly T[],
  start: number,
): { readonly next: () => T; readonly count: () => number } {
  let count = 0;
  return {
    next: () => {
      const draw = draws[(start + count++) % draws.length];
      if (draw === undefined) throw new RangeError('the source is empty');
      return draw;
    },
    count: () => count,
  };
}

function examplesOf(
  x0: NumericTensor,
  schedule: Schedule,
  { uniform, gaussian }: Sources,
  steps: SurrogateTrainingSteps,
): TrainingExamples {
  const times = steps.times(uniform, dim(x0, 0), dim(schedule.betas, 0));
  const t = tensor([times.length], times, 'int32');
  const noise = steps.noise(gaussian, x0);
  return { x0, t, noise, target: steps.target({ x0, t, noise }, gaussian) };
}

/** The loss and its gradient in the parameters. */
function lossOf(
  params: DenoiserParams,
  { x0, t, noise, target }: TrainingExamples,
  schedule: Schedule,
  { modelInput, modelTime, measure, weight }: SurrogateTrainingSteps,
): { readonly loss: number; readonly gradient: DenoiserParams } {
  const xt = modelInput(qSample({ x0, t, noise, schedule }), x0);
  const seenTimes = mapValues(t, (step) => modelTime(step, dim(schedule.betas, 0)));
  const { output, backward } = denoiserPass({ xt, t: seenTimes, params });
  const factor = weight(output.data.length, dim(x0, 1));
  const differences = zipValues(output, target, (predicted, wanted) => predicted - wanted);
  let loss = 0;
  for (const difference of differences.data) loss += measure.value(difference);
  const cotangent = generate(output.shape, (i) => factor * measure.slope(at(differences, i)));
  return { loss: factor * loss, gradient: backward(cotangent) };
}
