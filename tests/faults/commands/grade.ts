import path from 'node:path';
import { pick } from '../random';
import { EXERCISE, RIGHT, STUDENT, STUDENTS } from '../world';
import type { Command } from './command';
import { gradingTargets } from './course-targets';
import { COMPILER, GRADING } from './processes';
import { verdictIn } from './verdicts';

/** Grades the right or the wrong submission. */
export const grade: Command = {
  name: 'grade',
  weight: 4,
  starts: { ...GRADING, ...COMPILER },
  begin: (world, folder, random) => {
    const student = pick(random, STUDENTS);
    const output = path.join(folder, 'out');
    const submission = path.join(world.submissions, student);
    const expected = verdictIn(path.join(world.graded, student, 'results.json'));
    const verdict = (): unknown => verdictIn(path.join(output, 'results.json'));
    return {
      args: [STUDENT, 'grade', EXERCISE, '--submission', submission, '--out', output, '--seed', '271828'],
      targets: gradingTargets(world),
      output,
      code: student === RIGHT ? 0 : 1,
      expectRight: () => {
        expect(verdict()).toEqual(expected);
      },
      expectNothingWrong: ({ code }) => {
        expect(code).toBe(2);
        expect([undefined, expected]).toContainEqual(verdict());
      },
    };
  },
};
