import { isTensor, type NumericTensor } from './tensor';

/**
 * A copy of nested parameters (records and lists of tensors) with `change` applied to each tensor.
 * A path is for instance `blocks[0].attention.queryKernel`.
 */
export function mapParameters<P>(
  params: P,
  change: (parameter: NumericTensor, path: string) => NumericTensor,
  path = '',
): P {
  if (isTensor(params)) return change(params, path) as P;
  if (typeof params !== 'object' || params === null) return params;
  if (Array.isArray(params)) {
    return params.map((item: unknown, i) => mapParameters(item, change, `${path}[${i}]`)) as P;
  }
  const changed = Object.entries(params).map(
    ([name, field]: [string, unknown]) =>
      [name, mapParameters(field, change, path === '' ? name : `${path}.${name}`)] as const,
  );
  return Object.fromEntries(changed) as P;
}

/** The tensors of nested parameters with their paths, in order. */
export function listParameters(params: unknown): { path: string; parameter: NumericTensor }[] {
  const list: { path: string; parameter: NumericTensor }[] = [];
  mapParameters(params, (parameter, path) => {
    list.push({ path, parameter });
    return parameter;
  });
  return list;
}
