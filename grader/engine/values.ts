import type { NamedModel } from '../oracle/diffusion';
import type { NumericTensor } from '../oracle/tensor';
import type { WireArgument } from '../sandbox/protocol';
import { toWire } from '../sandbox/wire';

/** An argument of a student's function, before it is encoded. */
export type Argument =
  | NumericTensor
  | NamedModel
  | { readonly gaussian: readonly NumericTensor[] }
  | number
  | readonly number[]
  | undefined
  | { readonly [name: string]: Argument };

/** What an exercise's function returns: one tensor, or a record of tensors. */
export type Result = NumericTensor | Readonly<Record<string, NumericTensor>>;

export const isTensor = (value: unknown): value is NumericTensor =>
  typeof value === 'object' && value !== null && 'dtype' in value && 'shape' in value;

export const isModel = (value: unknown): value is NamedModel =>
  typeof value === 'object' && value !== null && 'model' in value;

const isSource = (value: object): value is { gaussian: readonly NumericTensor[] } =>
  'gaussian' in value && Array.isArray(value.gaussian);

export function encodeArgument(value: Argument): WireArgument {
  if (value === undefined) return { kind: 'plain', value: null };
  if (typeof value === 'number') return { kind: 'plain', value };
  if (isTensor(value)) return toWire(value);
  if (isPlainList(value)) return { kind: 'plain', value };
  if (isModel(value)) {
    return { kind: 'model', model: value.model, scale: toWire(value.scale), offset: toWire(value.offset) };
  }
  if (isSource(value)) return { kind: 'gaussian', draws: value.gaussian.map(toWire) };
  return {
    kind: 'record',
    fields: Object.fromEntries(
      Object.entries(value as Readonly<Record<string, Argument>>).map(([name, field]) => [
        name,
        encodeArgument(field),
      ]),
    ),
  };
}

const isPlainList = (value: object): value is readonly number[] => Array.isArray(value);

/**
 * The tensors in a value by path, for instance `params.queryKernel`; a single tensor has `path`.
 */
export function tensorsOf(value: unknown, path = ''): { path: string; tensor: NumericTensor }[] {
  if (isTensor(value)) return [{ path, tensor: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    tensorsOf(field, path === '' ? name : `${path}.${name}`),
  );
}

/** A copy of a value with the tensor at a path replaced. */
export function replaceAt<T>(value: T, path: string, replacement: NumericTensor): T {
  if (path === '') return replacement as T;
  const [head = '', ...rest] = path.split('.');
  const record = value as Record<string, unknown>;
  return { ...record, [head]: replaceAt(record[head], rest.join('.'), replacement) } as T;
}

/** A copy of a value with `change` applied to every tensor. */
export function mapTensors<T>(
  value: T,
  change: (path: string, tensor: NumericTensor) => NumericTensor,
  path = '',
): T {
  if (isTensor(value)) return change(path, value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const changed = Object.entries(value).map(([name, field]) => [
    name,
    mapTensors(field as unknown, change, path === '' ? name : `${path}.${name}`),
  ]);
  return (Array.isArray(value) ? changed.map(([, field]) => field) : Object.fromEntries(changed)) as T;
}
