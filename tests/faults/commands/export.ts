import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../course-copy';
import { pick } from '../random';
import { INSTRUCTOR, STUDENTS } from '../world';
import type { Command } from './command';

const GRADEBOOK = ['Student,ID,SIS User ID,SIS Login ID,Section', ...STUDENTS.map(rowOf), ''].join('\n');

function rowOf(name: string, i: number): string {
  return `${name},${String(i + 1)},${name},${name},1`;
}

/** Writes the class's table for a platform, or one student's results. */
export const exportResults: Command = {
  name: 'export',
  weight: 5,
  starts: {},
  begin: (world, folder, random) => {
    const graded = path.join(folder, 'graded');
    const gradebook = path.join(folder, 'gradebook.csv');
    const output = path.join(folder, 'out');
    const file = path.join(output, 'table');
    cpSync(world.graded, graded, { recursive: true });
    writeFileSync(gradebook, GRADEBOOK);
    const [student = ''] = STUDENTS;
    const format = pick(random, [
      { args: [graded, '--to', 'github-csv'], holds: STUDENTS },
      { args: [graded, '--to', 'canvas', '--gradebook', gradebook], holds: STUDENTS },
      ...['junit', 'ctrf', 'gradescope'].map((to) => ({
        args: [path.join(graded, student, 'results.json'), '--to', to],
        holds: ['causal-mask'],
      })),
    ]);
    const expectWhole = (): void => {
      const written = readFileSync(file, 'utf8');
      for (const text of format.holds) expect(written).toContain(text);
      expect(written.trim()).toMatch(/[>}\]\d]$/);
    };
    return {
      args: [INSTRUCTOR, 'export', ...format.args, '--out', file],
      targets: { results: filesIn(graded) },
      byHand: [gradebook],
      output,
      code: 0,
      expectRight: expectWhole,
      expectNothingWrong: () => {
        if (existsSync(file)) expectWhole();
      },
    };
  },
};
