import type { Argument } from '../../engine/values';
import type { Schedule } from '../../oracle/diffusion';
import { sliceFirst, type NumericTensor } from '../../oracle/tensor';
import type { Recipe } from '../configuration';
import type { TrainingState } from '../parameters';
import { optionsOf } from '../student-trainer';
import { TrainerCalls } from '../trainer-calls';

/** Clean data, their steps and their noise. */
export interface NoisedExamples {
  readonly x0: NumericTensor;
  readonly t: NumericTensor;
  readonly noise: NumericTensor;
}

/** A network that learns to predict noise with a student's functions, in the sandbox. */
export class SurrogateTrainer extends TrainerCalls {
  async begin({ step, params, m, v }: TrainingState): Promise<void> {
    await this.call('begin', [step, params, m, v, 1]);
  }

  /** Makes a step on each batch; returns the losses before the steps. */
  denoise(batches: readonly NoisedExamples[], schedule: Schedule, recipe: Recipe): Promise<number[]> {
    const examples = batches.map(({ x0, t, noise }): Argument => ({ x0, t, noise }));
    return this.numbers('denoise', [examples, noiseOf(schedule), optionsOf(recipe)]);
  }

  /** Samples `[n, d]` from x_T and the noise of each step. */
  sample(draws: readonly NumericTensor[], schedule: Schedule): Promise<NumericTensor> {
    return this.tensor('sample', [draws, noiseOf(schedule)], 'samples');
  }

  /** x_T, and what it is after the steps from each t of `kept`. */
  async frames(
    draws: readonly NumericTensor[],
    schedule: Schedule,
    kept: readonly number[],
  ): Promise<readonly NumericTensor[]> {
    const all = await this.tensor('frames', [draws, noiseOf(schedule), kept], 'frames');
    return Array.from({ length: all.shape[0] ?? 0 }, (_, i) => sliceFirst(all, i, 1));
  }
}

const noiseOf = ({ betas, alphas, alphaBars }: Schedule): Argument => ({ betas, alphas, alphaBars });
