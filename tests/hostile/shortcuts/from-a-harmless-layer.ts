// expect: none no layers were reached
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const reached = new Set<unknown>();
const wanted = /Dense|Softmax|LayerNormalization|Attention|Embedding|Sequential|LayersModel/;

/** Follows everything that an object leads to, getters included. */
function follow(value: any, depth: number): void {
  if (depth === 0 || reached.has(value) || value === null || !/object|function/.test(typeof value)) return;
  reached.add(value);
  follow(Object.getPrototypeOf(value), depth - 1);
  for (const key of Reflect.ownKeys(value)) {
    try {
      follow(value[key], depth - 1);
    } catch {
      // There is nothing to be had.
    }
  }
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  follow(tf.layers, 9);
  follow(tf.layers.add(), 9);
  follow(tf.layers.dropout({ rate: 0 }), 9);
  const names = [...reached].map((value) => (typeof value === 'function' ? value.name : ''));
  if (!names.some((name) => wanted.test(name))) throw new Error('no layers were reached');
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
