// expect: none a reference directive is not allowed
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

/// <reference path="/etc/passwd" />
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
