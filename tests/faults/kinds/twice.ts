import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Kind } from './kind';

/** The command is started twice, one soon after the other. */
export const startedTwice: Kind = {
  name: 'started twice',
  inject: async ({ world, random, start, usualMs }) => {
    const isCold = random() < 0.2;
    if (isCold) rmSync(world.cache, { recursive: true, force: true });
    const laterMs = random() < 0.5 ? 0 : random() * usualMs;
    const first = start();
    await wait(laterMs);
    const second = start();
    return {
      what: `${String(Math.round(laterMs))} ms apart${isCold ? ', empty cache' : ''}`,
      ended: await Promise.all([first.ended, second.ended]),
    };
  },
};
