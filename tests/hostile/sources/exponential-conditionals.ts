// expect: none takes too long to compile
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

declare const a: any, b: any;
export const x = a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => a ? (b) : c => 0;
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
