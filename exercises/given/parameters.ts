import * as tf from '@tensorflow/tfjs';

/**
 * The tensors in nested parameters, for instance of a `GptParams`, always in the same order.
 *
 * @param params a tensor, or objects and arrays of tensors, nested in any way
 */
export function tensorsOf(params: unknown): tf.Tensor[] {
  if (isTensor(params)) return [params];
  if (typeof params !== 'object' || params === null) return [];
  return Object.values(params).flatMap(tensorsOf);
}

/**
 * A copy of nested parameters with each tensor replaced by `change(tensor, index)`. The indices are
 * those of `tensorsOf`.
 *
 * @param params a tensor, or objects and arrays of tensors, nested in any way; not changed
 */
export function mapTensors<P>(params: P, change: (tensor: tf.Tensor, index: number) => tf.Tensor): P {
  let index = 0;
  const copy = (value: unknown): unknown => {
    if (isTensor(value)) return change(value, index++);
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copy(field)]));
  };
  return copy(params) as P;
}

/** `instanceof` alone narrows to `Tensor<any>`. */
const isTensor = (value: unknown): value is tf.Tensor => value instanceof tf.Tensor;
