import type * as tfjs from '@tensorflow/tfjs';
import { batch } from '../../corpus/batches';
import { mapTensors, tensorsOf } from '../../engine/values';
import { uniforms } from '../../oracle/random';
import type { NumericTensor } from '../../oracle/tensor';
import { MODEL, RECIPES, scheduleOf } from '../../train/configuration';
import { initialParameters } from '../../train/parameters';
import { trainerOf, type StudentFunctions } from '../../train/realm/trainer';
import type { Params, SceneTools } from './functions';
import { nestedTensors } from './nested-tensors';
import { fieldOf, numbersOf, WrongResult } from './wrong-result';

type Tensor = tfjs.Tensor;

export const SEED = 2017;
const template = initialParameters(MODEL, SEED);

/** The numbers of all parameters, in the order of `tensorsOf`. */
export type Numbers = readonly Float32Array[];

export const initialNumbers = (): Numbers =>
  tensorsOf(template).map(({ tensor }) => Float32Array.from(tensor.data));

/** A model that is trained, between two steps. */
export interface ModelState {
  readonly step: number;
  readonly params: Numbers;
  readonly m: Numbers;
  readonly v: Numbers;
}

export function untrainedState(): ModelState {
  const params = initialNumbers();
  const zeros = (): Numbers => params.map(({ length }) => new Float32Array(length));
  return { step: 0, params, m: zeros(), v: zeros() };
}

/** Nested tensors of tfjs, as the student's functions take them. */
function paramsOf(tf: typeof tfjs, numbers: Numbers): Params {
  let next = 0;
  const filled = mapTensors(template, (_, { shape }) => {
    const tensor: unknown = tf.tensor(numbers[next++] ?? new Float32Array(), [...shape]);
    return tensor as NumericTensor; // Only its place matters.
  });
  return filled;
}

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
  const { beta1, beta2, epsilon, weightDecay, batchSize } = recipe;
  const options = { schedule: scheduleOf(recipe), adamW: { beta1, beta2, epsilon, weightDecay } };
  const { contextLength: length, heads } = MODEL;
  const helpers = nestedTensors(tf);
  const student = new Proxy(helpers, {
    get: (own, name) => (name in own ? own[name as keyof typeof own] : find(String(name))),
  });
  const trainer = trainerOf(tf, student as unknown as StudentFunctions);
  const { params, m, v } = state;
  trainer.begin(state.step, paramsOf(tf, params), paramsOf(tf, m), paramsOf(tf, v), heads);
  for (let i = 0; i < steps; i++) {
    const { data, shape } = batch(state.step + i, { seed: SEED, batchSize, length, start: 'sentence' });
    const tokens = tf.tensor(Int32Array.from(data), [...shape], 'int32');
    emit(trainer.pretrain([tokens], options)[0]);
    tokens.dispose();
  }
  const now = trainer.current();
  const read = (nested: unknown): Numbers =>
    helpers.tensorsOf(nested).map((tensor) => Float32Array.from(tensor.dataSync()));
  return {
    state: { step: state.step + steps, params: read(now.params), m: read(now.m), v: read(now.v) },
  };
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
  const params = paramsOf(tf, numbers);
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
  const params = paramsOf(tf, input.params);
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
