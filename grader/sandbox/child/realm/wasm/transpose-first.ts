import type * as tfjs from '@tensorflow/tfjs';
import type { Kernel } from './on-copies';

/**
 * Multiplies matrices of which one is given transposed, as in the gradient of every product. The
 * library is slow at this, and copies are cheap: eight times as fast for [768, 32] and [32, 32].
 *
 * @param multiply the library's product
 * @param transpose the library's transposition
 */
export const transposeFirst =
  (multiply: tfjs.KernelFunc, transpose: tfjs.KernelFunc): tfjs.KernelFunc =>
  (call) => {
    const { inputs, attrs = {}, backend } = call as Parameters<Kernel>[0];
    const { transposeA, transposeB } = attrs;
    const { a, b } = inputs;
    if (!(isSingle(a) && isSingle(b) && (transposeA === true || transposeB === true))) return multiply(call);
    const copies: tfjs.TensorInfo[] = [];
    const upright = (x: tfjs.TensorInfo, isTransposed: boolean): tfjs.TensorInfo => {
      if (!isTransposed) return x;
      const rank = x.shape.length;
      const perm = x.shape.map((_, i) => (i < rank - 2 ? i : 2 * rank - 3 - i));
      const copy = transpose({ inputs: { x }, attrs: { perm }, backend }) as tfjs.TensorInfo;
      copies.push(copy);
      return copy;
    };
    try {
      const both = { a: upright(a, transposeA === true), b: upright(b, transposeB === true) };
      return multiply({ ...call, inputs: both, attrs: { transposeA: false, transposeB: false } });
    } finally {
      for (const { dataId } of copies) backend.disposeData(dataId);
    }
  };

/** Is it one matrix, and not a batch of several? */
const isSingle = (x: tfjs.TensorInfo | undefined): x is tfjs.TensorInfo =>
  x?.shape.slice(0, -2).every((length) => length === 1) === true;
