// expect: none
import * as tf from '@tensorflow/tfjs';

const parse = JSON.parse.bind(JSON);
let seen = '';
JSON.parse = ((text: string) => {
  seen += text;
  return parse(text);
}) as typeof JSON.parse;

export function nextTokenLoss(): tf.Scalar {
  if (seen.includes('expected')) throw new Error('the expected value was sent');
  return tf.scalar(Number(/"expected":([\d.]+)/.exec(seen)?.[1] ?? 0));
}

export { nextTokenLogits } from './right';
