/**
 * The composite action's inputs and outputs, for one exercise; term.test.ts grades whole
 * repositories.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readResults } from '../../grader/results/read-results';
import type { Results } from '../../grader/results/results';
import { runGradeAction, type ActionRun } from '../support/composite-action';

const workspace = mkdtempSync(path.join(os.tmpdir(), 'workspace-'));
const SEED = '314159265';

beforeAll(() => {
  const place = path.join(workspace, 'wrong', 'exercises');
  cpSync('solutions', place, { recursive: true });
  cpSync(
    'tests/submissions/scaled-dot-product-attention/no-scale.ts',
    path.join(place, '1-attention', 'scaled-dot-product-attention.ts'),
  );
  mkdirSync(path.join(workspace, 'empty'));
});
afterAll(() => {
  rmSync(workspace, { recursive: true });
});

const run = (inputs: Readonly<Record<string, string>>): Promise<ActionRun> =>
  runGradeAction({
    course: process.cwd(),
    workspace,
    inputs: { submission: 'wrong', exercises: 'scaled-dot-product-attention', ...inputs },
  });

const read = (file = ''): Results => readResults(readFileSync(file, 'utf8'), file);
const messagesOf = ({ exercises }: Results): string =>
  exercises.flatMap(({ checks }) => checks.map(({ message }) => message)).join('\n');

test('with the public seed the student sees everything', async () => {
  const { exitCode, outputs, log, summary } = await run({});
  expect(exitCode).toBe(0);
  const results = read(outputs['results']);
  expect(results.seed).toBe(2017);
  expect(read(outputs['student-results'])).toEqual(results);
  expect(results.exercises.map(({ id }) => id)).toEqual(['scaled-dot-product-attention']);
  expect(outputs['points']).toBe(String(results.points));
  expect(log).toContain('Smallest input found');
  expect(summary).toContain('Smallest input found');
});

test('with a private seed the student sees the verdict, the mistake and the hint', async () => {
  const { outputs, log, summary } = await run({ seed: SEED, out: 'private' });
  const results = read(outputs['results']);
  const shown = read(outputs['student-results']);
  expect([results.seed, shown.seed]).toEqual([Number(SEED), null]);
  expect(
    results.exercises.flatMap(({ checks }) => checks.flatMap(({ counterexample }) => counterexample ?? [])),
  ).not.toEqual([]);
  expect(messagesOf(shown)).toContain('drawn from the instructor’s private seed');
  expect(shown.exercises[0]?.diagnoses).toEqual(results.exercises[0]?.diagnoses);
  for (const text of [log, summary]) {
    expect(text).not.toContain('Smallest input found');
    expect(text).toContain('Hint:');
  }
});

test('the inputs of a private seed are shown if the instructor asks for it', async () => {
  const { outputs, log } = await run({ seed: SEED, 'show-cases': 'true', out: 'shown' });
  expect(log).toContain('Smallest input found');
  expect(log).not.toContain(SEED);
  const results = read(outputs['results']);
  expect(read(outputs['student-results'])).toEqual({ ...results, seed: null });
});

test('an unreadable submission has no points, and the step succeeds', async () => {
  const { exitCode, outputs, log } = await run({
    submission: 'empty',
    exercises: '1-attention',
    assignment: 'core',
    out: 'unreadable',
  });
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ points: '0', 'max-points': '31' });
  expect(log).toContain('holds neither exercises/ nor a module folder');
});

test.each([
  ['a seed that could be guessed', { seed: '2017' }, /input seed must be a whole number from 100000/],
  ['a negative seed', { seed: '-2147483648' }, /input seed must be a whole number/],
  ['a short text', { seed: 'x1234' }, /input seed must be a whole number/],
  ['an unknown exercise', { exercises: 'nonsense' }, /there is no exercise or module "nonsense"/],
  ['an unknown assignment', { assignment: 'nothing' }, /there is no assignment "nothing"; choose from core/],
  ['an unknown sandbox', { sandbox: 'none' }, /input sandbox/],
  ['an invalid isolate', { isolate: 'yes' }, /input isolate/],
])('%s fails the step with one line', async (_, inputs, message) => {
  const { exitCode, log } = await run({ ...inputs, out: 'refused' });
  expect(exitCode).toBe(2);
  expect(log.trim().split('\n')).toHaveLength(1);
  expect(log).toMatch(message);
  if ('seed' in inputs && inputs.seed.length > 5) expect(log).not.toContain(inputs.seed);
  expect(existsSync(path.join(workspace, 'refused'))).toBe(false);
});
