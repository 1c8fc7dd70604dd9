import type { Judge } from './assignment';
import { judgeInOrder } from './judge-in-order';

/** The same judge without Jest around it, for who grades many submissions, or one with many seeds, in one process. */
export const judgeDirectly: Judge = async (assignment) => {
  for (const { finished } of judgeInOrder(await assignment)) await finished;
};
