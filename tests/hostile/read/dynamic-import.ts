// expect: none "node:fs" cannot be imported
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

void import('node:fs').then((fs) => {
  console.log(fs.readFileSync('/etc/passwd', 'utf8'));
});
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
