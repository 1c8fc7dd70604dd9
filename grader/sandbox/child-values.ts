import { Buffer } from 'node:buffer';
import type * as tfjs from '@tensorflow/tfjs';
import type { CallbackCall, NamedArgument, WireArgument, WireResult, WireTensor } from './protocol';
import { MAX_ELEMENTS } from './protocol-limits';

export type Tfjs = typeof tfjs;

/** A tensor argument, with what it held when it was handed over. */
export interface Leaf {
  readonly path: string;
  readonly tensor: tfjs.Tensor;
  readonly original: Float32Array;
}

/** The arguments of one call, made from the wire: the values, the tensors in them, and how callbacks were called. */
export interface DecodedArguments {
  readonly values: unknown[];
  readonly leaves: Leaf[];
  readonly callbacks: CallbackCall[];
  /** How many tensors the callbacks returned, which the caller owns. */
  readonly fromCallbacks: () => number;
}

/** `instanceof` would make it a `Tensor<any>`. */
export const isTensor = (tf: Tfjs, value: unknown): value is tfjs.Tensor => value instanceof tf.Tensor;

export function decodeTensor(tf: Tfjs, { shape, dtype, data }: WireTensor): tfjs.Tensor {
  const numbers = floats(data);
  const values =
    dtype === 'float32' ? numbers : dtype === 'int32' ? new Int32Array(numbers) : new Uint8Array(numbers);
  return tf.tensor(values, shape, dtype);
}

function floats(data: string): Float32Array {
  const bytes = Buffer.from(data, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

export function decodeArguments(tf: Tfjs, named: readonly NamedArgument[]): DecodedArguments {
  const leaves: Leaf[] = [];
  const callbacks: CallbackCall[] = [];
  let made = 0;

  const leaf = (path: string, wire: WireTensor): tfjs.Tensor => {
    const tensor = decodeTensor(tf, wire);
    leaves.push({ path, tensor, original: floats(wire.data) });
    return tensor;
  };

  const decode = (path: string, wire: WireArgument): unknown => {
    switch (wire.kind) {
      case 'tensor':
        return leaf(path, wire);
      case 'plain':
        return wire.value ?? undefined;
      case 'record':
        return Object.fromEntries(
          Object.entries(wire.fields).map(([name, field]) => [name, decode(`${path}.${name}`, field)]),
        );
      case 'model':
        return decodeModel(path, wire);
      case 'gaussian':
        return decodeSource(wire.draws);
    }
  };

  const decodeModel = (path: string, wire: WireArgument & { kind: 'model' }): unknown => {
    const scale = leaf(`${path}.scale`, wire.scale);
    const offset = leaf(`${path}.offset`, wire.offset);
    return (xt: unknown, t: unknown): tfjs.Tensor => {
      const noisy = expectTensor(tf, xt, 'the first argument of the model');
      callbacks.push({ role: 'model', shape: [...noisy.shape], step: describe(tf, t) });
      made += 1;
      return tf.tidy(() => tableModel(tf, wire.model, scale, offset, noisy, t));
    };
  };

  const decodeSource = (draws: WireTensor[]): unknown => {
    let next = 0;
    return (shape: unknown): tfjs.Tensor => {
      const asked = Array.isArray(shape) ? shape.map(Number) : [];
      callbacks.push({ role: 'gaussian', shape: asked, step: '' });
      // A source never runs dry: what is drawn beyond the judge's draws repeats them, and the count tells.
      const draw = draws[next++ % draws.length];
      if (draw === undefined) throw new Error('the noise source is empty');
      made += 1;
      return decodeTensor(tf, { ...draw, shape: asked });
    };
  };

  return {
    values: named.map(({ name, value }) => decode(name, value)),
    leaves,
    callbacks,
    fromCallbacks: () => made,
  };
}

/** ε(x, t) = scale[t]·x + offset[t], or tanh of it, each example with its own t. */
function tableModel(
  tf: Tfjs,
  kind: 'affine' | 'tanh',
  scale: tfjs.Tensor,
  offset: tfjs.Tensor,
  xt: tfjs.Tensor,
  t: unknown,
): tfjs.Tensor {
  const [batch = 1] = xt.shape as number[];
  const steps = stepsOf(tf, t, batch);
  const read = (table: tfjs.Tensor): tfjs.Tensor =>
    tf.gather(table, steps).reshape([batch, ...Array<number>(Math.max(xt.rank - 1, 0)).fill(1)]);
  const linear = tf.add(tf.mul(read(scale), xt), read(offset));
  return kind === 'tanh' ? tf.tanh(linear) : linear;
}

/** The steps as int32 [batch], however they were passed: what is wrong with t is a check of its own. */
function stepsOf(tf: Tfjs, t: unknown, batch: number): tfjs.Tensor1D {
  const numbers = isTensor(tf, t) ? [...t.dataSync()] : [Number(t)];
  if (numbers.length !== 1 && numbers.length !== batch) {
    throw new Error(
      `the model was asked about ${String(batch)} examples with ${String(numbers.length)} steps in t`,
    );
  }
  const steps = Array.from({ length: batch }, (_, i) => Math.round(numbers[i % numbers.length] ?? 0));
  return tf.tensor1d(steps, 'int32');
}

function expectTensor(tf: Tfjs, value: unknown, what: string): tfjs.Tensor {
  if (isTensor(tf, value)) return value;
  throw new Error(`${what} must be a tensor, not ${describe(tf, value)}`);
}

/** What a value is, in the words a student reads. */
export function describe(tf: Tfjs, value: unknown): string {
  if (isTensor(tf, value)) return `${value.dtype} [${value.shape.join(', ')}]`;
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof (value as { then?: unknown }).then === 'function') return 'a Promise';
  if (typeof value === 'function') return 'a function';
  if (ArrayBuffer.isView(value)) return 'a typed array';
  if (typeof value === 'object') return 'an object';
  const shown =
    typeof value === 'number' || typeof value === 'string' ? ` ${String(value).slice(0, 100)}` : '';
  return `the ${typeof value}${shown}`;
}

/** Reads out what a student's function returned. */
export function encodeResult(tf: Tfjs, value: unknown, depth = 0): WireResult {
  if (isTensor(tf, value)) return encodeTensor(value);
  const isRecord =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  const named = isRecord ? Object.entries(value) : [];
  if (depth > 0 || named.length === 0) return { kind: 'other', what: describe(tf, value) };
  return {
    kind: 'record',
    fields: Object.fromEntries(named.slice(0, 20).map(([name, field]) => [name, encodeResult(tf, field, 1)])),
  };
}

export function encodeTensor(tensor: tfjs.Tensor): WireResult {
  if (tensor.isDisposed) return { kind: 'other', what: 'a tensor that has been disposed' };
  const { dtype } = tensor;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') {
    return { kind: 'other', what: `a tensor of dtype ${dtype}` };
  }
  if (tensor.size > MAX_ELEMENTS)
    return { kind: 'other', what: `a tensor of ${String(tensor.size)} elements` };
  const numbers = new Float32Array(tensor.dataSync());
  return { kind: 'tensor', shape: tensor.shape, dtype, data: Buffer.from(numbers.buffer).toString('base64') };
}
