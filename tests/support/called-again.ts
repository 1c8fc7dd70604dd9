import type { Counterexample, Shown } from '../../grader/engine/failure';
import { encodeArgument, tensorsOf, type Argument, type Result } from '../../grader/engine/values';
import { isTensor, tensor, type NumericTensor } from '../../grader/oracle/tensor';
import type { ShownCounterexample, ShownTensor } from '../../grader/results/results';
import type { Returned, WireArgument } from '../../grader/sandbox/protocol';
import { fromWire, plainNumbersOf } from '../../grader/sandbox/wire';

interface Call {
  readonly inputs: readonly (Shown | ShownCounterexample['inputs'][number])[];
}

/** Turns arguments that a report shows by name, such as `params.gain`, into those of the call. */
export function argumentsOf({ inputs }: Call): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { name, value } of inputs) {
    const path = name.replace(/\[(\d+)\]/g, '.$1').split('.');
    const last = path.pop() ?? '';
    let place = args;
    for (const key of path) {
      const inner = place[key];
      // The kind of a test model is shown under the model's own name.
      place[key] = typeof inner === 'object' ? inner : inner === undefined ? {} : { model: inner };
      place = place[key] as Record<string, unknown>;
    }
    const isShape = typeof value === 'string' && value.startsWith('[');
    place[last] = isShape ? JSON.parse(value) : typeof value === 'object' ? tensorOf(value) : value;
  }
  return withLists(args) as Record<string, unknown>;
}

export const tensorOf = (shown: NumericTensor | ShownTensor): NumericTensor =>
  tensor(shown.shape, [...shown.data].map(Number), shown.dtype ?? 'float32');

/** An object with the keys 0, 1, … is a list. */
function withLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isTensor(value) || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withLists(each)] as const);
  return entries.length > 0 && entries.every(([key], i) => key === String(i))
    ? entries.map(([, each]) => each)
    : Object.fromEntries(entries);
}

/** The calls of a counterexample that show numbers. */
export const comparedCalls = <C extends Counterexample | ShownCounterexample>(
  counterexample: C,
): readonly Pick<C, 'inputs' | 'comparisons'>[] =>
  [counterexample, ...(counterexample.related ? [counterexample.related] : [])].filter(
    ({ comparisons }) => comparisons.length > 0,
  );

/** A tensor of a result by the name that a report gives it. */
export const tensorNamed = (result: Result, name: string): NumericTensor | undefined =>
  isTensor(result) ? result : tensorsOf(result).find(({ path }) => path === name)?.tensor;

export const wireArguments = (
  parameters: readonly string[],
  args: Readonly<Record<string, unknown>>,
): { name: string; value: WireArgument }[] =>
  parameters.map((name) => ({ name, value: encodeArgument(args[name] as Argument) }));

/** A result that came over the wire; undefined for what is neither a tensor nor numbers. */
export function resultOf(received: Returned['result']): Result | undefined {
  if (received.kind === 'tensor') return fromWire(received);
  if (received.kind === 'other') return plainNumbersOf(received);
  if (received.kind === 'list') return received.items.flatMap((item) => resultOf(item) ?? []);
  const fields = Object.entries(received.fields).flatMap(([name, field]) => {
    const inner = resultOf(field);
    return inner === undefined ? [] : [[name, inner] as const];
  });
  return Object.fromEntries(fields);
}
