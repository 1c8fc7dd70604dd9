import { adamWStep, type AdamWOptions, type AdamWState, type AdamWSteps } from './adamw';
import { learningRateAt, type LearningRateSchedule } from './learning-rate';
import { listParameters, mapParameters } from './parameters';
import { filled, zipValues, type NumericTensor } from './tensor';

/** The constants of AdamW, with a schedule for the learning rate. */
export interface TrainingOptions extends Omit<AdamWOptions, 'learningRate'> {
  readonly schedule: LearningRateSchedule;
}

/** Where in a training an update happens; everything counts from 0. */
export interface UpdatePosition {
  readonly step: number;
  readonly parameter: number;
  readonly numParameters: number;
}

/**
 * What can go wrong when a training updates its parameters. The defaults are correct; a mistake is
 * the oracle with some steps replaced.
 */
export interface UpdateSteps {
  readonly optimizer: Partial<AdamWSteps>;
  /** The learning rate of the step with this number, counted from 1. */
  readonly learningRate: (step: number, schedule: LearningRateSchedule, numSteps: number) => number;
  /** What the optimizer gets: from the gradient of this step and the sum of those before. */
  readonly gradient: (now: number, before: number) => number;
  /** beta1, beta2 and epsilon, as the optimizer gets them. */
  readonly constants: (options: AdamWOptions) => AdamWOptions;
  /** The weight decay of the parameter at a path. */
  readonly weightDecay: (weightDecay: number, path: string) => number;
  /** The number of steps that the optimizer's state holds, from that of the parameter's own. */
  readonly counted: (own: number, position: UpdatePosition) => number;
  /** m as the last update left it, and as the next one gets it. */
  readonly firstMoment: (m: NumericTensor) => NumericTensor;
  readonly secondMoment: (v: NumericTensor) => NumericTensor;
}

export const updateSteps: UpdateSteps = {
  optimizer: {},
  learningRate: (step, schedule) => learningRateAt(step, schedule),
  gradient: (now) => now,
  constants: (options) => options,
  weightDecay: (weightDecay) => weightDecay,
  counted: (own) => own,
  firstMoment: (m) => m,
  secondMoment: (v) => v,
};

/** The step of an update, counted from 1, and the training that it belongs to. */
export interface Update {
  readonly step: number;
  readonly numSteps: number;
  readonly options: TrainingOptions;
}

/**
 * Updates nested parameters with their gradients, and keeps what AdamW remembers of each.
 *
 * @param isTrained whether the parameter at a path is trained
 */
export function updaterOf<P>(
  params: P,
  steps: UpdateSteps,
  isTrained: (path: string) => boolean,
): (from: P, gradient: P, update: Update) => P {
  const memory = listParameters(params).map(({ parameter, path }) => {
    const zeros = filled(parameter.shape, 0);
    const state: AdamWState = { step: 0, m: zeros, v: zeros };
    return { state, sum: zeros, isTrained: isTrained(path) };
  });
  return (from, gradient, { step, numSteps, options }) => {
    const gradients = listParameters(gradient).map(({ parameter }) => parameter);
    const learningRate = steps.learningRate(step, options.schedule, numSteps);
    const constants = steps.constants({ ...options, learningRate });
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
          gradient: zipValues(now, own.sum, steps.gradient),
          state: {
            step: steps.counted(own.state.step, position),
            m: steps.firstMoment(own.state.m),
            v: steps.secondMoment(own.state.v),
          },
          options: { ...constants, weightDecay: steps.weightDecay(constants.weightDecay, path) },
        },
        steps.optimizer,
      );
      own.state = updated.state;
      own.sum = zipValues(own.sum, now, (a, b) => a + b);
      return updated.parameter;
    });
  };
}
