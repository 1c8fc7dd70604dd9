// expect: none only a path in quotes can be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const name = 'f' + 's';
console.log(require(name).readFileSync('/etc/passwd', 'utf8'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
