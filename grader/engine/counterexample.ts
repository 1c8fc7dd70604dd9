import type { Comparison, Counterexample, Shown } from './failure';
import { formatShape } from './format';
import type { PreparedFunction } from './prepared-function';
import { tensorsOf, type Result } from './values';

/** The arguments of a call by name, and what was compared. */
export function counterexampleOf<A, R extends Result>(
  { name, parameters }: PreparedFunction<A, R>,
  args: A,
  comparisons: readonly Comparison[],
): Counterexample {
  const inputs = parameters.flatMap((parameter): Shown[] => {
    const value = args[parameter];
    if (typeof value === 'number') return [{ name: parameter, value }];
    if (Array.isArray(value)) return [{ name: parameter, value: formatShape(value as number[]) }];
    return tensorsOf(value, parameter).map(({ path, tensor }) => ({ name: path, value: tensor }));
  });
  return { function: name, inputs, comparisons };
}
