// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export const nextTokenLoss = rightLoss;
//# sourceMappingURL=/etc/passwd

export { nextTokenLogits } from './right';
