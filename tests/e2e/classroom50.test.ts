/**
 * Classroom 50's autograder in case of errors, and the files that come with it. term.test.ts tests
 * its verdicts.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { exercises, pathOf, pointsOf } from '../../grader/course';
import { findPython, runAutograder } from '../support/classroom50-runner';
import { git, linkPackages, release } from '../support/course-copies';

const place = mkdtempSync(path.join(os.tmpdir(), 'classroom50-'));
const bundle = path.join(place, 'bundle');
const student = path.join(place, 'student');
const AUTOGRADER = path.join('classroom50', 'autograder.py');

beforeAll(async () => {
  await release(path.join(bundle, 'course'));
  linkPackages(path.join(bundle, 'course'));
  cpSync(AUTOGRADER, path.join(bundle, 'autograder.py'));
  mkdirSync(student);
});
afterAll(() => {
  rmSync(place, { recursive: true });
});

test('an unreadable submission gets no points, and is not an infrastructure error', async () => {
  const { exitCode, result, releaseBody, outputs } = await runAutograder(bundle, student);
  expect(exitCode).toBe(0);
  expect(result).toMatchObject({ score: 0, 'max-score': pointsOf(exercises) });
  expect(releaseBody).toContain('holds neither exercises/ nor a module folder');
  expect(outputs).toBe(
    `status=failure\nsummary=0/${pointsOf(exercises)} points, 0 of ${exercises.length} exercises right\n`,
  );
});

test.each(['CLASSROOM', 'ASSIGNMENT', 'SUBMISSION_TAG', 'COMMIT_URL', 'RELEASE_URL'])(
  'without %s nothing is graded, which is an infrastructure error',
  async (name) => {
    const { exitCode, output, result } = await runAutograder(bundle, student, { [name]: '' });
    expect({ exitCode, result }).toEqual({ exitCode: 1, result: undefined });
    expect(output).toContain(`the environment variable ${name} is not set`);
  },
);

test('without a review URL, the commit’s URL is used', async () => {
  const { result } = await runAutograder(bundle, student, { REVIEW_URL: '' });
  expect(result?.review).toBe(result?.commit);
});

test('without the course, or without Node, it says what is missing', async () => {
  const alone = path.join(place, 'alone');
  mkdirSync(alone);
  cpSync(AUTOGRADER, path.join(alone, 'autograder.py'));
  const withoutCourse = await runAutograder(alone, student);
  expect(withoutCourse.exitCode).toBe(1);
  expect(withoutCourse.output).toContain('npm run release -- --out <that folder>');

  const python = spawnSync(findPython(), ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  const script = path.join(bundle, 'autograder.py');
  const { status, stderr } = spawnSync(python.stdout.trim(), [script], {
    cwd: student,
    encoding: 'utf8',
    env: { PATH: place, SYSTEMROOT: process.env['SYSTEMROOT'] },
  });
  expect(status).toBe(1);
  expect(stderr).toContain('::error::');
  expect(stderr).toContain('there is no node; the assignment needs "node": "24" in its runtime');
});

test('it only imports Python’s standard library', () => {
  const source = readFileSync(AUTOGRADER, 'utf8');
  const imported = [...source.matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name);
  const check = 'import sys; print(set(sys.argv[1:]) <= set(sys.stdlib_module_names))';
  const { stdout } = spawnSync(findPython(), ['-c', check, ...imported.map(String)], { encoding: 'utf8' });
  expect(imported).not.toEqual([]);
  expect(stdout.trim()).toBe('True');
});

/** https://github.com/foundation50/classroom50/blob/main/schemas/assignments-v1.schema.json */
test('the documented release asset is a file that the autograder writes', async () => {
  const [, list = ''] = /"release_assets": (\[.*?\])/.exec(readFileSync('docs/classroom50.md', 'utf8')) ?? [];
  const assets = JSON.parse(list) as string[];
  expect(assets).toEqual(['report.html']);
  for (const asset of assets) rmSync(path.join(student, asset), { force: true });
  const { exitCode } = await runAutograder(bundle, student);
  expect(exitCode).toBe(0);
  for (const asset of assets) {
    expect(asset).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,253}[A-Za-z0-9_-]$/);
    expect(['result.json', 'release-body.md']).not.toContain(asset.toLowerCase());
    expect(readFileSync(path.join(student, asset), 'utf8')).toContain('<!doctype html>');
  }
});

test('allowed_files keep the exercises and drop other changes', () => {
  const matcher = path.join(place, 'matcher');
  mkdirSync(matcher);
  git(matcher, 'init', '--quiet');
  // Like Classroom 50: the patterns are a .gitignore, and ignored files are removed.
  cpSync(path.join('classroom50', 'allowed-files.txt'), path.join(matcher, '.gitignore'));
  const kept = exercises.map((exercise) => `exercises/${pathOf(exercise)}`);
  const dropped = [
    'grader/course/index.ts',
    'package.json',
    'scripts/run.mjs',
    'fixtures/layer-norm.json',
    'a/exercises/x.ts',
  ];
  writeFileSync(path.join(matcher, 'paths'), [...kept, 'exercises/mine/helper.ts', ...dropped].join('\0'));
  const { stdout } = spawnSync('git', ['check-ignore', '--no-index', '--stdin', '-z'], {
    cwd: matcher,
    encoding: 'utf8',
    input: readFileSync(path.join(matcher, 'paths')),
  });
  expect(stdout.split('\0').filter((file) => file !== '')).toEqual(dropped);
});

test('the runtime requests the Node version of the workflows, and the course runs on it', () => {
  const node = readFileSync('.nvmrc', 'utf8').trim();
  expect(JSON.parse(readFileSync(path.join('classroom50', 'runtime.json'), 'utf8'))).toEqual({ node });
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe('^20.19.0 || >=22.12.0');
  expect(Number(node)).toBeGreaterThan(22);
});
