/**
 * Attacks on Node by submissions of a class that one worker grades: they change no other grade, and
 * the grading continues.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readResults } from '../../grader/results/read-results';
import type { Results } from '../../grader/results/results';
import { stayingProcessesOf } from '../support/processes';

const EXERCISE = 'next-token-loss';
const FILE = `${EXERCISE}.ts`;
const MODULE = '3-language-models';
const ATTACKS = path.join('tests', 'hostile', 'node');
const attackers = readdirSync(ATTACKS).map((file) => path.basename(file, '.ts'));

let directory = '';
const place = (...names: string[]): string => path.join(directory, ...names);

function submit(name: string, file: string, ...helpers: string[]): void {
  const folder = place('class', name, 'exercises', MODULE);
  mkdirSync(folder, { recursive: true });
  cpSync(file, path.join(folder, FILE));
  for (const helper of helpers) cpSync(helper, path.join(folder, path.basename(helper)));
}

const run = (...args: string[]): { status: number | null; stderr: string } =>
  spawnSync(
    process.execPath,
    [
      'scripts/run.mjs',
      'grader/cli/instructor.ts',
      'grade:class',
      '--out',
      place('out'),
      '--jobs',
      '1',
      ...args,
    ],
    { encoding: 'utf8', env: { ...process.env, TMPDIR: directory } },
  );

const resultsOf = (name: string): Results => {
  const file = place('out', name, 'results.json');
  return readResults(readFileSync(file, 'utf8'), file);
};

beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'class-attack-'));
  // Names that sort before, among and after the attackers.
  for (const name of ['a-right', 'm-right', 'z-right']) submit(name, path.join('solutions', MODULE, FILE));
  for (const name of ['b-stub', 'n-stub']) submit(name, path.join('exercises', MODULE, FILE));
  const helpers = ['right.ts', 'take.ts'].map((file) => path.join('tests', 'hostile', file));
  for (const name of attackers) submit(name, path.join(ATTACKS, `${name}.ts`), ...helpers);
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('one worker grades all of them correctly', async () => {
  const { status, stderr } = run(place('class'), EXERCISE, '--seed', '2017');
  expect({ status, lines: stderr.split('\n').filter((line) => /debugger|fault|error/i.test(line)) }).toEqual({
    status: 0,
    lines: [],
  });
  const names = readdirSync(place('class'));
  const earned = new Map(names.map((name) => [name, resultsOf(name).points]));
  const whole = earned.get('a-right') ?? 0;
  expect(whole).toBeGreaterThan(0);
  expect(names.filter((name) => name.endsWith('-stub')).map((name) => earned.get(name))).toEqual([0, 0]);
  // The attacks include a right answer, which counts if the attack fails.
  expect(names.filter((name) => !name.endsWith('-stub') && earned.get(name) !== whole)).toEqual([]);
  expect(await stayingProcessesOf(-1, directory)).toEqual([]);
});

test('they do not stop a resumed grading', () => {
  expect(run('--resume').status).toBe(0);
});
