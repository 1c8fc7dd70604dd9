// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export class nextTokenLoss {
  value = rightLoss;
}

export { nextTokenLogits } from './right';
