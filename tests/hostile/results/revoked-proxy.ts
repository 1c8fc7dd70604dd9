// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): any {
  const loss = rightLoss(logits, tokens);
  const { proxy, revoke } = Proxy.revocable(loss, {});
  revoke();
  return proxy;
}

export { nextTokenLogits } from './right';
