import type * as tfjs from '@tensorflow/tfjs';
import { MAX_DEPTH, MAX_ELEMENTS } from '../../protocol-limits';
import type { WireTensor } from '../../protocol';
import { base64Of, floatsFrom } from './base64';
import {
  asNumber,
  asString,
  entries,
  getPrototypeOf,
  isArray,
  isView,
  numeral,
  quote,
  slice,
} from './intrinsics';

export type Tfjs = typeof tfjs;

const NewFloats = Float32Array;
const NewIntegers = Int32Array;
const NewBytes = Uint8Array;
const plainObject: unknown = Object.prototype;

/** The most fields or items read from a returned object or list. */
const MAX_FIELDS = 20;

/** A type guard, since `instanceof` alone narrows to `Tensor<any>`. */
export const isTensor = (tf: Tfjs, value: unknown): value is tfjs.Tensor => value instanceof tf.Tensor;

export const decodeTensor = (tf: Tfjs, wire: WireTensor): tfjs.Tensor =>
  tensorOf(tf, wire, floatsFrom(wire.data));

/** Makes a tensor, which takes over `numbers`. */
export function tensorOf(tf: Tfjs, { shape, dtype }: WireTensor, numbers: Float32Array): tfjs.Tensor {
  const values =
    dtype === 'float32' ? numbers : dtype === 'int32' ? new NewIntegers(numbers) : new NewBytes(numbers);
  return tf.tensor(values, shape, dtype);
}

/** Converts a shape to JSON. The array may be a submission's, so its methods are not used. */
export function shapeJson(shape: unknown): string {
  let text = '';
  if (isArray(shape)) {
    for (let i = 0; i < shape.length; i++) text += `${i === 0 ? '' : ','}${numeral(asNumber(shape[i]))}`;
  }
  return `[${text}]`;
}

/** Describes a value for the student. */
export function describe(tf: Tfjs, value: unknown): string {
  if (isTensor(tf, value)) {
    let shape = '';
    for (let i = 0; i < value.shape.length; i++) shape += `${i === 0 ? '' : ', '}${asString(value.shape[i])}`;
    return `${asString(value.dtype)} [${shape}]`;
  }
  if (value === undefined || value === null) return asString(value);
  if (isArray(value)) return 'an array';
  if (typeof (value as { then?: unknown }).then === 'function') return 'a Promise';
  if (typeof value === 'function') return 'a function';
  if (isView(value)) return 'a typed array';
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'boolean')
    return `the ${typeof value}`;
  return typeof value === 'string'
    ? `the string ${quote(slice(value, 0, 100))}`
    : `the ${typeof value} ${asString(value)}`;
}

/** Converts what a student's function returned to the JSON of a `WireResult`. */
export function resultJson(tf: Tfjs, value: unknown, depth = 0): string {
  if (isTensor(tf, value)) return tensorJson(value);
  if (typeof value === 'number') return numbersJson(describe(tf, value), '', numeral(value));
  if (isArray(value)) return listJson(tf, value, depth);
  const isRecord = typeof value === 'object' && value !== null && getPrototypeOf(value) === plainObject;
  const named = isRecord && depth < MAX_DEPTH ? entries(value) : [];
  if (named.length === 0) return otherJson(describe(tf, value));
  let fields = '';
  for (let i = 0; i < named.length && i < MAX_FIELDS; i++) {
    fields += `${i === 0 ? '' : ','}${quote(named[i]?.[0] ?? '')}:${resultJson(tf, named[i]?.[1], depth + 1)}`;
  }
  return `{"kind":"record","fields":{${fields}}}`;
}

/** The JSON of an array: its numbers if it has nothing else, otherwise its first items. */
function listJson(tf: Tfjs, value: readonly unknown[], depth: number): string {
  const { length } = value;
  let numbers = '';
  let i = 0;
  for (; i < length && i < MAX_ELEMENTS; i++) {
    const each = value[i];
    if (typeof each !== 'number') break;
    numbers += `${i === 0 ? '' : ','}${numeral(each)}`;
  }
  if (i === length) return numbersJson('an array', asString(length), numbers);
  if (depth >= MAX_DEPTH || length > MAX_FIELDS) return otherJson('an array');
  let items = '';
  for (let k = 0; k < length; k++) items += `${k === 0 ? '' : ','}${resultJson(tf, value[k], depth + 1)}`;
  return `{"kind":"list","items":[${items}]}`;
}

const numbersJson = (what: string, shape: string, data: string): string =>
  `{"kind":"other","what":${quote(what)},"numbers":{"shape":[${shape}],"data":[${data}]}}`;

export function tensorJson(tensor: tfjs.Tensor): string {
  if (tensor.isDisposed) return otherJson('a tensor that has been disposed');
  const { dtype } = tensor;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') {
    return otherJson(`a tensor of dtype ${asString(dtype)}`);
  }
  if (tensor.size > MAX_ELEMENTS) return otherJson(`a tensor of ${asString(tensor.size)} elements`);
  const numbers = new NewFloats(tensor.dataSync());
  const shape = shapeJson(tensor.shape);
  return `{"kind":"tensor","shape":${shape},"dtype":"${dtype}","data":"${base64Of(numbers)}"}`;
}

export const otherJson = (what: string): string => `{"kind":"other","what":${quote(slice(what, 0, 1_000))}}`;
