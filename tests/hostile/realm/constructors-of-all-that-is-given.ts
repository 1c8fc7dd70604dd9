// expect: full
import { honestLoss, take } from './take';

import_all();
function import_all(): void {
  const waiting: any[] = [
    globalThis,
    console,
    process,
    performance,
    (process as any).env,
    (process as any).argv,
    Intl,
    Reflect,
  ];
  const seen = new Set<unknown>();
  while (waiting.length > 0) {
    const each = waiting.pop();
    if ((typeof each !== 'object' && typeof each !== 'function') || each === null || seen.has(each)) continue;
    seen.add(each);
    take(each);
    for (const key of Reflect.ownKeys(each)) {
      const found = Reflect.getOwnPropertyDescriptor(each, key);
      waiting.push(found?.value, found?.get, found?.set);
    }
    waiting.push(Reflect.getPrototypeOf(each));
  }
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
