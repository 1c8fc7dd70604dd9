/**
 * A term with a deadline, from GitHub to the gradebook: an extension, late work, an adjustment, a
 * submission that nobody can read, an archive, and the same work on Gradescope. All numbers agree.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { assignments, pointsOf } from '../../grader/course';
import { FakeGithub } from '../support/fake-github';
import { GradescopeContainer, submittedAt } from '../support/gradescope-container';

/** The fake gh is a script. */
const onPosix = process.platform === 'win32' ? describe.skip : describe;

const SEED = '271828182';
const DEADLINE = '2027-03-01T23:59+01:00';
const ON_TIME = '2027-03-01T20:00:00Z';
const LATE = '2027-03-03T10:00:00Z';
const TOO_LATE = '2027-03-09T10:00:00Z';
const most = pointsOf(assignments.find(({ id }) => id === 'core')?.exercises ?? []);

const term = mkdtempSync(path.join(os.tmpdir(), 'term-in-time-'));
const inTerm = (...segments: string[]): string => path.join(term, ...segments);
const github = new FakeGithub(term);
let environment: Record<string, string> = {};

const stubs = (folder: string): void => {
  cpSync('exercises', path.join(folder, 'exercises'), { recursive: true });
};
const solve = (folder: string): void => {
  cpSync('solutions', path.join(folder, 'exercises'), { recursive: true });
};
const askForRegrade = (folder: string): void => {
  solve(folder);
  writeFileSync(path.join(folder, 'exercises', 'regrade.md'), 'Please look at layer-norm again.');
};
const breakIt = (folder: string): void => {
  rmSync(path.join(folder, 'exercises', '1-attention'), { recursive: true });
};
const readme = (folder: string): void => {
  writeFileSync(path.join(folder, 'README.md'), 'Work');
};

function run(command: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['scripts/run.mjs', 'grader/cli/instructor.ts', command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment, GITHUB_REPOSITORY: '' },
  });
}

const tableOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(file), { bom: true, columns: true });
const columnOf = (file: string, key: string, value: string): Record<string, string> =>
  Object.fromEntries(tableOf(file).map((row) => [row[key] ?? '', row[value] ?? '']));

onPosix('a term with a deadline', () => {
  beforeAll(() => {
    github.add('attention-ada', [
      [ON_TIME, solve],
      [TOO_LATE, breakIt],
    ]);
    for (const [name, work] of [
      ['attention-bela', solve],
      ['attention-cy', askForRegrade],
    ] as const)
      github.add(name, [
        [ON_TIME, stubs],
        [LATE, work],
      ]);
    github.add('attention-lena', [[ON_TIME, readme]], false);
    environment = github.publish();
    writeFileSync(inTerm('extensions.csv'), `student,deadline\ncy,2027-03-04T23:59+01:00\n`);
  });
  afterAll(() => {
    rmSync(term, { recursive: true, force: true });
  });

  test('the list has the last push in time of each student', () => {
    const { status, stderr } = run(
      ...(['repositories', 'org', '--prefix', 'attention', '--deadline', DEADLINE] as const),
      ...['--late-until', '2027-03-05T23:59+01:00', '--extensions', inTerm('extensions.csv')],
      ...['--out', inTerm('list.csv')],
    );
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr:
        'attention-lena: the date in the commit counts, because GitHub did not tell its pushes: gh: Resource not accessible by personal access token (HTTP 403).\n',
    });
    const rows = tableOf(inTerm('list.csv')).map(({ repository: name, submittedAt: time, timeFrom, late }) =>
      [name, time, timeFrom, late].join(' '),
    );
    expect(rows).toEqual([
      `org/attention-ada ${ON_TIME} push 0`,
      `org/attention-bela ${LATE} push 1.46`,
      `org/attention-cy ${LATE} push 0`,
      'org/attention-lena 2027-02-01T12:00:00Z commit 0',
    ]);
  });

  test('the class is graded with these times, and nobody is passed over in silence', () => {
    expect(run('collect', inTerm('list.csv'), '--out', inTerm('submissions'))).toMatchObject({ status: 0 });
    writeFileSync(inTerm('submissions', 'attention-sam.zip'), 'PK');
    const options = ['--assignment', 'core', '--seed', SEED, '--out', inTerm('graded')];
    const { status, stdout } = run('grade:class', inTerm('submissions'), ...options);
    expect(status).toBe(0);
    expect(stdout).toContain('3 of 5 graded, 2 cannot be read.');
    const table = inTerm('graded', 'class.csv');
    expect(columnOf(table, 'submission', 'points')).toEqual({
      ...{ 'attention-ada': `${most}`, 'attention-bela': `${most}`, 'attention-cy': `${most}` },
      ...{ 'attention-lena': '0', 'attention-sam': '0' },
    });
    expect(columnOf(table, 'submission', 'late')).toEqual({
      ...{ 'attention-ada': '0', 'attention-bela': '1.46', 'attention-cy': '0' },
      ...{ 'attention-lena': '0', 'attention-sam': '' },
    });
    expect(columnOf(table, 'submission', 'reason')['attention-sam']).toContain('is an archive; unpack it');
  });

  test('a request for a regrade is on the page of the class and on that of the student', () => {
    expect(readFileSync(inTerm('graded', 'class.html'), 'utf8').match(/> asks for a regrade</g)).toHaveLength(
      1,
    );
    const page = readFileSync(inTerm('graded', 'attention-cy', 'report.html'), 'utf8');
    expect(page).toContain('Please look at layer-norm again.');
  });

  test('late work and an adjustment are the same in every table', () => {
    const rows = 'submission,exercise,adjustment,comment,by\nattention-ada,,-3,copied a plot,Grace\n';
    writeFileSync(inTerm('graded', 'overrides.csv'), rows);
    expect(run('report', inTerm('graded'), '--late', '10%/day')).toMatchObject({ status: 0, stderr: '' });
    const expected = {
      ...{ ada: `${most - 3}`, bela: `${most - most / 5}`, cy: `${most}`, lena: '', sam: '' },
    };
    const { lena, sam, ...graded } = expected;
    expect([lena, sam]).toEqual(['', '']);
    expect(columnOf(inTerm('graded', 'class.csv'), 'submission', 'adjusted')).toMatchObject(
      Object.fromEntries(Object.entries(graded).map(([name, points]) => [`attention-${name}`, points])),
    );
    const students = Object.keys(expected).map((name, i) => `${name},${i + 1},${name},P1`);
    writeFileSync(inTerm('book.csv'), ['Student,ID,SIS Login ID,Section', ...students].join('\n'));
    const canvas = ['--to', 'canvas', '--gradebook', inTerm('book.csv'), '--name', 'Attention'];
    for (const [options, key, value] of [
      [canvas, 'SIS Login ID', 'Attention'],
      [['--to', 'github-csv'], 'github_username', 'points_awarded'],
    ] as const) {
      const out = inTerm('exported.csv');
      const exported = run('export', inTerm('graded'), ...options, '--prefix', 'attention', '--out', out);
      expect(exported.stderr).toBe(
        'No points, because there is no verdict: attention-lena, attention-sam.\n',
      );
      expect(columnOf(out, key, value)).toMatchObject(expected);
    }
  });

  test('Gradescope gives the same points to the same work at the same time', () => {
    const zip = inTerm('autograder.zip');
    const options = ['--assignment', 'core', '--seed', SEED, '--late', '10%/day', '--out', zip];
    expect(run('export', '--to', 'gradescope-autograder', ...options)).toMatchObject({ status: 0 });
    const container = new GradescopeContainer(inTerm('autograder'));
    container.install(zip);
    const adjusted = columnOf(inTerm('graded', 'class.csv'), 'submission', 'adjusted');
    const { results } = container.grade(
      (submission) => {
        cpSync(inTerm('submissions', 'attention-bela'), submission, { recursive: true });
      },
      submittedAt(LATE, '2027-03-01T23:59:59.999+01:00'),
    );
    expect(String(results?.score)).toBe(adjusted['attention-bela']);
  });
});
