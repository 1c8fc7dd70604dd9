// expect: none "../../package.json" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import stolen from '../../package.json' with { type: 'json' };

console.log(stolen);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
