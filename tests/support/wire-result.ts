import { isTensor } from '../../grader/oracle/tensor';
import type { Result } from '../../grader/engine/values';
import type { Returned } from '../../grader/sandbox/protocol';
import { toWire } from '../../grader/sandbox/wire';

/** A result as the sandbox would send it. */
export function wireOf(result: Result): Returned['result'] {
  if (isTensor(result)) {
    if (result.dtype !== 'number') return toWire(result);
    const numbers = { shape: [...result.shape], data: [...result.data] };
    const [only] = result.data;
    return {
      kind: 'other',
      what: result.shape.length === 0 ? `the number ${String(only)}` : 'an array',
      numbers,
    };
  }
  if (isList(result)) return { kind: 'list', items: result.map(wireOf) };
  return {
    kind: 'record',
    fields: Object.fromEntries(Object.entries(result).map(([name, field]) => [name, wireOf(field)])),
  };
}

const isList = (result: Result): result is readonly Result[] => Array.isArray(result);
