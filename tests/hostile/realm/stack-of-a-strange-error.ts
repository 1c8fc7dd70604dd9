// expect: full
import { honestLoss, take } from './take';

// Node's function for it throws where the name is no text, and what it throws is an object of Node's.
const names: unknown[] = [
  Symbol('x'),
  {
    toString: () => {
      throw new Error('x');
    },
  },
  new Proxy({}, {}),
  1n,
  null,
  () => 0,
];
for (const name of names) {
  for (const property of ['name', 'message', 'cause', 'constructor']) {
    const error: any = new Error('x');
    Object.defineProperty(error, property, { value: name });
    try {
      take(error.stack);
      console.log(error);
    } catch (thrown) {
      take(thrown);
    }
  }
}
const bare: any = {};
Error.captureStackTrace(bare);
take(
  bare.stack,
  Object.getOwnPropertyDescriptor(bare, 'stack')?.get,
  Object.getOwnPropertyDescriptor(bare, 'stack')?.set,
);

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
