import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { STUDENTS, type World } from '../world';
import { recordsIn, verdictIn } from './verdicts';

/** Fails unless a folder has the right results of the whole class, its table and its pages. */
export function expectWholeClass(world: World, out: string): void {
  const right = recordsIn(world.graded);
  expect(recordsIn(out)).toEqual(right);
  expectRightVerdicts(world, out, STUDENTS);
  for (const file of ['class.csv', 'class.html', ...STUDENTS.map((name) => `${name}/report.html`)])
    expect(statSync(path.join(out, file)).size).toBeGreaterThan(0);
  expect(readFileSync(path.join(out, 'class.csv'), 'utf8')).toBe(
    readFileSync(path.join(world.graded, 'class.csv'), 'utf8'),
  );
}

/** Fails if a folder of a class says something wrong about a student. */
export function expectNoWrongRecord(world: World, out: string): void {
  const right = recordsIn(world.graded);
  const finished = [...recordsIn(out)].filter(([, record]) => !record.startsWith('failed '));
  for (const [submission, record] of finished)
    expect([submission, record]).toEqual([submission, right.get(submission)]);
  expectRightVerdicts(
    world,
    out,
    finished
      .map(([submission]) => submission)
      .filter((name) => existsSync(path.join(out, name, 'results.json'))),
  );
}

function expectRightVerdicts(world: World, out: string, students: readonly string[]): void {
  for (const name of students) {
    const [verdict, right] = [out, world.graded].map((folder) =>
      verdictIn(path.join(folder, name, 'results.json')),
    );
    expect(verdict).toEqual(right);
  }
}

/** The results of finished submissions, with the time of their last change. */
export function finishedIn(out: string): ReadonlyMap<string, string> {
  const graded = [...recordsIn(out)].filter(([, record]) => record.startsWith('graded '));
  return new Map(
    graded.map(([submission]) => {
      const file = path.join(out, submission, 'results.json');
      return [file, String(statSync(file).mtimeMs)];
    }),
  );
}
