import type * as tfjs from '@tensorflow/tfjs';
import { adamWStep, type AdamWOptions } from '../../oracle/adamw';
import { timeEmbedding } from '../../oracle/diffusion';
import { learningRateAt, type LearningRateSchedule } from '../../oracle/learning-rate';
import type { NumericTensor } from '../../oracle/tensor';
import type { SceneTools } from './functions';

type Tensor = tfjs.Tensor;
type Callable = (...values: never[]) => unknown;

interface Layers {
  readonly layers: readonly { readonly kernel: Tensor; readonly bias: Tensor }[];
}

/** The functions of a training, each the student's own as soon as it is written. */
export interface OwnFunctions {
  readonly find: (name: string) => (...values: unknown[]) => unknown;
  /** The functions that the lab stood in for, so far. */
  readonly given: ReadonlySet<string>;
}

/** So that a student's loss trains something before the rest of a training is written. */
export function withStandIns({ tf, find }: Pick<SceneTools, 'tf' | 'find'>): OwnFunctions {
  const given = new Set<string>();
  const own =
    (name: string): ((...values: unknown[]) => unknown) =>
    (...values) => {
      const ours = standIns[name];
      if (ours === undefined) return find(name)(...values);
      try {
        return find(name)(...values);
      } catch (failure) {
        if (!(failure instanceof Error) || !failure.message.startsWith('Not started: ')) throw failure;
        given.add(name);
        return ours(...(values as never[]));
      }
    };
  const standIns: Readonly<Record<string, Callable>> = {
    predictNoise: (xt: Tensor, t: Tensor, { layers }: Layers): Tensor => {
      const timeDim = (layers[0]?.kernel.shape[0] ?? 0) - (xt.shape[1] ?? 0);
      let hidden = tf.concat([xt, own('timeEmbedding')(t, timeDim) as Tensor], 1);
      layers.forEach(({ kernel, bias }, layer) => {
        const output = tf.add(tf.matMul(hidden as tfjs.Tensor2D, kernel as tfjs.Tensor2D), bias);
        hidden = layer < layers.length - 1 ? tf.tanh(output) : output;
      });
      return hidden;
    },
    timeEmbedding: (t: Tensor, dim: number): Tensor => toTensor(tf, timeEmbedding({ t: fromTensor(t), dim })),
    learningRateAt: (step: number, schedule: LearningRateSchedule) => learningRateAt(step, schedule),
    adamWStep: (
      parameter: Tensor,
      gradient: Tensor,
      { step, m, v }: { readonly step: number; readonly m: Tensor; readonly v: Tensor },
      options: AdamWOptions,
    ) => {
      const state = { step, m: fromTensor(m), v: fromTensor(v) };
      const after = adamWStep({
        ...{ parameter: fromTensor(parameter), gradient: fromTensor(gradient), state, options },
      });
      return {
        parameter: toTensor(tf, after.parameter),
        state: { step: after.state.step, m: toTensor(tf, after.state.m), v: toTensor(tf, after.state.v) },
      };
    },
  };
  return { find: own, given };
}

const fromTensor = (tensor: Tensor): NumericTensor => ({
  shape: tensor.shape,
  dtype: 'float32',
  data: Float64Array.from(tensor.dataSync()),
});

const toTensor = (tf: typeof tfjs, { shape, data }: NumericTensor): Tensor =>
  tf.tensor(Float32Array.from(data), [...shape]);
