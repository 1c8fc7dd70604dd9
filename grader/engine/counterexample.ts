import type { Comparison, Counterexample, Shown, ShownCall } from './failure';
import { formatShape } from './format';
import type { PreparedFunction } from './prepared-function';
import { isTensor } from '../oracle/tensor';
import { isModel, isNumberList, pathTo, type Result } from './values';

/** A call of the student's function, and what was compared. */
export interface ComparedCall<A> {
  readonly args: A;
  readonly comparisons: readonly Comparison[];
  /** Other values that the comparison depends on. */
  readonly more?: readonly Shown[];
}

/** A call as a student sees it, with the call that it was compared with. */
export const counterexampleOf = <A, R extends Result>(
  definition: PreparedFunction<A, R>,
  call: ComparedCall<A>,
  related?: ComparedCall<A>,
): Counterexample => ({
  function: definition.name,
  ...shownCall(definition, call),
  related: related && shownCall(definition, related),
});

const shownCall = <A, R extends Result>(
  { parameters }: PreparedFunction<A, R>,
  { args, comparisons, more = [] }: ComparedCall<A>,
): ShownCall => ({
  inputs: [...parameters.flatMap((parameter) => shownValues(parameter, args[parameter])), ...more],
  comparisons,
});

/** The numbers and tensors in an argument by path, and the kind of a test model. */
function shownValues(path: string, value: unknown): Shown[] {
  if (typeof value === 'number') return [{ name: path, value }];
  if (isNumberList(value)) return [{ name: path, value: formatShape(value) }];
  if (isTensor(value)) return [{ name: path, value }];
  if (typeof value !== 'object' || value === null) return [];
  const kind = isModel(value) ? [{ name: path, value: value.model }] : [];
  const inList = Array.isArray(value);
  const fields = Object.entries(value).filter(([name]) => !(isModel(value) && name === 'model'));
  return [...kind, ...fields.flatMap(([name, field]) => shownValues(pathTo(path, name, inList), field))];
}
