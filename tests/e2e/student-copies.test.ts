/** `npm run report -- <class> --student-copies <dir>`: what each student of a class may see. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readResults } from '../../grader/results/read-results';
import type { Results } from '../../grader/results/results';
import { gradeAnswers, mixedAnswers, recordWithout, writeClass } from '../support/graded-class';
import { filesBelow } from '../support/released';
import { runReport } from '../support/run-report';

const SEED = 271828182;
let place: string;
let whole: Results;
const inPlace = (...segments: string[]): string => path.join(place, ...segments);
const page = (folder: string, name: string): string =>
  readFileSync(inPlace(folder, name, 'report.html'), 'utf8');
const resultsIn = (folder: string, name: string): Results => {
  const file = inPlace(folder, name, 'results.json');
  return readResults(readFileSync(file, 'utf8'), file);
};

/** The inputs of failed checks. */
const casesOf = ({ exercises }: Results): unknown[] =>
  exercises.flatMap(({ checks }) => checks.flatMap(({ counterexample }) => counterexample ?? []));

beforeAll(async () => {
  place = mkdtempSync(path.join(os.tmpdir(), 'copies-'));
  const { results, sources } = await gradeAnswers(mixedAnswers(1));
  whole = { ...results, seed: SEED };
  const students = new Map([
    ['ada', { results: whole, sources }],
    ['bob 2', { results: whole, sources }],
  ]);
  writeClass(inPlace('class'), students, [recordWithout('cy', 'unreadable', 'there is no module folder')]);
  writeClass(inPlace('public'), new Map([['ada', { results, sources }]]));
  writeFileSync(
    inPlace('class', 'overrides.csv'),
    'submission,exercise,adjustment,comment,by\nada,,-2,a day late,Grace\nbob 2,layer-norm,0,see me,Alan\n',
  );
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

test('have no seed, no inputs, and nothing of others', () => {
  expect(casesOf(whole)).not.toEqual([]);
  const { exitCode, stdout } = runReport([inPlace('class'), '--student-copies', inPlace('copies')]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Wrote students’ copies of 2 submissions to ');
  expect(stdout).toContain('; skipped 1 without results.');
  const files = filesBelow(inPlace('copies'));
  expect([...files.keys()]).toEqual(
    ['ada', 'bob 2'].flatMap((name) => [`${name}/report.html`, `${name}/results.json`]),
  );
  for (const contents of files.values())
    expect(new TextDecoder().decode(contents)).not.toContain(String(SEED));
  const copy = resultsIn('copies', 'ada');
  expect([copy.seed, copy.points, casesOf(copy)]).toEqual([null, whole.points, []]);
  expect(page('copies', 'ada')).not.toMatch(
    /class\.html|bob 2|Alan|Smallest input|<textarea|overrides\.csv"/,
  );
});

test('have adjustments and comments', () => {
  expect(page('copies', 'ada')).toMatch(/after adjustment[^]*Grace[^]*a day late/);
  expect(page('copies', 'bob 2')).toMatch(/Comment[^]*Alan[^]*see me/);
  expect(page('copies', 'bob 2')).not.toMatch(/a day late|Grace/);
  expect(page('class', 'ada')).toMatch(/Smallest input found[^]*<textarea/);
  expect(resultsIn('class', 'ada')).toEqual(whole);
});

test('with --show-cases have the inputs, but not the seed', () => {
  const { exitCode } = runReport([
    ...[inPlace('class'), '--student-copies', inPlace('shown'), '--show-cases'],
  ]);
  expect(exitCode).toBe(0);
  expect(resultsIn('shown', 'ada')).toEqual({ ...whole, seed: null });
  expect(page('shown', 'ada')).not.toContain(String(SEED));
});

test('hide nothing if the seed is public', () => {
  expect(runReport([inPlace('public'), '--student-copies', inPlace('known')]).exitCode).toBe(0);
  expect(resultsIn('known', 'ada')).toEqual({ ...whole, seed: 2017 });
});

test.each([
  [[], ['class'], /is inside the class’s folder/],
  [[], ['class', 'students'], /is inside the class’s folder/],
  [['--show-cases'], undefined, /--show-cases needs --student-copies/],
])('%j, %j is refused with one line', (args, folder, message) => {
  const copies = folder === undefined ? [] : ['--student-copies', inPlace(...folder)];
  const { exitCode, stderr } = runReport([inPlace('class'), ...copies, ...args]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(existsSync(inPlace('class', 'students'))).toBe(false);
});
