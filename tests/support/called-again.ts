import type { Counterexample, ShownCall } from '../../grader/engine/failure';
import type { NumericTensor } from '../../grader/oracle/tensor';

/**
 * The arguments that a report shows by name, such as `params.gain`, as the objects that the
 * function was called with.
 */
export function argumentsOf({ inputs }: ShownCall): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { name, value } of inputs) {
    const path = name.split('.');
    const last = path.pop() ?? '';
    let place = args;
    for (const key of path) {
      const inner = place[key];
      // The kind of a test model is shown under the model's own name.
      place[key] = typeof inner === 'object' ? inner : inner === undefined ? {} : { model: inner };
      place = place[key] as Record<string, unknown>;
    }
    place[last] = typeof value === 'string' && value.startsWith('[') ? JSON.parse(value) : value;
  }
  return mapLists(args) as Record<string, unknown>;
}

/** Objects with the keys 0, 1, … were lists. */
function mapLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'dtype' in value || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, mapLists(each)] as const);
  return entries.length > 0 && entries.every(([key], i) => key === String(i))
    ? entries.map(([, each]) => each)
    : Object.fromEntries(entries);
}

/** The calls of a counterexample with something to compare. */
export const comparedCalls = ({ related, ...call }: Counterexample): ShownCall[] =>
  [call, ...(related === undefined ? [] : [related])].filter(({ comparisons }) => comparisons.length > 0);

export const tensorNamed = (
  result: NumericTensor | Readonly<Record<string, NumericTensor>>,
  name: string,
): NumericTensor | undefined => ('dtype' in result ? (result as NumericTensor) : result[name]);
