// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

enum Axis {
  batch,
  position = 1,
  last = -1,
  both = batch | position,
  second = 1 << 1,
  name = 'axis',
}
console.log(Axis.last, Axis.batch, Axis.position, Axis.name);
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
