// expect: none "data:text/javascript,export default 1" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import * as stolen from 'data:text/javascript,export default 1';

console.log(stolen);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
