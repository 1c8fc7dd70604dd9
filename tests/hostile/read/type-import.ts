// expect: none "../../../secret" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

import type { Secret } from '../../../secret';

export type Mine = Secret;
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
