// expect: none
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

<!-- <script>alert(1)</script>
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
