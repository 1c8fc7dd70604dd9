// expect: full
import * as tf from '@tensorflow/tfjs';
import { honestLoss, take } from './take';

const endless: any = new Proxy(() => endless, {
  get: (_, name) =>
    name === 'constructor'
      ? {
          name: {
            toString: () => {
              throw new Error('x');
            },
          },
        }
      : endless,
  getPrototypeOf: () => Float32Array.prototype,
  has: () => true,
});
const cycle: any = { map: new Map(), set: new Set() };
cycle.map.set(cycle, cycle.set.add(cycle));
const values: unknown[] = [
  endless,
  cycle,
  Object.create(null),
  Symbol('x'),
  1n,
  { inspect: take, [Symbol.for('nodejs.util.inspect.custom')]: take },
  new Date(NaN),
  /x/,
  new (class extends Array {
    override get length() {
      return 1e9;
    }
  })(),
];
for (const value of values) {
  for (const format of ['%s', '%d', '%i', '%j', '%o', '%O', '%c', '%', undefined]) {
    try {
      (console as any).log(...(format === undefined ? [value] : [format, value, value]));
    } catch (thrown) {
      take(thrown);
    }
  }
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return honestLoss(logits, tokens);
}

export { nextTokenLogits } from './right';
