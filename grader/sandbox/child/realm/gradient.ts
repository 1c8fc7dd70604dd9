import type * as tfjs from '@tensorflow/tfjs';
import type { NamedArgument, WireTensor } from '../../protocol';
import { decodeArguments } from './arguments';
import { apply, entries } from './intrinsics';
import { decodeTensor, isTensor, tensorJson, type Tfjs } from './tensors';

/**
 * Computes the gradient of Σ cotangent · output with respect to the tensors at the paths `wrt`, as
 * `tf.grads` does; null if no gradient reaches a tensor. Returns the reply as JSON.
 */
export function gradient(
  tf: Tfjs,
  target: (...values: unknown[]) => unknown,
  named: NamedArgument[],
  wrt: string[],
  cotangents: Readonly<Record<string, WireTensor>>,
): string {
  const { values, lastLeaf } = decodeArguments(tf, named);
  // Overwrites the paths: adding elements to a new list could trigger a submission's setters.
  const sources = wrt as unknown[] as tfjs.Tensor[];
  for (let i = 0; i < wrt.length; i++) {
    let leaf = lastLeaf;
    while (leaf !== undefined && leaf.path !== wrt[i]) leaf = leaf.before;
    if (leaf === undefined) throw new Error('a gradient was asked for of what is no argument');
    sources[i] = leaf.tensor;
  }
  const weights = entries(cotangents);

  const objective = (): tfjs.Scalar => {
    const result: unknown = apply(target, undefined, values);
    let sum: tfjs.Tensor | undefined;
    for (let i = 0; i < weights.length; i++) {
      const each = weights[i];
      if (each === undefined) continue;
      const output = each[0] === '' ? result : (result as Record<string, unknown>)[each[0]];
      if (!isTensor(tf, output)) throw new Error('the function did not return tensors');
      const term = tf.sum(tf.mul(output.cast('float32'), decodeTensor(tf, each[1])));
      sum = sum === undefined ? term : tf.add(sum, term);
    }
    return (sum ?? tf.scalar(0)).asScalar();
  };
  // Not `tf.grads`: it throws if any tensor is not reached, and students need to know which one.
  const { grads } = tf.engine().gradients(objective, sources, undefined, true);
  const found = grads as (tfjs.Tensor | null | undefined)[];
  let gradients = '';
  for (let i = 0; i < sources.length; i++) {
    const each = found[i];
    gradients += `${i === 0 ? '' : ','}${each ? tensorJson(each) : 'null'}`;
  }
  return `{"kind":"gradient","gradients":[${gradients}]}`;
}
