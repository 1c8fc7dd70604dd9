import type { Examples } from '../corpus/examples';
import type { Preferences } from '../corpus/preferences';
import type { Argument } from '../engine/values';
import type { NumericTensor } from '../oracle/tensor';
import type { Session } from '../sandbox/session';
import { scheduleOf, type ModelShape, type Recipe } from './configuration';
import type { Params, TrainingState } from './parameters';
import { TrainerCalls } from './trainer-calls';

/** A text to write. */
export interface Writing {
  readonly prompts: readonly (readonly number[])[];
  /** The most tokens after a prompt. */
  readonly length: number;
  /** The token that ends a text. */
  readonly stop: number;
  /** Uniform numbers, `length` for each prompt. */
  readonly draws: readonly number[];
}

/**
 * A model that is trained with a student's functions, in the sandbox.
 * Every method throws a Refusal if a function fails.
 */
export class StudentTrainer extends TrainerCalls {
  constructor(
    session: Session,
    private readonly model: ModelShape,
    functions: readonly string[],
  ) {
    super(session, functions);
  }

  async begin({ step, params, m, v }: TrainingState): Promise<void> {
    await this.call('begin', [step, params, m, v, this.model.heads]);
  }

  /** Sets the model that preference optimization starts from. */
  async refer(params: Params): Promise<void> {
    await this.call('refer', [params]);
  }

  /** Makes a step on each batch, int32 `[batch, n]`; returns the losses before the steps. */
  pretrain(batches: readonly NumericTensor[], recipe: Recipe): Promise<number[]> {
    return this.numbers('pretrain', [batches, optionsOf(recipe)]);
  }

  /** Makes a step on each batch; returns the losses before the steps. */
  fineTune(batches: readonly Examples[], recipe: Recipe): Promise<number[]> {
    return this.numbers('fineTune', [batches.map(asArgument), optionsOf(recipe)]);
  }

  /** Makes a step on each batch; returns the losses before the steps. */
  prefer(batches: readonly Preferences[], recipe: Recipe, beta: number): Promise<number[]> {
    const pairs = batches.map(({ chosen, rejected }) => ({
      chosen: asArgument(chosen),
      rejected: asArgument(rejected),
    }));
    return this.numbers('prefer', [pairs, optionsOf(recipe), beta]);
  }

  /** The next-token loss on each batch. */
  losses(batches: readonly NumericTensor[]): Promise<number[]> {
    return this.numbers('losses', [batches]);
  }

  /** The texts after the prompts; one without the token `stop` is unfinished. */
  async write({ prompts, length, stop, draws }: Writing): Promise<number[][]> {
    const args = [prompts, length, stop, this.model.contextLength, draws];
    const tokens = await this.numbers('write', args);
    return prompts.map((_, i) => tokens.slice(i * length, (i + 1) * length).filter((token) => token >= 0));
  }
}

const asArgument = ({ tokens, responseMask }: Examples): Argument => ({ tokens, responseMask });

export function optionsOf(recipe: Recipe): Argument {
  const { beta1, beta2, epsilon, weightDecay } = recipe;
  return { schedule: scheduleOf(recipe), adamW: { beta1, beta2, epsilon, weightDecay } };
}
