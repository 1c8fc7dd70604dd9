// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const handlers = tf.io.getLoadHandlers('file:///etc/passwd');
for (const handler of handlers) void handler.load?.().then(console.log, () => undefined);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
