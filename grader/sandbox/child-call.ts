import { decodeArguments, describe, encodeResult, type Leaf, type Tfjs } from './child-values';
import type { NamedArgument, WireResult } from './protocol';

/** Calls a student's function once and reads out its result, what it left behind, and what it did to its arguments. */
export function callFunction(
  tf: Tfjs,
  target: (...values: unknown[]) => unknown,
  named: readonly NamedArgument[],
): object {
  const decoded = decodeArguments(tf, named);
  const before = tf.memory().numTensors;
  const value = target(...decoded.values);
  const leaked = tf.memory().numTensors - before - countTensors(tf, value) - decoded.fromCallbacks();
  const result: WireResult = isThenable(value)
    ? { kind: 'other', what: describe(tf, value) }
    : encodeResult(tf, value);
  const damaged = decoded.leaves.flatMap(damage);
  // What the student's function made is left alone: it may keep a mask or a table for its next call.
  for (const { tensor } of decoded.leaves) tensor.dispose();
  return {
    kind: 'returned',
    result,
    callbacks: decoded.callbacks.slice(0, 2_000),
    leaked: Math.max(leaked, 0),
    damaged,
  };
}

function damage({ path, tensor, original }: Leaf): string[] {
  if (tensor.isDisposed) return [`${path} was disposed`];
  const now = tensor.dataSync();
  return original.every((value, i) => Object.is(value, now[i]) || value === now[i])
    ? []
    : [`${path} was changed`];
}

function countTensors(tf: Tfjs, value: unknown): number {
  if (value instanceof tf.Tensor) return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).filter((field) => field instanceof tf.Tensor).length;
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
