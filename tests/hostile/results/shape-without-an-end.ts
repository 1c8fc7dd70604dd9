// expect: none did not finish | needed more than | ended the process | Invalid string length | too much
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  const shape = new Proxy([] as number[], { get: (target, name) => (name === 'length' ? Infinity : 1) });
  Object.defineProperty(loss, 'shape', { value: shape });
  return loss;
}

export { nextTokenLogits } from './right';
