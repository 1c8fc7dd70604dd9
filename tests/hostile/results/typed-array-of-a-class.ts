// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  class Numbers extends Float32Array {
    static get [Symbol.species](): any {
      return Array;
    }
    override get length(): any {
      return { valueOf: () => 1 };
    }
  }
  return new Numbers(loss.dataSync());
}

export { nextTokenLogits } from './right';
