/** `npm run export`: converts files, and prints one line for what cannot be exported. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { exercises, pointsOf } from '../../grader/course';
import { unreadableResults } from '../../grader/judge/unreadable-results';
import { recordFields, type ClassRecord } from '../../grader/results/class-record';

const folder = mkdtempSync(path.join(os.tmpdir(), 'export-'));
const file = (name: string): string => path.join(folder, name);

const results = unreadableResults(exercises, 'there is no exercises/', { seed: 2017, isolate: false });
const record: ClassRecord = {
  schemaVersion: 1,
  submission: 'attention-ada',
  outcome: 'graded',
  reason: null,
  results: 'attention-ada/results.json',
  key: 'k',
  ...recordFields(results),
};

beforeAll(() => {
  writeFileSync(file('results.json'), JSON.stringify(results));
  writeFileSync(file('class.jsonl'), `${JSON.stringify(record)}\n`);
  writeFileSync(file('gradebook.csv'), 'Student,ID,SIS Login ID\n"L, A",1,ada\n');
  writeFileSync(file('bad.jsonl'), '{}\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, ['scripts/run.mjs', 'grader/cli/instructor.ts', 'export', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

const classroom50 = {
  CLASSROOM: 'physics',
  ASSIGNMENT: 'attention',
  SUBMISSION_TAG: 'submit/1',
  COMMIT_URL: 'https://github.com/o/r/commit/1',
  RELEASE_URL: 'https://github.com/o/r/releases/1',
};

test.each(['classroom', 'gradescope', 'junit', 'ctrf', 'prairielearn'])(
  'a results.json becomes %s',
  (format) => {
    const out = file(path.join('made', format));
    expect(run([file('results.json'), '--to', format, '--out', out])).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(readFileSync(out, 'utf8')).toContain('there is no exercises/');
  },
);

test('an export from a private seed has no inputs, unless they may be shown', () => {
  const secret = 'threw an error: 0.123456';
  const told = results.exercises.map((exercise) => ({
    ...{ ...exercise, error: null, status: 'failed' },
    checks: exercise.checks.map((check) => ({ ...check, message: secret })),
  }));
  writeFileSync(file('private.json'), JSON.stringify({ ...results, seed: 271828182, exercises: told }));
  for (const to of ['gradescope', 'classroom', 'junit', 'ctrf']) {
    const args = [file('private.json'), '--to', to, '--out', file('exported')];
    expect(run(args).status).toBe(0);
    expect(readFileSync(file('exported'), 'utf8')).not.toContain('0.123456');
    expect(run([...args, '--show-cases']).status).toBe(0);
    expect(readFileSync(file('exported'), 'utf8')).toContain('0.123456');
  }
});

describe('a class', () => {
  const graded = file('graded');
  const secret = 'threw an error: 0.123456';
  const begun = (seed: number): object => ({
    ...results,
    seed,
    exercises: results.exercises.map((exercise) => ({
      ...{ ...exercise, error: null, status: 'failed' },
      checks: exercise.checks.map((check) => ({ ...check, message: secret })),
    })),
  });
  const OVERRIDES = [
    'submission,exercise,adjustment,comment,by',
    'ada,layer-norm,2,handed in on paper,Grace',
    'ada,,1.5,"a bonus, for the talk",Grace',
    'emmy,,0,only a comment,Grace',
  ];
  beforeAll(() => {
    for (const name of ['ada', 'emmy']) {
      mkdirSync(path.join(graded, name), { recursive: true });
      writeFileSync(path.join(graded, name, 'results.json'), JSON.stringify(begun(271828182)));
    }
    const records = ['ada', 'emmy'].map((name) => ({
      ...{ ...record, submission: name, results: `${name}/results.json` },
    }));
    const lost = { ...record, submission: 'lost', outcome: 'unreadable', results: null, exercises: [] };
    writeFileSync(
      path.join(graded, 'class.jsonl'),
      [...records, lost].map((each) => `${JSON.stringify(each)}\n`).join(''),
    );
    writeFileSync(path.join(graded, 'overrides.csv'), OVERRIDES.join('\n'));
  });

  test.each([
    ['classroom', 'json'],
    ['gradescope', 'json'],
    ['junit', 'xml'],
    ['ctrf', 'json'],
  ])('becomes a folder of %s in one command, adjusted and without private inputs', (to, extension) => {
    const out = file(`all-${to}`);
    const { status, stderr } = run([graded, '--to', to, '--out', out]);
    expect([status, stderr]).toEqual([1, 'No file, because there is no verdict: lost.\n']);
    expect(readdirSync(out)).toEqual([`ada.${extension}`, `emmy.${extension}`]);
    const [ada = '', emmy = ''] = readdirSync(out).map((name) => readFileSync(path.join(out, name), 'utf8'));
    for (const each of ['+2 Grace: handed in on paper', '+1.5 Grace: a bonus, for the talk']) {
      expect(ada).toContain(each);
      expect(emmy).not.toContain(each);
    }
    expect(emmy).toContain('Grace: only a comment');
    for (const each of [ada, emmy]) expect(each).not.toContain('0.123456');
  });

  test('has the same adjusted points in the file of one submission', () => {
    const one = file('one.json');
    const args = [path.join(graded, 'ada', 'results.json'), '--to', 'gradescope'];
    expect(run([...args, '--out', one])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(one, 'utf8')).toBe(
      readFileSync(path.join(file('all-gradescope'), 'ada.json'), 'utf8'),
    );
    expect(JSON.parse(readFileSync(one, 'utf8'))).toMatchObject({ score: 3.5 });
    expect(run([...args, '--assignment', 'core', '--out', one])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('adjusts the whole submission ada') as string,
    });
  });

  test('is not adjusted where the format has no place for it', () => {
    const args = ['--to', 'classroom50', '--out', file('result.json')];
    const { status, stderr } = run([path.join(graded, 'ada', 'results.json'), ...args], classroom50);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Nothing was written: classroom50 has no place for the adjustments .*\n$/);
    expect(run([path.join(graded, 'emmy', 'results.json'), ...args], classroom50).status).toBe(0);
  });
});

test('the export to Classroom 50 needs its environment', () => {
  const args = [file('results.json'), '--to', 'classroom50', '--out', file('result.json')];
  expect(run(args, { ...classroom50, COMMIT_URL: '' })).toMatchObject({
    status: 2,
    stderr:
      'Nothing was written: the environment variable COMMIT_URL is not set; Classroom 50’s runner sets it.\n',
  });
  expect(run(args, classroom50)).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(readFileSync(file('result.json'), 'utf8'))).toMatchObject({
    submission: 'submit/1',
    review: classroom50.COMMIT_URL,
    score: 0,
    'max-score': pointsOf(exercises),
  });
});

test('a class is exported to Canvas and GitHub Classroom', () => {
  const common = [folder, '--name', 'Attention', '--prefix', 'attention'];
  const canvas = ['--to', 'canvas', '--gradebook', file('gradebook.csv'), '--out', file('canvas.csv')];
  expect(run([...common, ...canvas])).toMatchObject({ status: 0, stderr: '' });
  expect(parse(readFileSync(file('canvas.csv'), 'utf8'))).toContainEqual(['L, A', '1', 'ada', '0']);
  expect(run([...common, '--to', 'github-csv', '--out', file('github.csv')])).toMatchObject({ status: 0 });
  expect(parse(readFileSync(file('github.csv'), 'utf8'), { columns: true })).toEqual([
    expect.objectContaining({
      github_username: 'ada',
      points_awarded: '0',
      points_available: String(pointsOf(exercises)),
    }),
  ]);
});

test('names a submission that is not in the gradebook, with exit code 1', () => {
  const out = file('unmatched.csv');
  const canvas = [folder, '--to', 'canvas', '--gradebook', file('gradebook.csv'), '--out', out];
  const { status, stderr } = run(canvas);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Left out, because no free row in .* matches: attention-ada\.$/m);
  expect(existsSync(out)).toBe(true);
});

test.each([
  ['an unknown format', ['results.json', '--to', 'excel', '--out', 'x'], /Allowed choices are/],
  ['no format', ['results.json', '--out', 'x'], /--to/],
  ['missing results', ['none.json', '--to', 'junit', '--out', 'x'], /there is no .*none\.json/],
  [
    'a class for Classroom 50',
    ['', '--to', 'classroom50', '--out', 'x'],
    /classroom50 exports one submission/,
  ],
  ['an invalid results.json', ['class.jsonl', '--to', 'ctrf', '--out', 'x'], /is not a valid results\.json/],
  [
    'an invalid class.jsonl',
    ['bad.jsonl', '--to', 'github-csv', '--out', 'x'],
    /line 1 is not a submission record/,
  ],
  ['Canvas without a gradebook', ['', '--to', 'canvas', '--out', 'x'], /needs --gradebook/],
  [
    'a roster without columns',
    ['', '--to', 'github-csv', '--students', 'gradebook.csv', '--out', 'x'],
    /column/,
  ],
])('%s gets one line and exit code 2', (_, args, message) => {
  const known = ['results.json', 'none.json', 'class.jsonl', 'bad.jsonl', 'gradebook.csv', '', 'x'];
  const { status, stderr } = run(args.map((each) => (known.includes(each) ? file(each) : each)));
  expect(status).toBe(2);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(message);
  expect(existsSync(file('x'))).toBe(false);
});
