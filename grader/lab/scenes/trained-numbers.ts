/** Parameters of a network as plain numbers: scenes keep no tensors between calls. */
import type * as tfjs from '@tensorflow/tfjs';
import { mapTensors, tensorsOf } from '../../engine/values';
import type { NumericTensor } from '../../oracle/tensor';
import type { Params as NumericParams } from '../../train/parameters';
import type { Recipe } from '../../train/configuration';
import { scheduleOf } from '../../train/configuration';
import { trainerOf, type StudentFunctions, type Trainer } from '../../train/realm/trainer';
import type { Params } from './functions';
import { nestedTensors } from './nested-tensors';

/** The numbers of all parameters, in the order of `tensorsOf`. */
export type Numbers = readonly Float32Array[];

/** A network that is trained, between two steps. */
export interface ModelState {
  readonly step: number;
  readonly params: Numbers;
  readonly m: Numbers;
  readonly v: Numbers;
}

export const numbersIn = (params: NumericParams): Numbers =>
  tensorsOf(params).map(({ tensor }) => Float32Array.from(tensor.data));

/** The state before the first step. */
export function untrainedStateOf(params: NumericParams): ModelState {
  const numbers = numbersIn(params);
  const zeros = (): Numbers => numbers.map(({ length }) => new Float32Array(length));
  return { step: 0, params: numbers, m: zeros(), v: zeros() };
}

/** Nested tensors of tfjs, as the student's functions take them. @param template their shapes */
export function paramsOf(tf: typeof tfjs, template: NumericParams, numbers: Numbers): Params {
  let next = 0;
  return mapTensors(template, (_, { shape }) => {
    const tensor: unknown = tf.tensor(numbers[next++] ?? new Float32Array(), [...shape]);
    return tensor as NumericTensor; // Only its place matters.
  });
}

/** How a training goes on. */
export interface Continuation {
  readonly template: NumericParams;
  readonly state: ModelState;
  readonly steps: number;
  readonly recipe: Recipe;
  readonly heads: number;
  /** Makes the step with this number, counted from 0. */
  readonly step: (trainer: Trainer, index: number, options: TrainerOptions) => void;
}

type TrainerOptions = Parameters<Trainer['pretrain']>[1];

/** Makes steps with the trainer of `npm run train`. @param find the functions that it calls */
export function continued(
  tf: typeof tfjs,
  find: (name: string) => unknown,
  { template, state, steps, recipe, heads, step }: Continuation,
): ModelState {
  const { beta1, beta2, epsilon, weightDecay } = recipe;
  const options = { schedule: scheduleOf(recipe), adamW: { beta1, beta2, epsilon, weightDecay } };
  const helpers = nestedTensors(tf);
  const functions = new Proxy(helpers, {
    get: (own, name) => (name in own ? own[name as keyof typeof own] : find(String(name))),
  });
  const trainer = trainerOf(tf, functions as unknown as StudentFunctions);
  const [params, m, v] = [state.params, state.m, state.v].map((each) => paramsOf(tf, template, each));
  trainer.begin(state.step, params ?? {}, m ?? {}, v ?? {}, heads);
  for (let i = 0; i < steps; i++) step(trainer, state.step + i, options);
  const now = trainer.current();
  const read = (nested: unknown): Numbers =>
    helpers.tensorsOf(nested).map((tensor) => Float32Array.from(tensor.dataSync()));
  return { step: state.step + steps, params: read(now.params), m: read(now.m), v: read(now.v) };
}
