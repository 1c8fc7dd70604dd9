import { MAX_DEPTH } from '../../protocol-limits';
import type { NamedArgument } from '../../protocol';
import { decodeArguments, type Leaf, type NumberList } from './arguments';
import { apply, entries, is, isView, numeral, quote } from './intrinsics';
import { describe, isTensor, otherJson, resultJson, type Tfjs } from './tensors';

type StudentFunction = (...values: unknown[]) => unknown;

/**
 * Calls a student's function once. Returns the reply as JSON: the result, the tensors left behind,
 * and any damage to the arguments.
 */
export function callFunction(tf: Tfjs, target: StudentFunction, named: NamedArgument[]): string {
  const { values, lastLeaf, lastList, calls } = decodeArguments(tf, named);
  const before = tf.memory().numTensors;
  const value = apply(target, undefined, values);
  const leaked = tf.memory().numTensors - before - countTensors(tf, value) - calls.tensors();
  const result = isThenable(value) ? otherJson(describe(tf, value)) : resultJson(tf, value);
  let damaged = '';
  const report = (damage: string | undefined): void => {
    if (damage !== undefined) damaged = `${quote(damage)}${damaged === '' ? '' : ','}${damaged}`;
  };
  for (let each = lastList; each !== undefined; each = each.before) report(damageToList(each));
  for (let leaf = lastLeaf; leaf !== undefined; leaf = leaf.before) report(damageTo(leaf));
  // Dispose only the arguments: the function may keep a mask or a table for its next call.
  for (let leaf = lastLeaf; leaf !== undefined; leaf = leaf.before) leaf.tensor.dispose();
  const left = numeral(leaked > 0 ? leaked : 0);
  return `{"kind":"returned","result":${result},"callbacks":${calls.json()},"leaked":${left},"damaged":[${damaged}]}`;
}

function damageTo({ path, tensor, original }: Leaf): string | undefined {
  if (tensor.isDisposed) return `${path} was disposed`;
  const now = tensor.dataSync();
  for (let i = 0; i < original.length; i++) {
    if (original[i] !== now[i] && !is(original[i], now[i])) return `${path} was changed`;
  }
  return undefined;
}

function damageToList({ path, list, original }: NumberList): string | undefined {
  let changed = list.length !== original.length;
  for (let i = 0; i < original.length; i++) if (!is(original[i], list[i])) changed = true;
  return changed ? `${path} was changed` : undefined;
}

function countTensors(tf: Tfjs, value: unknown, depth = 0): number {
  if (isTensor(tf, value)) return 1;
  if (typeof value !== 'object' || value === null || isView(value) || depth > MAX_DEPTH) return 0;
  const fields = entries(value);
  let count = 0;
  for (let i = 0; i < fields.length; i++) count += countTensors(tf, fields[i]?.[1], depth + 1);
  return count;
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
