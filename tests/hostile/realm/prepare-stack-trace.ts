// expect: full
import { honestLoss, take } from './take';

const look = (...values: any[]): string => {
  take(...values);
  for (const site of values[1] ?? []) {
    for (const name of ['getThis', 'getFunction', 'getTypeName', 'getEvalOrigin', 'getPromiseIndex']) {
      try {
        take(site, site[name]());
      } catch (thrown) {
        take(thrown);
      }
    }
  }
  return 'text';
};
(Error as any).prepareStackTrace = look;
(TypeError as any).prepareStackTrace = look;
(Error as any).stackTraceLimit = Infinity;
for (const make of [
  () => new Error('x'),
  () => (null as any).x,
  () => [].reduce((() => 0) as any),
  () => console.log(Symbol.iterator as any),
]) {
  try {
    take(make());
    String((make() as any)?.stack);
  } catch (thrown) {
    take(thrown);
    String((thrown as any).stack);
  }
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
