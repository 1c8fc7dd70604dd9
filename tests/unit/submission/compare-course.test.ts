/** Finds the files of the course that a student's repository changed. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { compareCourse, courseFilesIn } from '../../../grader/submission/compare-course';
import { courseChangesSentence } from '../../../grader/report/course-changes';
import { unreadableResults } from '../../../grader/judge/unreadable-results';
import { release } from '../../support/course-copies';

const place = mkdtempSync(path.join(os.tmpdir(), 'compare-'));
const released = path.join(place, 'released');
const student = path.join(place, 'student');
const inRepository = (file: string): string => path.join(student, ...file.split('/'));
const compare = (): ReturnType<typeof compareCourse> =>
  compareCourse(courseFilesIn(student), courseFilesIn(released));

beforeAll(() => release(released));
beforeEach(() => {
  cpSync(released, student, { recursive: true });
});
afterEach(() => {
  rmSync(student, { recursive: true });
});
afterAll(() => {
  rmSync(place, { recursive: true });
});

test('exercises and line endings do not count as changes of the course', () => {
  appendFileSync(inRepository('exercises/1-attention/causal-mask.ts'), '// mine\n');
  writeFileSync(inRepository('exercises/notes.md'), 'mine');
  writeFileSync(inRepository('README.md'), 'mine');
  const file = inRepository('grader/grader.mjs');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  writeFileSync(inRepository('.github/workflows/autograde.yaml'), 'Classroom 50 writes this one');
  expect(compare()).toEqual([]);
});

test('changed, added and missing files are named', () => {
  appendFileSync(inRepository('package.json'), '\n{}');
  rmSync(inRepository('fixtures/layer-norm.json'));
  mkdirSync(inRepository('grader/new'));
  writeFileSync(inRepository('grader/new/a.ts'), '');
  expect(compare()).toEqual([
    { file: 'fixtures/layer-norm.json', change: 'missing' },
    { file: 'grader/new/a.ts', change: 'added' },
    { file: 'package.json', change: 'changed' },
  ]);
});

test('a missing folder of the course, or a file that replaces it, is reported', () => {
  rmSync(inRepository('grader'), { recursive: true });
  writeFileSync(inRepository('grader'), '');
  const changes = compare();
  expect(changes).toContainEqual({ file: 'grader', change: 'added' });
  expect(changes).toContainEqual({ file: 'grader/grader.mjs', change: 'missing' });
});

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('links are changes, and lead nowhere', () => {
  rmSync(inRepository('grader/grader.mjs'));
  symlinkSync(path.join(released, 'grader', 'grader.mjs'), inRepository('grader/grader.mjs'));
  symlinkSync('/', inRepository('grader/everything'));
  expect(compare()).toEqual([
    { file: 'grader/everything', change: 'added' },
    { file: 'grader/grader.mjs', change: 'changed' },
  ]);
});

/** Nests folders deeper than the longest path allowed. */
function nest(start: string, name: string, depth: number): void {
  const before = process.cwd();
  process.chdir(start);
  try {
    for (let i = 0; i < depth; i++) {
      mkdirSync(name);
      process.chdir(name);
    }
    writeFileSync('a.ts', '');
  } finally {
    process.chdir(before);
  }
}

onPosix('what cannot be looked at is named as that, and ends nothing', async () => {
  nest(inRepository('grader'), 'x'.repeat(200), 21); // Longer than 4,096 characters.
  const socket = createServer().listen(inRepository('fixtures/socket'));
  await once(socket, 'listening');
  rmSync(inRepository('fixtures/layer-norm.json'));
  execFileSync('mkfifo', [inRepository('fixtures/layer-norm.json')]);
  symlinkSync('loop', inRepository('grader/loop'));
  mkdirSync(Buffer.concat([Buffer.from(`${inRepository('grader')}/`), Buffer.from([0xff, 0xfe])]));
  rmSync(inRepository('package.json'));
  mkdirSync(inRepository('package.json'));
  chmodSync(inRepository('package-lock.json'), 0o000);
  rmSync(inRepository('.github'), { recursive: true });
  mkdirSync(inRepository('grader/report'));
  chmodSync(inRepository('grader/report'), 0o000);
  const changes = compare();
  socket.close();
  chmodSync(inRepository('grader/report'), 0o755);
  const found = Object.fromEntries(changes.map(({ file, change }) => [file, change]));
  expect(found).toMatchObject({
    [`grader/${'x'.repeat(193)}…`]: 'unreadable',
    'fixtures/socket': 'added',
    'fixtures/layer-norm.json': 'changed',
    'grader/loop': 'added',
    'grader/\ufffd\ufffd': 'unreadable',
    'package.json': 'changed',
    '.github/workflows/classroom.yml': 'missing',
    // Root can read everything.
    ...(process.getuid?.() !== 0 && { 'package-lock.json': 'unreadable', 'grader/report': 'unreadable' }),
  });
  expect(changes.filter(({ file }) => file.startsWith('grader/report/'))).toEqual([]);
  execFileSync('rm', ['-rf', inRepository('grader')]); // Node cannot delete paths this long.
});

onPosix.each([
  [
    'a file',
    () => {
      writeFileSync(inRepository('exercises'), '');
    },
  ],
  [
    'a link to itself',
    () => {
      symlinkSync('exercises', inRepository('exercises'));
    },
  ],
  [
    'a link out of the repository',
    () => {
      symlinkSync(path.join(released, 'exercises'), inRepository('exercises'));
    },
  ],
])('%s instead of exercises/ hides its files and is not followed', (_, replace) => {
  rmSync(inRepository('exercises'), { recursive: true });
  replace();
  const missing = compare();
  expect(missing).toContainEqual({ file: 'exercises/given/project.ts', change: 'missing' });
  expect(missing.every(({ change }) => change === 'missing')).toBe(true);
});

test('any number of files, and a huge one, are compared in bounded time and reported in one line', () => {
  mkdirSync(inRepository('grader/many'));
  for (let i = 0; i < 6_000; i++) writeFileSync(inRepository(`grader/many/${String(i)}.ts`), '');
  writeFileSync(inRepository('package.json'), Buffer.alloc(3_000_000));
  appendFileSync(inRepository('jest.config.mjs'), '// mine\n');
  const courseChanges = compare();
  expect(courseChanges).toHaveLength(200);
  for (const file of ['package.json', 'jest.config.mjs'])
    expect(courseChanges).toContainEqual({ file, change: 'changed' });
  const results = { ...unreadableResults([], '', { seed: 1, isolate: false }), courseChanges };
  const sentence = courseChangesSentence(results) ?? '';
  expect(sentence).toMatch(/^The grader in this repository was changed: .*, 192 more\. This verdict is/);
  expect(sentence.length).toBeLessThan(600);
});

test('nothing is reported if nothing was compared or changed', () => {
  const results = unreadableResults([], '', { seed: 1, isolate: false });
  expect(courseChangesSentence(results)).toBeUndefined();
  expect(courseChangesSentence({ ...results, courseChanges: [] })).toBeUndefined();
});
