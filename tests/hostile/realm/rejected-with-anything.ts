// expect: full
import { honestLoss, take } from './take';

const values: any[] = [
  null,
  undefined,
  new Proxy(
    {},
    {
      get: (_, name) => {
        take(name);
        return undefined;
      },
    },
  ),
  {
    get stack() {
      take(this);
      return 'x';
    },
  },
  { then: (...seen: unknown[]) => take(...seen) },
];
for (const value of values) {
  void Promise.reject(value);
  void new Promise((resolve, reject) => {
    resolve(1);
    reject(value);
    resolve(value);
  });
  Promise.resolve(value).then(take, take);
}

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
