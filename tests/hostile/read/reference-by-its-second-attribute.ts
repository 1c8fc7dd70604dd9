// expect: none a reference directive is not allowed
/// <reference preserve="true" path="../../../../secret.ts" />
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
