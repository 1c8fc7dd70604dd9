import type * as tfjs from '@tensorflow/tfjs';
import type { CallbackCall, NamedArgument, WireArgument, WireTensor } from '../../protocol';
import { floatsFrom } from './base64';
import { asString, keys, quote } from './intrinsics';
import { describe, isTensor, shapeJson, tensorOf, type Tfjs } from './tensors';
import { dimerModel } from './dimer-model';
import { planarModel } from './planar-model';
import { drawn, linearMap, stepModel, tableModel, tokenModel } from './test-models';

/** A tensor argument with its original values. A linked list: lists must not grow by assignment. */
export interface Leaf {
  readonly path: string;
  readonly tensor: tfjs.Tensor;
  readonly original: Float32Array;
  readonly before: Leaf | undefined;
}

/** A list of numbers with its original values, linked like a `Leaf`. */
export interface NumberList {
  readonly path: string;
  readonly list: readonly number[];
  readonly original: Float64Array;
  readonly before: NumberList | undefined;
}

/** The arguments of one call. */
export interface DecodedArguments {
  readonly values: readonly unknown[];
  readonly lastLeaf: Leaf | undefined;
  readonly lastList: NumberList | undefined;
  /** The calls of callbacks so far, as JSON, and how many tensors these returned to the student. */
  readonly calls: { readonly json: () => string; readonly tensors: () => number };
}

const NewFloats = Float32Array;
const NewDoubles = Float64Array;

/** The most calls of callbacks in a reply. */
const MAX_CALLS = 2_000;

/**
 * Decodes the arguments of a call. Reuses the wire's records and its list, and overwrites their
 * properties: adding a new one could trigger a submission's setter.
 */
export function decodeArguments(tf: Tfjs, named: NamedArgument[]): DecodedArguments {
  let lastLeaf: Leaf | undefined;
  let lastList: NumberList | undefined;
  let calls = '';
  let count = 0;
  let tensors = 0;

  const record = (role: CallbackCall['role'], shape: unknown, step: string, dtype = ''): void => {
    if (count < MAX_CALLS) {
      const typed = dtype === '' ? '' : `,"dtype":${quote(dtype)}`;
      calls += `${count === 0 ? '' : ','}{"role":"${role}","shape":${shapeJson(shape)},"step":${quote(step)}${typed}}`;
    }
    count += 1;
    if (role !== 'uniform') tensors += 1;
  };

  const leaf = (path: string, wire: WireTensor): tfjs.Tensor => {
    const numbers = floatsFrom(wire.data);
    const original = new NewFloats(numbers); // tfjs keeps `numbers` itself.
    const tensor = tensorOf(tf, wire, numbers);
    lastLeaf = { path, tensor, original, before: lastLeaf };
    return tensor;
  };

  const numberList = (path: string, list: readonly number[]): readonly number[] => {
    const original = new NewDoubles(list.length);
    for (let i = 0; i < list.length; i++) original[i] = list[i] ?? 0;
    lastList = { path, list, original, before: lastList };
    return list;
  };

  const decode = (path: string, wire: WireArgument): unknown => {
    switch (wire.kind) {
      case 'tensor':
        return leaf(path, wire);
      case 'plain':
        return typeof wire.value === 'object' && wire.value !== null
          ? numberList(path, wire.value)
          : (wire.value ?? undefined);
      case 'record': {
        const fields: Record<string, unknown> = wire.fields;
        const names = keys(fields);
        for (let i = 0; i < names.length; i++) {
          const name = names[i] ?? '';
          fields[name] = decode(`${path}.${name}`, fields[name] as WireArgument);
        }
        return fields;
      }
      case 'list': {
        const items: unknown[] = wire.items;
        for (let i = 0; i < items.length; i++)
          items[i] = decode(`${path}[${asString(i)}]`, items[i] as WireArgument);
        return items;
      }
      case 'model':
        return decodeModel(path, wire);
      case 'gaussian':
        return decodeSource(wire.draws);
      case 'tokenModel': {
        const table = leaf(`${path}.table`, wire.table);
        return (tokens: unknown): tfjs.Tensor => {
          const context = expectTensor(tf, tokens, 'the argument of the model');
          record('tokenModel', context.shape, '', asString(context.dtype));
          return tf.tidy(() => tokenModel(tf, table, wire.decay, context));
        };
      }
      case 'stepModel':
        return (x: unknown): tfjs.Tensor => {
          const state = expectTensor(tf, x, 'the argument of the model');
          record('stepModel', state.shape, '');
          return tf.tidy(() => stepModel(tf, wire.forcing, wire.timeStep, state));
        };
      case 'linearMap': {
        const matrix = leaf(`${path}.matrix`, wire.matrix);
        return (x: unknown): tfjs.Tensor => {
          const data = expectTensor(tf, x, 'the argument of the linear map');
          record('linearMap', data.shape, '');
          return tf.tidy(() => linearMap(tf, matrix, data));
        };
      }
      case 'dimerModel': {
        const tables = {
          bonds: floatsFrom(wire.bonds.data),
          weights: floatsFrom(wire.weights.data),
          alphaBars: floatsFrom(wire.alphaBars.data),
        };
        return (xt: unknown, t: unknown): tfjs.Tensor => {
          const noisy = expectTensor(tf, xt, 'the first argument of the model');
          record('model', noisy.shape, describe(tf, t));
          return tf.tidy(() => dimerModel(tf, tables, noisy, t));
        };
      }
      case 'planarModel': {
        const tables = {
          shapes: floatsFrom(wire.shapes.data),
          weights: floatsFrom(wire.weights.data),
          alphaBars: floatsFrom(wire.alphaBars.data),
        };
        return (xt: unknown, t: unknown): tfjs.Tensor => {
          const noisy = expectTensor(tf, xt, 'the first argument of the model');
          record('model', noisy.shape, describe(tf, t));
          return tf.tidy(() => planarModel(tf, tables, noisy, t));
        };
      }
      case 'uniform': {
        let next = 0;
        return (): number => {
          record('uniform', [], '');
          return wire.draws[next++ % wire.draws.length] ?? 0;
        };
      }
    }
  };

  const decodeModel = (path: string, wire: WireArgument & { kind: 'model' }): unknown => {
    const scale = leaf(`${path}.scale`, wire.scale);
    const offset = leaf(`${path}.offset`, wire.offset);
    return (xt: unknown, t: unknown): tfjs.Tensor => {
      const noisy = expectTensor(tf, xt, 'the first argument of the model');
      record('model', noisy.shape, describe(tf, t));
      return tf.tidy(() => tableModel(tf, wire.model, scale, offset, noisy, t));
    };
  };

  const decodeSource = (draws: WireTensor[]): unknown => {
    let next = 0;
    return (shape: unknown): tfjs.Tensor => {
      record('gaussian', shape, '');
      // Further draws repeat the judge's; the recorded calls show that there were too many.
      const draw = draws[next++ % draws.length];
      if (draw === undefined) throw new Error('the noise source is empty');
      return drawn(tf, draw, shape);
    };
  };

  const values: unknown[] = named;
  for (let i = 0; i < named.length; i++) {
    const argument = named[i];
    if (argument !== undefined) values[i] = decode(argument.name, argument.value);
  }
  return { values, lastLeaf, lastList, calls: { json: () => `[${calls}]`, tensors: () => tensors } };
}

function expectTensor(tf: Tfjs, value: unknown, what: string): tfjs.Tensor {
  if (isTensor(tf, value)) return value;
  throw new Error(`${what} must be a tensor, not ${describe(tf, value)}`);
}
