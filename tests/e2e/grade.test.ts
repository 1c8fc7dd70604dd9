import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises, pointsOf } from '../../grader/course';
import { runGrade } from '../support/grade';

test('the solutions earn every point with any seed', async () => {
  for (const seed of ['2017', '2147483647']) {
    const { exitCode, results, stdout } = await runGrade(['--submission', 'solutions', '--seed', seed]);
    const lost = results?.exercises.flatMap(({ id, checks }) =>
      checks.filter(({ status }) => status !== 'passed').map((check) => `${id}/${check.id}`),
    );
    expect({ seed, lost, points: results?.points, exitCode }).toEqual({
      seed,
      lost: [],
      points: pointsOf(exercises),
      exitCode: 0,
    });
    expect(results?.exercises.flatMap(({ advice, typeErrors }) => [...advice, ...typeErrors])).toEqual([]);
    expect(stdout).toContain('Every point earned');
  }
});

test('the stubs earn no points, and none is started', async () => {
  const { exitCode, results, stdout } = await runGrade([]);
  expect(exitCode).toBe(1);
  expect(results?.points).toBe(0);
  expect(results?.maxPoints).toBe(pointsOf(exercises));
  expect(new Set(results?.exercises.map(({ status }) => status))).toEqual(new Set(['not-started']));
  expect(new Set(results?.exercises.flatMap(({ checks }) => checks.map(({ status }) => status)))).toEqual(
    new Set(['not-started']),
  );
  expect(stdout).toContain('npm run grade -- causal-mask');
});

test('an exercise or a module can be graded alone', async () => {
  const one = await runGrade(['multi-head-attention', '--submission', 'solutions']);
  expect(one.results?.exercises.map(({ id }) => id)).toEqual(['multi-head-attention']);
  const file = await runGrade(['solutions/1-attention/causal-mask.ts', '--submission', 'solutions']);
  expect(file.results?.exercises.map(({ id }) => id)).toEqual(['causal-mask']);
  const module = await runGrade(['1-attention', '--submission', 'solutions']);
  expect(module.results?.exercises.map(({ module: name }) => name)).toEqual(Array(3).fill('1-attention'));
});

test('grading again with the same seed gives the same results', async () => {
  const [first, second] = [
    await runGrade(['--submission', 'solutions', '--assignment', 'core']),
    await runGrade(['--submission', 'solutions', '--assignment', 'core']),
  ];
  const timeless = (graded: typeof first) =>
    graded.results?.exercises.map((exercise) => ({ ...exercise, duration: 0 }));
  expect(timeless(first)).toEqual(timeless(second));
});

describe('refuses with one line on stderr and exit code 2', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'not-a-folder-')), 'file');
  beforeAll(() => {
    writeFileSync(file, '');
  });
  afterAll(() => {
    rmSync(path.dirname(file), { recursive: true });
  });

  test.each([
    [['--submission', 'no-such-folder'], 'there is no folder'],
    [['--submission', file], 'is a file'],
    [['--submission', 'docs'], 'holds neither exercises/ nor a module folder'],
    [['casual-mask'], 'there is no exercise or module "casual-mask"; did you mean causal-mask?\n'],
    [['exercises/1-attention/README.md'], 'README.md is not an exercise'],
    [['--seed', '-1'], 'A seed is a whole number'],
    [['--nonsense'], "unknown option '--nonsense'"],
    [['--submission', 'solutions', 'causal-mask', '--out', path.join(file, 'deeper')], 'cannot write'],
  ])('%j', async (args, message) => {
    const { exitCode, stderr, results } = await runGrade(args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(results).toBeUndefined();
  });
});

test('under GitHub Actions the log, the annotations and the outputs are safe and point at the student’s file', async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'actions-'));
  try {
    const [output, summary] = [path.join(directory, 'output'), path.join(directory, 'summary')];
    writeFileSync(output, '');
    writeFileSync(summary, '');
    const { stdout } = await runGrade(['causal-mask'], {
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: process.cwd(),
    });
    const token = /^::stop-commands::(\S+)$/m.exec(stdout)?.[1];
    expect(token).toBeDefined();
    expect(stdout).toContain(`\n::${token ?? ''}::\n`);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
