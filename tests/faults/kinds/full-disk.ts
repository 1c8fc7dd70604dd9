import { rmSync } from 'node:fs';
import path from 'node:path';
import { pick } from '../random';
import { smallDisk } from './small-disk';
import type { Kind } from './kind';

/** Room for some of the files of a command. */
const FREE_KB = [4, 8, 16, 64, 256];

/** The disk of the output, of temporary files, or of everything that can be made again, is full. */
export const fullDisk: Kind = {
  name: 'full disk',
  inject: async ({ world, trial, folder, random, start }) => {
    const temporary = world.temporaryIn(folder);
    const places: Readonly<Record<string, readonly string[]>> = {
      'the output': [trial.output],
      'temporary files': [temporary],
      'caches and temporary files': [world.cache, path.join(folder, 'user'), temporary],
    };
    const what = pick(random, Object.keys(places));
    const freeKb = pick(random, FREE_KB);
    const isCold = random() < 0.2;
    if (isCold) rmSync(world.cache, { recursive: true, force: true });
    const disk = smallDisk(places[what] ?? [], freeKb);
    try {
      const ended = [await start({ env: disk.env }).ended];
      return { what: `${what}, ${String(freeKb)} kB free${isCold ? ', empty cache' : ''}`, ended };
    } finally {
      disk.end();
    }
  },
};
