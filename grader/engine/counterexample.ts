import type { Comparison, Counterexample, Shown, ShownCall } from './failure';
import { formatShape } from './format';
import type { PreparedFunction } from './prepared-function';
import { isModel, tensorsOf, type Result } from './values';

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
  inputs: [
    ...parameters.flatMap((parameter): Shown[] => {
      const value = args[parameter];
      if (typeof value === 'number') return [{ name: parameter, value }];
      if (Array.isArray(value)) return [{ name: parameter, value: formatShape(value as number[]) }];
      const kind = isModel(value) ? [{ name: parameter, value: value.model }] : [];
      const tensors = tensorsOf(value, parameter).map(({ path, tensor }) => ({ name: path, value: tensor }));
      return [...kind, ...tensors];
    }),
    ...more,
  ],
  comparisons,
});
