import type * as tfjs from '@tensorflow/tfjs';

/** What exercises/given/parameters.ts gives, for the tfjs of a scene. */
export interface NestedTensors {
  readonly tensorsOf: (nested: unknown) => tfjs.Tensor[];
  readonly mapTensors: (
    nested: unknown,
    change: (tensor: tfjs.Tensor, index: number) => tfjs.Tensor,
  ) => unknown;
}

export function nestedTensors(tf: typeof tfjs): NestedTensors {
  /** `instanceof` alone narrows to `Tensor<any>`. */
  const isTensor = (value: unknown): value is tfjs.Tensor => value instanceof tf.Tensor;
  const tensorsOf = (nested: unknown): tfjs.Tensor[] => {
    if (isTensor(nested)) return [nested];
    return typeof nested === 'object' && nested !== null ? Object.values(nested).flatMap(tensorsOf) : [];
  };
  return {
    tensorsOf,
    mapTensors: (nested, change) => {
      let index = 0;
      const copy = (value: unknown): unknown => {
        if (isTensor(value)) return change(value, index++);
        if (Array.isArray(value)) return value.map(copy);
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copy(field)]));
      };
      return copy(nested);
    },
  };
}
