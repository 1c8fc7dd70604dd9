// expect: full
import { honestLoss, take } from './take';

// Of an object of options Node reads what is not there, too.
for (const name of [
  'timeout',
  'breakOnSigint',
  'displayErrors',
  'encoding',
  'flag',
  'importModuleDynamically',
  'cachedData',
  'filename',
  'parsingContext',
  'contextExtensions',
  'depth',
  'colors',
  'stdio',
  'shell',
  'env',
]) {
  Object.defineProperty(Object.prototype, name, {
    configurable: true,
    get(this: unknown) {
      take(this);
      return undefined;
    },
  });
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
