// expect: none
import * as tf from '@tensorflow/tfjs';

export function nextTokenLoss( {

export { nextTokenLogits } from './right';
