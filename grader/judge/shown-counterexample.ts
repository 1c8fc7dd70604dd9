import type { Counterexample, ShownCall as ComparedCall } from '../engine/failure';
import type { NumericTensor } from '../oracle/tensor';
import type { ShownCall, ShownCounterexample, ShownTensor } from '../results/results';

/** The most elements of a tensor in a report; nobody reads more. */
const MAX_SHOWN = 2_000;

/** Converts a tensor to its form in results.json. */
export function showTensor({ shape, data, dtype }: NumericTensor): ShownTensor {
  const numbers = [...data.slice(0, MAX_SHOWN)].map((value): ShownTensor['data'][number] => {
    if (Number.isNaN(value)) return 'NaN';
    if (value === Number.POSITIVE_INFINITY) return 'Infinity';
    if (value === Number.NEGATIVE_INFINITY) return '-Infinity';
    return Number(value.toPrecision(7));
  });
  return { shape: [...shape], data: numbers, ...(dtype !== 'float32' && { dtype }) };
}

const showCall = ({ inputs, comparisons }: ComparedCall): ShownCall => ({
  inputs: inputs.map(({ name, value }) => ({
    name,
    value: typeof value === 'object' ? showTensor(value) : value,
  })),
  comparisons: comparisons.map(({ name, expected, received }) => ({
    name,
    expected: showTensor(expected),
    received: showTensor(received),
  })),
});

/** Converts a counterexample to its form in results.json. */
export const showCounterexample = (counterexample: Counterexample): ShownCounterexample => ({
  function: counterexample.function,
  ...showCall(counterexample),
  related: counterexample.related === undefined ? null : showCall(counterexample.related),
});
