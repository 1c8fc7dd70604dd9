// expect: full
import { honestLoss, take } from './take';

const owners: any[] = [
  Object.prototype,
  Function.prototype,
  Array.prototype,
  String.prototype,
  Error.prototype,
  Promise,
  Array,
  Object.getPrototypeOf(Uint8Array),
  RegExp,
];
for (const name of ['toPrimitive', 'toStringTag', 'isConcatSpreadable', 'species', 'unscopables'] as const) {
  for (const owner of owners) {
    const before = Reflect.getOwnPropertyDescriptor(owner, Symbol[name]);
    Reflect.defineProperty(owner, Symbol[name], {
      configurable: true,
      get(this: unknown) {
        take(this);
        return before?.get ? Reflect.apply(before.get, this, []) : before?.value;
      },
    });
  }
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
