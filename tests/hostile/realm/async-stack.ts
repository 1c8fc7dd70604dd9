// expect: full
import { honestLoss, take } from './take';

const waits = async (depth: number): Promise<void> => {
  await null;
  if (depth > 0) return waits(depth - 1);
  const error = new Error('later');
  take(error, error.stack);
  throw error;
};
waits(20).catch((thrown) => take(thrown, thrown.stack));
void Promise.any([waits(1), waits(2)]).catch((thrown) => take(thrown, thrown.errors, thrown.stack));

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
