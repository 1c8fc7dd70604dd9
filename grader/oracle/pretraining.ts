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

/** Which groups of parameters are trained. */
export interface TrainedGroups {
  readonly tokenEmbedding: boolean;
  readonly positionEmbedding: boolean;
  readonly unembedding: boolean;
  readonly attention: boolean;
  readonly feedForward: boolean;
  readonly norms: boolean;
  /** All blocks but the first. */
  readonly laterBlocks: boolean;
}

/**
 * The steps of a training loop that can go wrong. The defaults are correct; a mistake is the oracle
 * with some steps replaced.
 */
export interface TrainingSteps {
  readonly model: Partial<GptLossSteps>;
  readonly optimizer: Partial<AdamWSteps>;
  /** The learning rate of the step with this number, counted from 1. */
  readonly learningRate: (step: number, schedule: LearningRateSchedule, numSteps: number) => number;
  /** The batch of the step with this number, counted from 1; without one, there is no step. */
  readonly batch: (batches: readonly NumericTensor[], step: number) => NumericTensor | undefined;
  /** The parameters that a step starts from. */
  readonly from: (current: GptParams, first: GptParams) => GptParams;
  /** What the optimizer gets: from the gradient of this step and the sum of those before. */
  readonly gradient: (now: number, before: number) => number;
  readonly trained: Partial<TrainedGroups>;
  /** beta1, beta2 and epsilon, as the optimizer gets them. */
  readonly constants: (options: AdamWOptions) => AdamWOptions;
  /** The weight decay of the parameter at a path. */
  readonly weightDecay: (weightDecay: number, path: string) => number;
  /** The number of steps that the optimizer's state holds, from that of the parameter's own. */
  readonly counted: (own: number, position: UpdatePosition) => number;
  /** m as the last update left it, and as the next one gets it. */
  readonly firstMoment: (m: NumericTensor) => NumericTensor;
  readonly secondMoment: (v: NumericTensor) => NumericTensor;
  /** Which parameters the recorded loss belongs to. */
  readonly recorded: 'before the step' | 'after the step';
  /** The recorded losses as they are returned. */
  readonly losses: (losses: readonly number[]) => readonly number[];
  /** The returned parameters, from those after each step and the given ones. */
  readonly returned: (made: readonly GptParams[], first: GptParams) => GptParams | undefined;
}

export const trainingSteps: TrainingSteps = {
  model: {},
  optimizer: {},
  learningRate: (step, schedule) => learningRateAt(step, schedule),
  batch: (batches, step) => batches[step - 1],
  from: (current) => current,
  gradient: (now) => now,
  trained: {},
  constants: (options) => options,
  weightDecay: (weightDecay) => weightDecay,
  counted: (own) => own,
  firstMoment: (m) => m,
  secondMoment: (v) => v,
  recorded: 'before the step',
  losses: (losses) => losses,
  returned: (made) => made.at(-1),
};

/** One AdamW step on each batch, with a state for every parameter. */
export function pretrain(input: PretrainInput, steps: Partial<TrainingSteps> = {}): PretrainOutput {
  const { losses, returned } = { ...trainingSteps, ...steps };
  const made = [...stepsOf(input, steps)];
  const trained = made.map(({ params }) => params);
  return {
    params: returned(trained, input.params) ?? input.params,
    losses: losses(made.map(({ loss }) => loss)),
  };
}

/** The same, step by step: the loss before each step, in nats, and the parameters after it. */
export function* stepsOf(
  { params, numHeads, batches, options }: PretrainInput,
  steps: Partial<TrainingSteps> = {},
): Generator<{ readonly loss: number; readonly params: GptParams }, void> {
  const training = { ...trainingSteps, ...steps };
  const update = updater(params, { ...options, numSteps: batches.length }, training);
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

/** Whether a training that leaves out some groups trains the parameter at a path. */
function isTrained(path: string, groups: Partial<TrainedGroups>): boolean {
  if (groups.laterBlocks === false && /^blocks\[[1-9]/.test(path)) return false;
  const group = groupPatterns.find(([, pattern]) => pattern.test(path))?.[0];
  return group === undefined || groups[group] !== false;
}

const groupPatterns: readonly (readonly [keyof TrainedGroups, RegExp])[] = [
  ['tokenEmbedding', /^tokenEmbedding$/],
  ['positionEmbedding', /^positionEmbedding$/],
  ['unembedding', /^unembedding$/],
  ['attention', /\.attention\./],
  ['feedForward', /\.feedForward\./],
  ['norms', /Norm\./],
];

/** Updates all parameters with their gradients, and keeps what the optimizer remembers of each. */
function updater(
  params: GptParams,
  options: PretrainOptions & { readonly numSteps: number },
  training: TrainingSteps,
): (from: GptParams, gradient: GptParams, step: number) => GptParams {
  const memory = listParameters(params).map(({ parameter, path }) => {
    const zeros = filled(parameter.shape, 0);
    const state: AdamWState = { step: 0, m: zeros, v: zeros };
    return { state, sum: zeros, isTrained: isTrained(path, training.trained) };
  });
  return (from, gradient, step) => {
    const gradients = listParameters(gradient).map(({ parameter }) => parameter);
    const learningRate = training.learningRate(step, options.schedule, options.numSteps);
    const constants = training.constants({ ...options, learningRate });
    let place = 0;
    return mapParameters(from, (parameter, path) => {
      const own = memory[place];
      const now = gradients[place];
      const position = { step: step - 1, parameter: place, numParameters: memory.length };
      place += 1;
      if (own === undefined || now === undefined || !own.isTrained) return parameter;
      const updated = adamWStep(
        {
          parameter,
          gradient: zipValues(now, own.sum, training.gradient),
          state: {
            step: training.counted(own.state.step, position),
            m: training.firstMoment(own.state.m),
            v: training.secondMoment(own.state.v),
          },
          options: { ...constants, weightDecay: training.weightDecay(constants.weightDecay, path) },
        },
        training.optimizer,
      );
      own.state = updated.state;
      own.sum = zipValues(own.sum, now, (a, b) => a + b);
      return updated.parameter;
    });
  };
}
