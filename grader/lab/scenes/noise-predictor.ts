import { uniforms } from '../../oracle/random';
import { initialNetwork } from '../../oracle/surrogate';
import { NETWORK, RECIPE } from '../../train/diffusion/configuration';
import type { Params as NumericParams } from '../../train/parameters';
import { normals } from './embedding';
import type { Denoiser, SceneTools } from './functions';
import { pointsOf, type MixtureName } from './mixture';
import { scheduleOf, type ScheduleInput } from './noise-schedule';
import { withStandIns } from './stand-ins';
import { continued, paramsOf, untrainedStateOf, type ModelState, type Numbers } from './trained-numbers';
import { tensorOf } from './wrong-result';

const SEED = 2020;
/** The network of `npm run train -- diffusion`, for points in the plane. */
const network = initialNetwork(SEED, { ...NETWORK, d: 2 }) as unknown as NumericParams;

export const untrainedPredictor = (): ModelState => untrainedStateOf(network);

export interface DenoiseInput extends ScheduleInput {
  readonly mixture: MixtureName;
  readonly state: ModelState;
  readonly steps: number;
  /** The steps of the whole training, which the learning rate depends on. */
  readonly total: number;
}

export interface DenoiseResult {
  readonly state: ModelState;
  /** The functions that are not written yet, and for which the lab stood in. */
  readonly given: readonly string[];
}

/** Trains a noise predictor with the student's noisePredictionLoss; each loss is a frame. */
export function denoiseScene(tools: SceneTools, input: DenoiseInput): DenoiseResult {
  const { tf, emit } = tools;
  const { mixture, state, steps, total, numSteps } = input;
  const { find, given } = withStandIns(tools);
  const schedule = scheduleOf(tools, input);
  const recipe = { ...RECIPE, steps: total };
  const { batchSize } = recipe;
  const checked = (name: string): unknown =>
    name !== 'noisePredictionLoss'
      ? find(name)
      : (...values: unknown[]) => tensorOf(tf, find(name)(...values), `The result of ${name}`, []);
  const after = continued(tf, checked, {
    ...{ template: network, state, steps, recipe, heads: 1 },
    step: (trainer, index, options) => {
      const uniform = uniforms(SEED, `steps of batch ${String(index)}`);
      const times = Int32Array.from({ length: batchSize }, () => Math.floor(uniform() * numSteps));
      const x0 = tf.tensor2d(pointsOf(mixture, batchSize, ` of batch ${String(index)}`), [batchSize, 2]);
      const t = tf.tensor1d(times, 'int32');
      const noise = tf.tensor2d(normals(`noise of batch ${String(index)}`, 2 * batchSize), [batchSize, 2]);
      emit(trainer.denoise([{ x0, t, noise }], { ...schedule }, options)[0]);
      tf.dispose([x0, t, noise]);
    },
  });
  return { state: after, given: [...given] };
}

/** A trained network as a noise predictor. */
export function networkDenoiser(tools: SceneTools, numbers: Numbers): Denoiser {
  const { tf } = tools;
  const predict = withStandIns(tools).find('predictNoise');
  const params = paramsOf(tf, network, numbers);
  return (xt, t) => tensorOf(tf, predict(xt, t, params), 'The result of predictNoise', xt.shape);
}
