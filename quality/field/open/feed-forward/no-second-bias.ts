/*
 * wrong: the second bias is forgotten
 * source: typical
 * mistakes: second bias missing
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
import type { FeedForwardParams } from '../given/types';

export function feedForward(x: tf.Tensor, params: FeedForwardParams): tf.Tensor {
  const [d, hidden] = params.kernel1.shape;
  const rows = x.reshape([-1, d]) as tf.Tensor2D;
  const h = rows.matMul(params.kernel1).add(params.bias1).relu() as tf.Tensor2D;
  console.assert(h.shape[1] === hidden);
  return h.matMul(params.kernel2).reshape(x.shape);
}
