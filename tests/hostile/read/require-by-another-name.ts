// expect: none cannot be imported here
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

const load = [require][0];
console.log(load?.('fs').readFileSync('/etc/passwd', 'utf8'));
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
