import { adamWStep, type AdamWOptions, type AdamWState, type AdamWSteps } from './adamw';
import { gptGradient, type GptLossSteps, type GptParams } from './gpt';
import { learningRateAt, type LearningRateSchedule } from './learning-rate';
import { listParameters, mapParameters } from './parameters';
import { filled, zipValues, type NumericTensor } from './tensor';

export interface PretrainOptions extends Omit<AdamWOptions, 'learningRate'> {
  readonly schedule: LearningRateSchedule;
}

export interface PretrainInput {
  readonly params: GptParams;
  readonly numHeads: number;
  /** int32 `[batch, n]` each, n ≥ 2 */
  readonly batches: readonly NumericTensor[];
  readonly options: PretrainOptions;
}

export interface PretrainOutput {
  readonly params: GptParams;
  /** The loss before each step, in nats. */
  readonly losses: readonly number[];
}

/** Where in the training an update happens; everything counts from 0. */
export interface UpdatePosition {
  readonly step: number;
  readonly parameter: number;
  readonly numParameters: number;
}

/**
 * The steps of a training loop that can go wrong. The defaults are correct; a misconception is the
 * oracle with one step replaced.
 */
export interface TrainingSteps {
  readonly model: Partial<GptLossSteps>;
  readonly optimizer: Partial<AdamWSteps>;
  /** The learning rate of the step with this number, counted from 1. */
  readonly learningRate: (step: number, schedule: LearningRateSchedule) => number;
  /** The batch of the step with this number, counted from 1. */
  readonly batch: (batches: readonly NumericTensor[], step: number) => NumericTensor | undefined;
  /** The parameters that a step starts from. */
  readonly from: (current: GptParams, first: GptParams) => GptParams;
  /** What the optimizer gets: from the gradient of this step and the sum of those before. */
  readonly gradient: (now: number, before: number) => number;
  /** Whether the parameter at a path is trained. */
  readonly isTrained: (path: string) => boolean;
  /** The optimizer's options for the parameter at a path. */
  readonly options: (options: AdamWOptions, path: string) => AdamWOptions;
  /** The optimizer's state before an update, from the one that the parameter's last update left. */
  readonly state: (own: AdamWState, position: UpdatePosition) => AdamWState;
  /** Which parameters the recorded loss belongs to. */
  readonly recorded: 'before the step' | 'after the step';
}

export const trainingSteps: TrainingSteps = {
  model: {},
  optimizer: {},
  learningRate: learningRateAt,
  batch: (batches, step) => batches[step - 1],
  from: (current) => current,
  gradient: (now) => now,
  isTrained: () => true,
  options: (options) => options,
  state: (own) => own,
  recorded: 'before the step',
};

/** One AdamW step on each batch, with a state for every parameter. */
export function pretrain(input: PretrainInput, steps: Partial<TrainingSteps> = {}): PretrainOutput {
  const made = [...stepsOf(input, steps)];
  return { params: made.at(-1)?.params ?? input.params, losses: made.map(({ loss }) => loss) };
}

/** The same, step by step: the loss before each step, in nats, and the parameters after it. */
export function* stepsOf(
  { params, numHeads, batches, options }: PretrainInput,
  steps: Partial<TrainingSteps> = {},
): Generator<{ readonly loss: number; readonly params: GptParams }, void> {
  const training = { ...trainingSteps, ...steps };
  const update = updater(params, options, training);
  let trained = params;
  for (let step = 1; step <= batches.length; step++) {
    const tokens = training.batch(batches, step);
    if (tokens === undefined) continue;
    const start = training.from(trained, params);
    const { loss, gradient } = gptGradient({ tokens, params: start, numHeads }, training.model);
    trained = update(start, gradient, step);
    yield {
      loss:
        training.recorded === 'before the step'
          ? loss
          : gptGradient({ tokens, params: trained, numHeads }, training.model).loss,
      params: trained,
    };
  }
}

/** Updates all parameters with their gradients, and keeps what the optimizer remembers of each. */
function updater(
  params: GptParams,
  options: PretrainOptions,
  training: TrainingSteps,
): (from: GptParams, gradient: GptParams, step: number) => GptParams {
  const memory = listParameters(params).map(({ parameter }): { state: AdamWState; sum: NumericTensor } => {
    const zeros = filled(parameter.shape, 0);
    return { state: { step: 0, m: zeros, v: zeros }, sum: zeros };
  });
  return (from, gradient, step) => {
    const gradients = listParameters(gradient).map(({ parameter }) => parameter);
    const learningRate = training.learningRate(step, options.schedule);
    let place = 0;
    return mapParameters(from, (parameter, path) => {
      const remembered = memory[place];
      const now = gradients[place];
      const position = { step: step - 1, parameter: place, numParameters: memory.length };
      place += 1;
      if (remembered === undefined || now === undefined || !training.isTrained(path)) return parameter;
      const updated = adamWStep(
        {
          parameter,
          gradient: zipValues(now, remembered.sum, training.gradient),
          state: training.state(remembered.state, position),
          options: training.options({ ...options, learningRate }, path),
        },
        training.optimizer,
      );
      remembered.state = updated.state;
      remembered.sum = zipValues(remembered.sum, now, (a, b) => a + b);
      return updated.parameter;
    });
  };
}
