import { gptGradient, type GptLossSteps, type GptParams } from './gpt';
import type { NumericTensor } from './tensor';
import { updaterOf, updateSteps, type TrainingOptions, type UpdateSteps } from './updates';

export interface PretrainInput {
  readonly params: GptParams;
  readonly numHeads: number;
  /** int32 `[batch, n]` each, n ≥ 2 */
  readonly batches: readonly NumericTensor[];
  readonly options: TrainingOptions;
}

export interface PretrainOutput {
  readonly params: GptParams;
  /** The loss before each step, in nats. */
  readonly losses: readonly number[];
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
export interface TrainingSteps extends UpdateSteps {
  readonly model: Partial<GptLossSteps>;
  /** The batch of the step with this number, counted from 1; without one, there is no step. */
  readonly batch: (batches: readonly NumericTensor[], step: number) => NumericTensor | undefined;
  /** The parameters that a step starts from. */
  readonly from: (current: GptParams, first: GptParams) => GptParams;
  readonly trained: Partial<TrainedGroups>;
  /** Which parameters the recorded loss belongs to. */
  readonly recorded: 'before the step' | 'after the step';
  /** The recorded losses as they are returned. */
  readonly losses: (losses: readonly number[]) => readonly number[];
  /** The returned parameters, from those after each step and the given ones. */
  readonly returned: (made: readonly GptParams[], first: GptParams) => GptParams | undefined;
}

export const trainingSteps: TrainingSteps = {
  ...updateSteps,
  model: {},
  batch: (batches, step) => batches[step - 1],
  from: (current) => current,
  trained: {},
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
  const update = updaterOf(params, training, (path) => isTrained(path, training.trained));
  let trained = params;
  for (let step = 1; step <= batches.length; step++) {
    const tokens = training.batch(batches, step);
    if (tokens === undefined) continue;
    const start = training.from(trained, params);
    const { loss, gradient } = gptGradient({ tokens, params: start, numHeads }, training.model);
    trained = update(start, gradient, { step, numSteps: batches.length, options });
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
