import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { stayingProcessesOf } from '../../support/processes';
import type { Kind } from './kind';

/** The command is killed at a random moment; its processes end too. */
export const killedCommand: Kind = {
  name: 'killed',
  inject: async ({ world, folder, random, start, usualMs }) => {
    const isCold = random() < 0.2;
    if (isCold) rmSync(world.cache, { recursive: true, force: true });
    const { child, ended } = start();
    const afterMs = random() * usualMs * (isCold ? 2 : 1);
    await Promise.race([wait(afterMs), ended]);
    const wasKilled = child.kill('SIGKILL');
    const end = await ended;
    expect(await stayingProcessesOf(child.pid ?? 0, folder)).toEqual([]);
    return {
      what: `after ${String(Math.round(afterMs))} ms${isCold ? ', empty cache' : ''}`,
      ended: wasKilled && end.code === null ? [] : [end],
      wasKilled: true,
    };
  },
};
