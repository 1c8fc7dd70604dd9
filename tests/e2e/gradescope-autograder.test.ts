/** The autograder for Gradescope, in a folder laid out like its container. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { z } from 'zod';
import { assignments, pointsOf } from '../../grader/course';
import { findPython } from '../support/classroom50-runner';
import { linkPackages } from '../support/course-copies';
import { gradescopeSchema } from '../support/platform-schemas';
import { runInstructor } from '../support/released';

/** Gradescope's image is Ubuntu. */
const onPosix = process.platform === 'win32' ? describe.skip : describe;

const SEED = '271828182';
const DUE = '2027-03-01T23:59:00.000000-08:00';
const most = pointsOf(assignments.find(({ id }) => id === 'core')?.exercises ?? []);

const place = mkdtempSync(path.join(os.tmpdir(), 'gradescope-'));
const zip = path.join(place, 'autograder.zip');
const container = path.join(place, 'autograder');
const inContainer = (...segments: string[]): string => path.join(container, ...segments);
const env = { ...process.env, AUTOGRADER_ROOT: container };

interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly results: z.infer<typeof gradescopeSchema> | undefined;
}

/** Grades a submission as Gradescope does. */
function grade(work: (submission: string) => void, metadata: object | undefined): Run {
  for (const name of ['submission', 'results']) rmSync(inContainer(name), { recursive: true, force: true });
  mkdirSync(inContainer('submission'));
  work(inContainer('submission'));
  rmSync(inContainer('submission_metadata.json'), { force: true });
  if (metadata !== undefined)
    writeFileSync(inContainer('submission_metadata.json'), JSON.stringify(metadata));
  const { status, stdout, stderr } = spawnSync('bash', [inContainer('run_autograder')], {
    encoding: 'utf8',
    env,
    cwd: container,
  });
  const file = inContainer('results', 'results.json');
  const results = existsSync(file)
    ? gradescopeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    : undefined;
  return { status, output: stdout + stderr, results };
}

/** In the format of Gradescope's documentation. */
const submittedAt = (time: string): object => ({
  id: 123456,
  created_at: time,
  assignment: {
    ...{ due_date: DUE, late_due_date: null, group_size: 4, group_submission: true, id: 25828 },
    ...{ course_id: 1234, release_date: '2027-02-01T00:00:00.000000-08:00', title: 'Attention' },
    total_points: '100.0',
  },
  submission_method: 'upload',
  users: [{ email: 'ada@example.edu', id: 1234, name: 'Ada' }],
  previous_submissions: [],
});
const onTime = submittedAt('2027-03-01T20:00:00.365935-08:00');

const solve = (submission: string): void => {
  cpSync('solutions', path.join(submission, 'exercises'), { recursive: true });
};

onPosix('the autograder for Gradescope', () => {
  beforeAll(async () => {
    const options = ['--assignment', 'core', '--late', '10%/day', '--grace', '1', '--seed', SEED];
    const made = await runInstructor('export', '--to', 'gradescope-autograder', '--out', zip, ...options);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).not.toContain(SEED);
    for (const [file, contents] of Object.entries(unzipSync(readFileSync(zip)))) {
      const target = inContainer('source', file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, contents);
    }
    cpSync(inContainer('source', 'run_autograder'), inContainer('run_autograder'));
    linkPackages(inContainer('source', 'course'));
  });
  afterAll(() => {
    rmSync(place, { recursive: true });
  });

  test('has its two scripts at the top, which may be run', () => {
    const code =
      'import sys, zipfile; print(*sorted(f"{i.external_attr >> 16:o} {i.filename}" for i in zipfile.ZipFile(sys.argv[1]).infolist() if "/" not in i.filename), sep="\\n")';
    const { stdout } = spawnSync(findPython(), ['-c', code, zip], { encoding: 'utf8' });
    expect(stdout.trim().split(/\r?\n/)).toEqual([
      ...['100644 autograder.cjs', '100644 config.json'],
      ...['100755 run_autograder', '100755 setup.sh'],
    ]);
  });

  test('contains no solution', () => {
    const files = Object.keys(unzipSync(readFileSync(zip)));
    expect(files.filter((file) => /solutions|quality|instructor/.test(file))).toEqual([]);
    expect(files).toContain('course/package.json');
  });

  test('setup.sh installs the packages of the course, and Node only if it is missing', () => {
    const bin = path.join(place, 'bin');
    mkdirSync(bin);
    const log = path.join(place, 'calls.txt');
    for (const tool of ['npm', 'apt-get'])
      writeFileSync(path.join(bin, tool), `#!/bin/sh\necho "${tool} $* in $PWD" >> '${log}'\n`, {
        mode: 0o755,
      });
    writeFileSync(path.join(bin, 'node'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    const { status, stderr } = spawnSync('bash', [inContainer('source', 'setup.sh')], {
      encoding: 'utf8',
      env: { ...env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(log, 'utf8')).toMatch(/^npm ci --omit=dev in .*source\/course\n$/);
  });

  test('gives every point to the solutions, and shows no input of the private seed', () => {
    const { status, results, output } = grade(solve, onTime);
    expect({ status, output: status === 0 || output }).toEqual({ status: 0, output: true });
    expect(results).toMatchObject({
      ...{ score: most, visibility: 'visible', stdout_visibility: 'hidden' },
      output: `${String(most)} of ${String(most)} points`,
    });
    expect(results?.tests?.every(({ status: passed }) => passed === 'passed')).toBe(true);
    expect(JSON.stringify(results) + output).not.toContain(SEED);
    expect(JSON.stringify(results)).not.toContain('leaderboard');
  });

  test('explains a wrong exercise without its inputs', () => {
    const { results } = grade((submission) => {
      solve(submission);
      cpSync(
        'tests/submissions/layer-norm/unbiased-variance.ts',
        path.join(submission, 'exercises', '2-transformer', 'layer-norm.ts'),
      );
    }, onTime);
    const failed = results?.tests?.filter(({ status }) => status === 'failed') ?? [];
    expect(failed.length).toBeGreaterThan(0);
    for (const { output, output_format: format, tags } of failed) {
      expect(format).toBe('text');
      expect(output).not.toMatch(/Smallest input/);
      expect(tags).toContain('2-transformer');
    }
    expect(failed.some(({ output }) => output?.includes('Hint: '))).toBe(true);
  });

  test('late work costs points, but not the points of the tests', () => {
    const { results } = grade(solve, submittedAt('2027-03-03T20:00:00.000000-08:00'));
    expect(results?.score).toBe(most - most / 10);
    expect(results?.output).toContain('10 points less: 2 days late (handed in 2027-03-03T20:00:00');
    expect(results?.tests?.every(({ score, max_score: best }) => score === best)).toBe(true);
  });

  test('nothing to grade: the student sees what to upload', () => {
    const { status, results } = grade((submission) => {
      writeFileSync(path.join(submission, 'causal-mask.ts'), '');
    }, onTime);
    expect(status).toBe(0);
    expect(results).toMatchObject({ score: 0, tests: [] });
    expect(results?.output).toMatch(/^There is nothing to grade: upload the folder exercises\/, or a zip/);
  });

  test('without dates, or without a working course, there is no verdict', () => {
    const undated = grade(solve, undefined);
    expect(undated).toMatchObject({ status: 1, results: undefined });
    expect(undated.output).toMatch(/was not graded, which is not its fault: .*submission_metadata\.json/);
    rmSync(inContainer('source', 'course', 'package.json'));
    const broken = grade(solve, onTime);
    expect(broken).toMatchObject({ status: 1, results: undefined });
    expect(broken.output).toContain('was not graded, which is not its fault: the grader ended with');
  });
});
