import type * as tfjs from '@tensorflow/tfjs';
import { decodeArguments, decodeTensor, encodeTensor, type Tfjs } from './child-values';
import type { NamedArgument, WireTensor } from './protocol';

export type { Tfjs };

/**
 * The gradient of Σ cotangent · output with respect to the tensors at the paths `wrt`, as `tf.grads` finds it;
 * null where it does not reach a tensor.
 */
export function gradient(
  tf: Tfjs,
  target: (...values: unknown[]) => unknown,
  named: readonly NamedArgument[],
  wrt: readonly string[],
  cotangents: Record<string, WireTensor>,
): object {
  const { values, leaves } = decodeArguments(tf, named);
  const sources = wrt.map((path) => {
    const found = leaves.find((leaf) => leaf.path === path);
    if (found === undefined) throw new Error(`no tensor at ${path}`);
    return found.tensor;
  });
  const weights = Object.entries(cotangents).map(([path, wire]) => [path, decodeTensor(tf, wire)] as const);

  const objective = (): tfjs.Scalar => {
    const result = target(...values);
    const terms = weights.map(([path, weight]) => {
      const output = path === '' ? result : (result as Record<string, unknown>)[path];
      if (!(output instanceof tf.Tensor)) throw new Error('the function did not return tensors');
      return tf.sum(tf.mul(output.cast('float32'), weight));
    });
    return terms.reduce((sum, term) => tf.add(sum, term)).asScalar();
  };
  // `tf.grads` refuses altogether when one tensor is not reached; which one it was is what a student needs.
  const { grads } = tf.engine().gradients(objective, sources, undefined, true);
  return {
    kind: 'gradient',
    gradients: (grads as (tfjs.Tensor | null | undefined)[]).map((each) =>
      each ? encodeTensor(each) : null,
    ),
  };
}
