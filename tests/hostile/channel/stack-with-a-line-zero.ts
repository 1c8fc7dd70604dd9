// expect: none from nowhere
import * as tf from '@tensorflow/tfjs';

export function nextTokenLoss(): tf.Scalar {
  const error = new Error('from nowhere');
  error.stack = 'at next-token-loss.submission.js:0:0 at next-token-loss.submission.js:1:0';
  throw error;
}

export { nextTokenLogits } from './right';
