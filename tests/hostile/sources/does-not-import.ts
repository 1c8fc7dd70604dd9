// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import { helper } from './missing-helper';

console.log(helper);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
