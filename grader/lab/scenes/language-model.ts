import type * as tfjs from '@tensorflow/tfjs';
import { batch } from '../../corpus/batches';
import { uniforms } from '../../oracle/random';
import { MODEL, RECIPES } from '../../train/configuration';
import { initialParameters } from '../../train/parameters';
import type { Params, SceneTools } from './functions';
import {
  continued,
  numbersIn,
  paramsOf,
  untrainedStateOf,
  type ModelState,
  type Numbers,
} from './trained-numbers';
import { fieldOf, numbersOf, WrongResult } from './wrong-result';

type Tensor = tfjs.Tensor;

export const SEED = 2017;
const template = initialParameters(MODEL, SEED);

export const initialNumbers = (): Numbers => numbersIn(template);
export const untrainedState = (): ModelState => untrainedStateOf(template);

export interface TrainInput {
  readonly state: ModelState;
  readonly steps: number;
  /** The steps of the whole training, which the learning rate depends on. */
  readonly total: number;
}

export interface TrainResult {
  readonly state: ModelState;
}

/** Trains for some steps with the student's functions; each loss is a frame. */
export function trainScene({ tf, find, emit }: SceneTools, { state, steps, total }: TrainInput): TrainResult {
  const recipe = { ...RECIPES.gpt, steps: total };
  const { contextLength: length, heads } = MODEL;
  const { batchSize } = recipe;
  const after = continued(tf, find, {
    ...{ template, state, steps, recipe, heads },
    step: (trainer, index, options) => {
      const { data, shape } = batch(index, { seed: SEED, batchSize, length, start: 'sentence' });
      const tokens = tf.tensor(Int32Array.from(data), [...shape], 'int32');
      emit(trainer.pretrain([tokens], options)[0]);
      tokens.dispose();
    },
  });
  return { state: after };
}

export interface NextInput {
  readonly params: Numbers;
  readonly tokens: readonly number[];
}

export interface NextResult {
  /** `[vocabulary]`, of the token after the last. */
  readonly logits: Float32Array;
  /** `[heads, n]`: where the last token looks in the first block, if that is known. */
  readonly attention: Float32Array | undefined;
}

/** What the model expects after a text. */
export function nextScene({ tf, find }: SceneTools, { params: numbers, tokens }: NextInput): NextResult {
  const params = paramsOf(tf, template, numbers);
  const n = tokens.length;
  const logits = numbersOf(
    tf,
    find('gpt')(tf.tensor2d([...tokens], [1, n], 'int32'), params, MODEL.heads),
    'The result of gpt',
    [1, n, MODEL.vocabulary],
  );
  return {
    logits: logits.slice((n - 1) * MODEL.vocabulary),
    attention: lastRow({ tf, find }, params, tokens),
  };
}

/** The weights of the last token, recomputed with the student's attention. */
function lastRow(
  { tf, find }: Pick<SceneTools, 'tf' | 'find'>,
  params: Params,
  tokens: readonly number[],
): Float32Array | undefined {
  const n = tokens.length;
  const { heads, width } = MODEL;
  const [first] = params['blocks'] as readonly { readonly attention: Readonly<Record<string, Tensor>> }[];
  if (first === undefined) return undefined;
  const { queryKernel, keyKernel, valueKernel } = first.attention;
  if (queryKernel === undefined || keyKernel === undefined || valueKernel === undefined) return undefined;
  try {
    const rows = tf.gather(params['tokenEmbedding'] as Tensor, tf.tensor1d([...tokens], 'int32'));
    const x = tf.add(rows, tf.slice(params['positionEmbedding'] as Tensor, [0, 0], [n, width]));
    const split = (kernel: Tensor): Tensor =>
      tf.transpose(
        tf.reshape(tf.matMul(x as tfjs.Tensor2D, kernel as tfjs.Tensor2D), [n, heads, width / heads]),
        [1, 0, 2],
      );
    const attend = find('scaledDotProductAttention');
    // The last token sees all before it, so no mask is needed.
    const result = attend(
      tf.slice(split(queryKernel), [0, n - 1, 0], [heads, 1, width / heads]),
      split(keyKernel),
      split(valueKernel),
    );
    return numbersOf(tf, fieldOf(result, 'weights', 'scaledDotProductAttention'), 'weights', [heads, 1, n]);
  } catch {
    return undefined; // The model may work without it.
  }
}

export interface WriteInput extends NextInput {
  readonly temperature: number;
  /** 0 for all. */
  readonly topK: number;
  /** Chooses the numbers that are drawn. */
  readonly draw: number;
}

export interface WriteResult {
  readonly token: number;
}

/** One more token, by the student's generate. */
export function writeScene({ tf, find }: SceneTools, input: WriteInput): WriteResult {
  const params = paramsOf(tf, template, input.params);
  const model = (tokens: unknown): unknown => find('gpt')(tokens, params, MODEL.heads);
  const options = {
    temperature: input.temperature,
    ...(input.topK > 0 && { topK: input.topK }),
    contextLength: MODEL.contextLength,
  };
  const uniform = uniforms(SEED, `lab draw ${String(input.draw)}`);
  const written = find('generate')(model, [...input.tokens], 1, options, uniform);
  const token: unknown = Array.isArray(written) ? written[0] : undefined;
  if (!Number.isInteger(token) || Number(token) < 0 || Number(token) >= MODEL.vocabulary)
    throw new WrongResult(
      `The result of generate should be a list with one token, but is ${JSON.stringify(written)}.`,
    );
  return { token: Number(token) };
}
