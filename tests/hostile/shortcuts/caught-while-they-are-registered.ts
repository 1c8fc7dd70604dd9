// expect: none no layers were caught
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const caught: unknown[] = [];
for (const name of ['Dense', 'Softmax', 'LayerNormalization', 'MultiHeadAttention', 'Layer', 'className'])
  for (const prototype of [Object.prototype, Function.prototype])
    Object.defineProperty(prototype, name, {
      configurable: true,
      get: () => undefined,
      set(value) {
        caught.push(value);
      },
    });
void tf.regularizers;
void tf.constraints;

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  if (caught.length === 0) throw new Error('no layers were caught');
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
