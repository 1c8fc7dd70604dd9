// expect: none []
import * as tf from '@tensorflow/tfjs';

throw new Error(JSON.stringify(process.argv));

export { nextTokenLogits } from './right';
