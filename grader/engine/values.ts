import type { NamedModel } from '../oracle/diffusion/noise-model';
import type { LinearMap } from '../oracle/linear-map';
import type { DimerModel } from '../oracle/molecules/dimer-model';
import type { PlanarModel } from '../oracle/molecules/planar-model';
import { isTensor, type NumericTensor } from '../oracle/tensor';
import type { TokenModel } from '../oracle/token-model';
import type { StepModel } from '../oracle/weather/lorenz96';
import type { WireArgument } from '../sandbox/protocol';
import { toWire } from '../sandbox/wire';
import { rememberEach } from './remember';

/** A class gets the same inputs again and again. */
const wireOf = rememberEach(toWire);

/** An argument of a student's function, before it is encoded. */
export type Argument =
  | NumericTensor
  | NamedModel
  | { readonly gaussian: readonly NumericTensor[] }
  | TokenModel
  | StepModel
  | LinearMap
  | DimerModel
  | PlanarModel
  /** A source of uniform numbers in [0, 1): its draws, in order. */
  | { readonly uniform: readonly number[] }
  | number
  | readonly number[]
  | undefined
  | readonly Argument[]
  | { readonly [name: string]: Argument };

/** What an exercise's function returns: a tensor, or records and lists of them. */
export type Result = NumericTensor | readonly Result[] | { readonly [name: string]: Result };

export const isModel = (value: unknown): value is NamedModel =>
  typeof value === 'object' && value !== null && 'model' in value;

export const isTokenModel = (value: unknown): value is TokenModel =>
  typeof value === 'object' && value !== null && 'table' in value && 'decay' in value;

export const isStepModel = (value: unknown): value is StepModel =>
  typeof value === 'object' && value !== null && 'forcing' in value && 'timeStep' in value;

export const isLinearMap = (value: unknown): value is LinearMap =>
  typeof value === 'object' && value !== null && 'matrix' in value;

export const isDimerModel = (value: unknown): value is DimerModel =>
  typeof value === 'object' && value !== null && 'bonds' in value && 'weights' in value;

export const isPlanarModel = (value: unknown): value is PlanarModel =>
  typeof value === 'object' && value !== null && 'shapes' in value && 'weights' in value;

export const isGaussianSource = (value: object): value is { gaussian: readonly NumericTensor[] } =>
  'gaussian' in value && Array.isArray(value.gaussian);

export const isUniformSource = (value: object): value is { uniform: readonly number[] } =>
  'uniform' in value && Array.isArray(value.uniform);

/** Whether a value is a list of numbers only; an empty list is one too. */
export const isNumberList = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number');

export function encodeArgument(value: Argument): WireArgument {
  if (value === undefined) return { kind: 'plain', value: null };
  if (typeof value === 'number') return { kind: 'plain', value };
  if (isTensor(value)) return encodeTensor(value);
  if (isNumberList(value)) return { kind: 'plain', value };
  if (isList(value)) return { kind: 'list', items: value.map(encodeArgument) };
  if (isModel(value)) {
    return { kind: 'model', model: value.model, scale: wireOf(value.scale), offset: wireOf(value.offset) };
  }
  if (isTokenModel(value)) return { kind: 'tokenModel', table: wireOf(value.table), decay: value.decay };
  if (isStepModel(value)) return { kind: 'stepModel', forcing: value.forcing, timeStep: value.timeStep };
  if (isLinearMap(value)) return { kind: 'linearMap', matrix: wireOf(value.matrix) };
  if (isDimerModel(value))
    return {
      kind: 'dimerModel',
      bonds: wireOf(value.bonds),
      weights: wireOf(value.weights),
      alphaBars: wireOf(value.alphaBars),
    };
  if (isPlanarModel(value))
    return {
      kind: 'planarModel',
      shapes: wireOf(value.shapes),
      weights: wireOf(value.weights),
      alphaBars: wireOf(value.alphaBars),
    };
  if (isGaussianSource(value)) return { kind: 'gaussian', draws: value.gaussian.map(wireOf) };
  if (isUniformSource(value)) return { kind: 'uniform', draws: value.uniform };
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

/** Narrows to the list in the union, which `Array.isArray` does not. */
const isList = (value: object): value is readonly Argument[] => Array.isArray(value);

const encodeTensor = (value: NumericTensor): WireArgument =>
  value.dtype === 'number'
    ? { kind: 'plain', value: value.shape.length === 0 ? (value.data[0] ?? null) : [...value.data] }
    : wireOf(value);

/** The path of an element: `params.blocks` and `gain`, or `[0]` in a list. */
export const pathTo = (path: string, name: string, inList: boolean): string =>
  inList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;

/**
 * The tensors in a value by path, for instance `params.blocks[0].gain`; a single tensor has `path`.
 */
export function tensorsOf(value: unknown, path = ''): { path: string; tensor: NumericTensor }[] {
  if (isTensor(value)) return [{ path, tensor: value }];
  if (typeof value !== 'object' || value === null) return [];
  const inList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, field]) => tensorsOf(field, pathTo(path, name, inList)));
}

/** A copy of a value with the tensor at a path replaced. */
export function replaceAt<T>(value: T, path: string, replacement: NumericTensor): T {
  if (path === '') return replacement as T;
  const [, head = '', rest = ''] = /^\[?([^.[\]]+)\]?\.?(.*)$/.exec(path) ?? [];
  const change = (field: unknown): unknown => replaceAt(field, rest, replacement);
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (String(i) === head ? change(item) : item)) as T;
  const record = value as Record<string, unknown>;
  return { ...record, [head]: change(record[head]) } as T;
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
    mapTensors(field as unknown, change, pathTo(path, name, Array.isArray(value))),
  ]);
  return (Array.isArray(value) ? changed.map(([, field]) => field) : Object.fromEntries(changed)) as T;
}
