/** What grading a class again says about what has changed beside the submissions. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { runInstructor, type Ran } from '../support/released';

const directory = mkdtempSync(path.join(os.tmpdir(), 'regrade-'));
const place = (...names: string[]): string => path.join(directory, ...names);
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const reasons = (): string[] => {
  const rows: Record<string, string>[] = parse(readFileSync(place('out', 'class.csv')), {
    ...{ bom: true, columns: true },
  });
  return rows.map((row) => row['reason'] ?? '');
};

const grade = (...options: string[]): Promise<Ran> =>
  runInstructor(
    'grade:class',
    place('class'),
    'causal-mask',
    '--out',
    place('out'),
    '--seed',
    '7',
    ...options,
  );

test('unknown students, moved files and old deductions', async () => {
  mkdirSync(place('class', 'sam', 'inner'), { recursive: true });
  cpSync('solutions', place('class', 'sam', 'inner', 'exercises'), { recursive: true });
  writeFileSync(
    place('class', 'submitted.csv'),
    [
      'submission,submittedAt,deadline',
      'sam,2027-03-02T10:00+01:00,2027-03-01T23:59+01:00',
      'erin,2027-03-02T10:00+01:00,2027-03-01T23:59+01:00\n',
    ].join('\n'),
  );
  const first = await grade();
  expect(first).toMatchObject({ exitCode: 0 });
  expect(first.stderr).toContain(
    `submitted.csv has rows of erin, who have no submission in ${place('class')};`,
  );
  expect(reasons()).toEqual(['graded in the folder inner']);
  // It is no trouble for anyone.
  expect(readFileSync(place('out', 'class.html'), 'utf8')).toMatch(
    /Timed out, crashed, refused<\/h2><p>None\./,
  );

  expect(await runInstructor('report', place('out'), '--late', '10%/day')).toMatchObject({ exitCode: 0 });
  renameSync(place('class', 'sam', 'inner', 'exercises'), place('class', 'sam', 'exercises'));
  rmSync(place('class', 'sam', 'inner'), { recursive: true });
  const second = await grade();
  expect(second).toMatchObject({ exitCode: 0 });
  expect(second.stderr).toContain('overrides.csv keeps what an earlier late policy deducted;');
  expect(reasons()).toEqual(['']);
});
