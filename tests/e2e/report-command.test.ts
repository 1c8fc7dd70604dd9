/** `npm run report` with what it writes into overrides.csv: late work, and rows from pages. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ClassRecord } from '../../grader/results/class-record';
import { runInstructor, type Ran } from '../support/released';

const place = mkdtempSync(path.join(os.tmpdir(), 'report-'));
const out = path.join(place, 'class');
const inClass = (name: string): string => path.join(out, name);
afterAll(() => {
  rmSync(place, { recursive: true });
});

const record = (submission: string, submittedAt?: string): ClassRecord => ({
  ...{ schemaVersion: 1, submission, outcome: 'graded', reason: null, results: null, key: '' },
  ...{ points: 80, maxPoints: 100 },
  exercises: [
    {
      ...{ id: 'causal-mask', module: '1-attention', status: 'failed', points: 80, maxPoints: 100 },
      ...{ misconceptions: [], timeouts: 0, crashes: 0, failedChecks: [] },
    },
  ],
  ...(submittedAt !== undefined && {
    handedIn: { submittedAt, timeFrom: 'push', deadline: '2027-03-01T23:59Z' },
  }),
});
const records = [
  record('ada', '2027-03-01T23:59:30Z'),
  record('bela', '2027-03-03T10:00:00Z'),
  record('cy', '2027-03-05T10:00:00Z'),
  record('dora'),
];
const OWN = 'submission,exercise,adjustment,comment,by\nbela,,2,nice plots,Grace\n';

beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  writeFileSync(inClass('class.jsonl'), records.map((each) => `${JSON.stringify(each)}\n`).join(''));
  writeFileSync(inClass('overrides.csv'), OWN);
});

const report = (...options: string[]): Promise<Ran> => runInstructor('report', out, ...options);
const table = (name: string): Record<string, string>[] =>
  parse(readFileSync(inClass(name)), { bom: true, columns: true });
const adjusted = (): string[] => table('class.csv').map((row) => row['adjusted'] ?? '');

test('a late policy is visible in every table, replaced by another one, and undone', async () => {
  const first = await report('--late', '10%/day', '--grace', '1');
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout).toContain('overrides.csv has 2 rows about late work.');
  expect(adjusted()).toEqual(['80', '72', '50', '80']);
  expect(table('class.csv').map(({ submittedAt, late }) => [submittedAt, late])).toEqual([
    ['2027-03-01T23:59:30Z', '0'],
    ['2027-03-03T10:00:00Z', '1.42'],
    ['2027-03-05T10:00:00Z', '3.42'],
    ['', ''],
  ]);
  expect(
    table('overrides.csv').map(({ submission, adjustment, by }) => [submission, adjustment, by]),
  ).toEqual([
    ['bela', '2', 'Grace'],
    ['bela', '-10', 'late policy'],
    ['cy', '-30', 'late policy'],
  ]);
  const page = readFileSync(inClass('class.html'), 'utf8');
  expect(page).toContain('4 days late (pushed 2027-03-05T10:00:00Z), 1 free, 30 of 100 points deducted');
  expect(page).toContain('3.42 days late');

  await report('--late', '5%/day');
  expect(adjusted()).toEqual(['80', '72', '60', '80']);
  await report('--late', 'off');
  expect(adjusted()).toEqual(['80', '82', '80', '80']);
  expect(table('overrides.csv')).toHaveLength(1);
});

test.each([
  [['--grace', '2'], '--grace needs --late, for instance --late 10%/day'],
  [['--late', '10%'], 'It must look like 10%/day or 1%/hour, or be off'],
])('%j is refused', async (options, message) => {
  const { exitCode, stderr } = await report(...options);
  expect({ exitCode, lines: stderr.trim().split('\n').length }).toEqual({ exitCode: 2, lines: 1 });
  expect(stderr).toContain(message);
  expect(readFileSync(inClass('overrides.csv'), 'utf8')).toBe(OWN);
});

test('a policy without any deadline is refused', async () => {
  writeFileSync(inClass('class.jsonl'), `${JSON.stringify(record('dora'))}\n`);
  const { exitCode, stderr } = await report('--late', '10%/day');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/no submission in .* has a deadline; give --deadline to npm run collect/);
});

test('rows of pages are added once, and a second opinion of the same person is pointed out', async () => {
  const download = path.join(place, 'overrides (1).csv');
  const head = '\uFEFFsubmission,exercise,adjustment,comment,by\r\n';
  writeFileSync(download, `${head}cy,,1,on paper,Grace\r\nbela,,3,nicer plots,Grace\r\n`);
  const first = await report('--add', download);
  expect(first.stdout).toContain('Added 2 of 2 rows to overrides.csv.');
  expect(first.stderr).toBe(
    'bela has another row by Grace about the whole submission; both count. Remove one if only one should.\n',
  );
  expect(adjusted()).toEqual(['80', '85', '81', '80']);
  const second = await report('--add', download, '--late', '10%/day');
  expect(second.stdout).toContain('Added 0 of 2 rows to overrides.csv.');
  expect(adjusted()).toEqual(['80', '65', '41', '80']);

  writeFileSync(download, `${head}cy,no-such,1,on paper,Grace\r\n`);
  const wrong = await report('--add', download);
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toContain('overrides (1).csv, line 2: cy has no exercise "no-such"');
});

test('a roster gives the page sections, whose students can be filtered', async () => {
  writeFileSync(inClass('students.csv'), 'username,section\nada,Monday\nbela,Tuesday\n');
  expect(await report()).toMatchObject({ exitCode: 0 });
  const page = readFileSync(inClass('class.html'), 'utf8');
  expect(page).toContain('<h2 id="sections-title">Sections</h2>');
  expect(page).toContain('<option value="section:Monday">Monday</option>');
  expect(page).toMatch(/data-name="bela" data-tags="[^"]*section:Tuesday/);
});

test('the table shows the points over time in words, and only after several gradings', async () => {
  const past = (day: number, points: Record<string, number>): string =>
    `${JSON.stringify({ at: `2027-03-0${String(day)}T08:00:00.000Z`, maxPoints: 100, points })}\n`;
  const first = past(1, { ada: 50, bela: 80 });
  writeFileSync(inClass('history.jsonl'), first);
  await report();
  expect(readFileSync(inClass('class.html'), 'utf8')).not.toContain('Over time');

  writeFileSync(inClass('history.jsonl'), `${first}${past(2, { ada: 80, bela: 80, cy: 80 })}`);
  await report();
  const page = readFileSync(inClass('class.html'), 'utf8');
  const cellOf = (name: string): string =>
    new RegExp(`data-name="${name}".*?</tr>`, 's').exec(page)?.[0].replaceAll(/<[^>]*>/g, ' ') ?? '';
  expect(cellOf('ada')).toMatch(/2027-03-01: 50; 2027-03-02: 80\.\s+\+30 /);
  expect(cellOf('bela')).toMatch(/2027-03-01: 80\.\s+±0 /);
  expect(cellOf('cy')).toMatch(/time\. 2027-03-02: 80\.\s+±0 /);
  expect(cellOf('dora')).toContain('never graded');
});
