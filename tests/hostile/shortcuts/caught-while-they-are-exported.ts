// expect: none no layers were caught
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const caught: unknown[] = [];
const { defineProperty } = Object;
Object.defineProperty = (target: any, name: any, how: any): any => {
  if (['layers', 'sequential', 'LayersModel', 'Sequential'].includes(name)) caught.push(how);
  return defineProperty(target, name, how);
};
void tf.metrics;
void tf.initializers;

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  if (caught.length === 0) throw new Error('no layers were caught');
  return rightLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
