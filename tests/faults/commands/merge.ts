import { cpSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../course-copy';
import { INSTRUCTOR } from '../world';
import { expectNoWrongRecord, expectWholeClass } from './class-trial';
import type { Command } from './command';

/** Merges the two halves of a class. */
export const merge: Command = {
  name: 'merge',
  weight: 4,
  starts: {},
  begin: (world, folder) => {
    const output = path.join(folder, 'out');
    const halves = world.halves.map((half) => {
      const copy = path.join(folder, path.basename(half));
      cpSync(half, copy, { recursive: true, preserveTimestamps: true });
      return copy;
    });
    return {
      args: [INSTRUCTOR, 'merge', ...halves, '--out', output],
      targets: { results: filesIn(...halves) },
      output,
      isOnce: true,
      code: 0,
      mayLackSome: true,
      expectRight: () => {
        expectWholeClass(world, output);
      },
      expectNothingWrong: ({ code, stdout, stderr }) => {
        expectNoWrongRecord(world, output);
        if (code === 1) expect(stdout + stderr).toMatch(/The pages were not written: /);
      },
    };
  },
};
