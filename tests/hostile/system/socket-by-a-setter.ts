// expect: none is not a function
import * as tf from '@tensorflow/tfjs';

// As Node makes a socket for the standard output, it sets what it has not got yet.
const found: any[] = [];
Object.defineProperty(Object.prototype, '_handle', {
  set(this: any) {
    found.push(this);
  },
});
(tf as any).env().platform.util.log('hello');
new found[0].constructor().connect(1, '127.0.0.1');

export { nextTokenLogits, rightLoss as nextTokenLoss } from './right';
