// expect: full
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

type Grow<T extends unknown[]> = T['length'] extends 900 ? T : Grow<[...T, ...T, 1]>;
type Many<N extends string> = N extends `${infer A}${infer B}` ? `${A}${Many<B>}` | Many<B> : N;
export type Bomb = Many<'abcdefghijklmnopqrstuvwxyz'> & Grow<[1]>;
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
