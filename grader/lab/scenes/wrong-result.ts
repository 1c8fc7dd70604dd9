import type * as tfjs from '@tensorflow/tfjs';

/** A function returned something that cannot be drawn. The message is for the student. */
export class WrongResult extends Error {
  override readonly name = 'WrongResult';
}

type Tensor = tfjs.Tensor;

/**
 * The tensor that a function returned.
 *
 * @param what for instance `weights of scaledDotProductAttention`
 * @throws WrongResult if it is none, or has another shape
 */
export function tensorOf(tf: typeof tfjs, value: unknown, what: string, shape: readonly number[]): Tensor {
  if (!isTensor(tf, value)) throw new WrongResult(`${what} should be a tensor, but is ${kindOf(value)}.`);
  if (value.isDisposed) throw new WrongResult(`${what} is a tensor that has been disposed.`);
  if (value.shape.join() !== shape.join())
    throw new WrongResult(
      `${what} should have the shape [${shape.join(', ')}], but has [${value.shape.join(', ')}].`,
    );
  return value;
}

/** The numbers of the same. @throws WrongResult */
export const numbersOf = (
  tf: typeof tfjs,
  value: unknown,
  what: string,
  shape: readonly number[],
): Float32Array => Float32Array.from(tensorOf(tf, value, what, shape).dataSync());

/** A field of a record that a function returned. @throws WrongResult */
export function fieldOf(value: unknown, name: string, from: string): unknown {
  if (typeof value !== 'object' || value === null || !(name in value))
    throw new WrongResult(`${from} should return an object with \`${name}\`, but returned ${kindOf(value)}.`);
  return (value as Record<string, unknown>)[name];
}

/** `instanceof` alone narrows to `Tensor<any>`. */
const isTensor = (tf: typeof tfjs, value: unknown): value is Tensor => value instanceof tf.Tensor;

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof (value as { then?: unknown }).then === 'function') return 'a Promise';
  if (typeof value === 'object') {
    if ('shape' in value && Array.isArray(value.shape)) return `a tensor [${value.shape.join(', ')}]`;
    return `an object with ${Object.keys(value).slice(0, 5).join(', ') || 'nothing'}`;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}
