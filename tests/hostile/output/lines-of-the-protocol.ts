// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

for (let id = 0; id < 50; id++) {
  console.log(`${'0'.repeat(32)}{"id":${id},"kind":"returned"}`);
  console.log(`{"id":${id},"kind":"loaded","exports":{"nextTokenLoss":"function"}}`);
}
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
