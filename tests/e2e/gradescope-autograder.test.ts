/** The autograder for Gradescope, in a folder laid out like its container. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { assignments, pointsOf } from '../../grader/course';
import { findPython } from '../support/classroom50-runner';
import { GradescopeContainer, submittedAt } from '../support/gradescope-container';
import { runInstructor } from '../support/released';

/** Gradescope's image is Ubuntu. */
const onPosix = process.platform === 'win32' ? describe.skip : describe;

const SEED = '271828182';
const DUE = '2027-03-01T23:59:00.000000-08:00';
const most = pointsOf(assignments.find(({ id }) => id === 'core')?.exercises ?? []);

const place = mkdtempSync(path.join(os.tmpdir(), 'gradescope-'));
const zip = path.join(place, 'autograder.zip');
const container = new GradescopeContainer(path.join(place, 'autograder'));
const onTime = submittedAt('2027-03-01T20:00:00.365935-08:00', DUE);

const solve = (submission: string): void => {
  cpSync('solutions', path.join(submission, 'exercises'), { recursive: true });
};

onPosix('the autograder for Gradescope', () => {
  beforeAll(async () => {
    const options = ['--assignment', 'core', '--late', '10%/day', '--grace', '1', '--seed', SEED];
    const made = await runInstructor('export', '--to', 'gradescope-autograder', '--out', zip, ...options);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).not.toContain(SEED);
    container.install(zip);
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
    const { status, stderr } = spawnSync('bash', [container.in('source', 'setup.sh')], {
      encoding: 'utf8',
      env: { ...container.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(log, 'utf8')).toMatch(/^npm ci --omit=dev in .*source\/course\n$/);
  });

  test('gives every point to the solutions, and shows no input of the private seed', () => {
    const { status, results, output } = container.grade(solve, onTime);
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
    const { results } = container.grade((submission) => {
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
    const { results } = container.grade(solve, submittedAt('2027-03-03T20:00:00.000000-08:00', DUE));
    expect(results?.score).toBe(most - most / 10);
    expect(results?.output).toContain('10 points less: 2 days late (handed in 2027-03-03T20:00:00');
    expect(results?.tests?.every(({ score, max_score: best }) => score === best)).toBe(true);
  });

  test('nothing to grade: the student sees what to upload', () => {
    const { status, results } = container.grade((submission) => {
      writeFileSync(path.join(submission, 'causal-mask.ts'), '');
    }, onTime);
    expect(status).toBe(0);
    expect(results).toMatchObject({ score: 0, tests: [] });
    expect(results?.output).toMatch(/^There is nothing to grade: upload the folder exercises\/, or a zip/);
  });

  test('without dates, or without a working course, there is no verdict', () => {
    const undated = container.grade(solve, undefined);
    expect(undated).toMatchObject({ status: 1, results: undefined });
    expect(undated.output).toMatch(/was not graded, which is not its fault: .*submission_metadata\.json/);
    rmSync(container.in('source', 'course', 'package.json'));
    const broken = container.grade(solve, onTime);
    expect(broken).toMatchObject({ status: 1, results: undefined });
    expect(broken.output).toContain('was not graded, which is not its fault: the grader ended with');
  });
});
