import { cpSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../course-copy';
import { EXERCISE, INSTRUCTOR, SEED } from '../world';
import { expectNoWrongRecord, expectWholeClass, finishedIn } from './class-trial';
import type { Command } from './command';
import { gradingTargets } from './course-targets';
import { COMPILER, GRADING } from './processes';

/** Grades a class: a new one, or one that has been graded and has not changed. */
export const gradeClass: Command = {
  name: 'grade:class',
  weight: 2,
  starts: { ...GRADING, ...COMPILER, 'a worker': /tinypool/ },
  begin: (world, folder, random) => {
    const output = path.join(folder, 'out');
    const isGraded = random() < 0.5;
    if (isGraded) cpSync(world.graded, output, { recursive: true, preserveTimestamps: true });
    return {
      args: [
        ...[INSTRUCTOR, 'grade:class', world.submissions, EXERCISE, '--out', output],
        ...[...SEED, '--jobs', '2'],
      ],
      targets: { ...gradingTargets(world), ...(isGraded && { results: filesIn(output) }) },
      output,
      code: 0,
      mayLackSome: true,
      expectRight: () => {
        expectWholeClass(world, output);
      },
      expectNothingWrong: ({ code, stdout, stderr }) => {
        expectNoWrongRecord(world, output);
        if (code === 1) expect(stdout + stderr).toMatch(/\d failed\.|The pages were not written: /);
      },
      finished: () => finishedIn(output),
    };
  },
};
