import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../course-copy';
import { INSTRUCTOR, STUDENTS, WRONG } from '../world';
import { expectNoWrongRecord } from './class-trial';
import type { Command } from './command';
import { recordsIn, verdictIn } from './verdicts';

/** A point more for a student, as a TA decides. */
const OVERRIDES = `submission,exercise,adjustment,comment,by\n${WRONG},causal-mask,1,seen in the lab,TA\n`;

/** Rewrites the pages of a class, and the students' copies. */
export const report: Command = {
  name: 'report',
  weight: 4,
  starts: {},
  begin: (world, folder) => {
    const output = path.join(folder, 'out');
    const copies = path.join(folder, 'copies');
    cpSync(world.graded, output, { recursive: true, preserveTimestamps: true });
    const results = filesIn(output);
    const overrides = path.join(output, 'overrides.csv');
    writeFileSync(overrides, OVERRIDES);
    return {
      args: [INSTRUCTOR, 'report', output, '--student-copies', copies],
      targets: { results },
      byHand: [overrides],
      output,
      code: 0,
      expectRight: () => {
        expect(recordsIn(output)).toEqual(recordsIn(world.graded));
        expect(readFileSync(path.join(output, 'class.csv'), 'utf8')).toContain('seen in the lab');
        for (const name of STUDENTS) {
          expect(readFileSync(path.join(copies, name, 'report.html'), 'utf8')).toContain('</html>');
          expect(verdictIn(path.join(copies, name, 'results.json'))).toEqual(
            verdictIn(path.join(world.graded, name, 'results.json')),
          );
        }
      },
      expectNothingWrong: () => {
        expectNoWrongRecord(world, output);
      },
    };
  },
};
