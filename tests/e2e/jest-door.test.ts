/** `npx jest` runs the same checks as `npm run grade`, and both write the same results. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { exercises, pointsOf } from '../../grader/course';
import type { Results } from '../../grader/results/results';
import { outputsIn } from '../support/composite-action';
import { runGrade, withSubmission } from '../support/grade';

interface JestRun {
  readonly exitCode: number;
  readonly output: string;
  readonly results: Results | undefined;
}

/** Runs Jest as a student does, for the submission in a folder. */
async function runJest(
  submission: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<JestRun> {
  const jest = path.resolve('node_modules', 'jest', 'bin', 'jest.js');
  const command = [jest, '-c', 'jest.course.config.mjs', '--rootDir', submission, ...args];
  const out = path.join(submission, 'out');
  rmSync(out, { recursive: true, force: true });
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, command, {
    env: { ...process.env, GITHUB_ACTIONS: undefined, FORCE_COLOR: '0', ...env },
  }).then(
    (done) => ({ ...done, code: 0 }),
    (failed: unknown) => failed as { stdout: string; stderr: string; code: number },
  );
  let results: Results | undefined;
  try {
    results = JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results;
  } catch {
    // There is none.
  }
  return { exitCode: code, output: stdout + stderr, results };
}

/** Which limit of time a call runs into depends on the machine; that it does, does not. */
const withoutTimes = (results: Results | undefined): unknown =>
  results && {
    ...results,
    exercises: results.exercises.map((each) => ({
      ...{ ...each, duration: 0 },
      checks: each.checks.map((check) => (check.status === 'timeout' ? { ...check, message: '' } : check)),
    })),
  };

const answer = (file: string): string => readFileSync(path.join('tests', 'submissions', file), 'utf8');

const SUBMISSIONS: Readonly<Record<string, readonly [exercise: string, source: string]>> = {
  right: ['causal-mask', readFileSync('solutions/1-attention/causal-mask.ts', 'utf8')],
  wrong: ['scaled-dot-product-attention', answer('scaled-dot-product-attention/no-scale.ts')],
  unfilled: ['layer-norm', readFileSync('exercises/2-transformer/layer-norm.ts', 'utf8')],
  'of another kind': ['feed-forward', 'export const feedForward = 3;\n'],
  'not to be read': ['feed-forward', 'export const = ;\n'],
  endless: ['feed-forward', 'export const feedForward = () => { for (;;); };\n'],
};

/** The modules of these submissions: nothing in them takes long. */
const MODULES = ['1-attention', '2-transformer'];

test.each(Object.entries(SUBMISSIONS))(
  'the results of a submission that is %s are the same',
  async (kind, [id, source]) => {
    await withSubmission(id, source, async (submission) => {
      // Other exercises import it, and may run into a limit of time on a busy machine.
      const chosen = kind === 'endless' ? [id] : MODULES;
      const graded = await runGrade([...chosen, '--submission', submission]);
      const run = await runJest(submission, chosen);
      expect(withoutTimes(run.results)).toEqual(withoutTimes(graded.results));
      expect(run.exitCode).toBe(graded.exitCode);
    });
  },
);

test('a failed test shows the same feedback as elsewhere, and the student’s line', async () => {
  const [id, source] = SUBMISSIONS['wrong'] ?? ['', ''];
  await withSubmission(id, source, async (submission) => {
    const { output, exitCode } = await runJest(submission, [id]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/● Scaled dot-product attention › .+/);
    expect(output).toContain('√dK');
    expect(output).toContain('Smallest input');
    expect(output).toContain('Hint: ');
    expect(output).toMatch(/at .*scaled-dot-product-attention\.ts:\d+:1/);
    expect(output).not.toMatch(/at .*(grader|node_modules|environment)/);
  });
});

test('a path, a name and --json work as Jest users expect', async () => {
  const [id, source] = SUBMISSIONS['right'] ?? ['', ''];
  await withSubmission(id, source, async (submission) => {
    const byPath = await runJest(submission, ['causal-mask']);
    expect(byPath.results?.exercises.map((each) => each.id)).toEqual(['causal-mask']);
    expect(byPath.output).toMatch(/Tests: +4 passed, 4 total/);
    const byName = await runJest(submission, ['causal-mask', '-t', 'right for every length', '--json']);
    expect(byName.results).toBeUndefined(); // Points are for whole exercises.
    const told = JSON.parse(/^\{.*\}$/m.exec(byName.output)?.[0] ?? '{}') as Record<string, unknown>;
    expect(told).toMatchObject({ numPassedTests: 1, numPendingTests: 3, success: true });
  });
});

test('the built-in reporter of GitHub Actions annotates the student’s own file', async () => {
  const [id, source] = SUBMISSIONS['wrong'] ?? ['', ''];
  await withSubmission(id, source, async (submission) => {
    const { output } = await runJest(submission, [id, '--reporters=github-actions'], {
      GITHUB_ACTIONS: 'true',
    });
    expect(output).toMatch(/^::error file=.*scaled-dot-product-attention\.ts,line=\d+,title=.*/m);
  });
});

test('a helper next to the exercises is not a test, and leaves no files behind', async () => {
  const [id, source] = SUBMISSIONS['right'] ?? ['', ''];
  await withSubmission(id, source, async (submission) => {
    const helpers = path.join(submission, 'exercises', '1-attention', 'helpers');
    mkdirSync(helpers);
    writeFileSync(path.join(helpers, 'mine.ts'), 'export {};\n');
    writeFileSync(path.join(submission, 'exercises', '1-attention', 'mine.ts'), 'export {};\n');
    const { output, exitCode } = await runJest(submission);
    expect(output).toContain(`Test Suites: ${exercises.length} passed, ${exercises.length} total`);
    expect(exitCode).toBe(0);
  });
});

test('in GitHub Actions both set the same outputs for GitHub Classroom’s reporter', async () => {
  const [id, source] = SUBMISSIONS['wrong'] ?? ['', ''];
  await withSubmission(id, source, async (submission) => {
    const outputsOf = async (run: (env: NodeJS.ProcessEnv) => Promise<unknown>): Promise<unknown> => {
      const file = path.join(submission, 'output.txt');
      writeFileSync(file, '');
      await run({ GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: file, GITHUB_WORKSPACE: submission });
      return [...outputsIn(readFileSync(file, 'utf8'))].map(([name, value]) => [
        name,
        withoutDurations(value),
      ]);
    };
    const graded = await outputsOf((env) => runGrade([...MODULES, '--submission', submission], env));
    expect(await outputsOf((env) => runJest(submission, [...MODULES, '--passWithNoTests'], env))).toEqual(
      graded,
    );
  });
});

test('without an exercises folder, each exercise has a result, and one line says why', async () => {
  const empty = mkdtempSync(path.join(os.tmpdir(), 'empty-'));
  mkdirSync(path.join(empty, 'exercises'));
  const { results, output } = await runJest(empty, ['--passWithNoTests']);
  expect(output).toContain('holds neither exercises/ nor a module folder');
  expect(results).toMatchObject({ points: 0, maxPoints: pointsOf(exercises) });
  rmSync(empty, { recursive: true });
});

/** A result for Classroom is base64 of JSON. */
const withoutDurations = (value: string): string =>
  /^\d+$/.test(value)
    ? value
    : Buffer.from(value, 'base64')
        .toString('utf8')
        .replace(/"duration":[\d.e-]+/g, '"duration":0');
