/** Programs of a small course, each in a folder of its own. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { programOf } from '../../../grader/platform/build.mjs';

let place = '';
const before = { ...process.env };
beforeEach(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'build-')));
  process.env['XDG_CACHE_HOME'] = process.env['LOCALAPPDATA'] = path.join(place, 'user');
  jest.spyOn(os, 'homedir').mockReturnValue(path.join(place, 'user'));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
  rmSync(place, { recursive: true, force: true });
});

const entry = 'grader/answer.ts';

function writeCourse(answer: number): string {
  const root = path.join(place, 'course');
  for (const folder of ['grader/platform', 'node_modules'])
    mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, 'grader/platform/build.mjs'), '');
  writeFileSync(path.join(root, 'package-lock.json'), '{}');
  writeFileSync(path.join(root, entry), `console.log(${String(answer)}, process.env.COURSE_ROOT);`);
  return root;
}

test.each(['', 'console.log("forged")', undefined])('a damaged file is made again: %j', async (damage) => {
  const root = writeCourse(1);
  const file = await programOf(root, entry);
  const whole = readFileSync(file, 'utf8');
  if (damage === undefined) rmSync(file);
  else writeFileSync(file, damage);
  expect(readFileSync(await programOf(root, entry), 'utf8')).toBe(whole);
});

test('an unchanged program is not made again', async () => {
  const root = writeCourse(1);
  const [first, second] = [await programOf(root, entry), await programOf(root, entry)];
  expect(second).toBe(first);
});

test.each(['a truncated', 'an empty'])('%s list of sources is no harm', async (what) => {
  const root = writeCourse(1);
  const file = await programOf(root, entry);
  const list = path.join(path.dirname(file), '..', 'sources.json');
  writeFileSync(list, what === 'an empty' ? '' : readFileSync(list, 'utf8').slice(0, 100));
  expect(existsSync(await programOf(root, entry))).toBe(true);
});

test('a copy of the course, with its cache, runs its own program on its own files', async () => {
  const root = writeCourse(1);
  await programOf(root, entry);
  const copy = path.join(place, 'copy');
  cpSync(root, copy, { recursive: true, preserveTimestamps: true });
  const file = await programOf(copy, entry);
  expect(file.startsWith(copy)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(JSON.stringify(copy));
  expect(readFileSync(await programOf(root, entry), 'utf8')).toContain(JSON.stringify(root));
});

test('a course that was moved runs a program of its new place', async () => {
  const root = writeCourse(1);
  await programOf(root, entry);
  const moved = path.join(place, 'moved');
  renameSync(root, moved);
  const file = await programOf(moved, entry);
  expect(file.startsWith(moved)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(JSON.stringify(moved));
  // Another course in the old place gets its own.
  writeCourse(2);
  expect(readFileSync(await programOf(root, entry), 'utf8')).toContain('console.log(2');
});

test('where the course cannot be written, the program is in the user’s own folder', async () => {
  const root = writeCourse(1);
  writeFileSync(path.join(root, 'node_modules', '.cache'), 'not a folder');
  const file = await programOf(root, entry);
  expect(file.startsWith(path.join(place, 'user'))).toBe(true);
  expect(await programOf(root, entry)).toBe(file);
});

test('without one, it is in a temporary folder', async () => {
  const root = writeCourse(1);
  writeFileSync(path.join(root, 'node_modules', '.cache'), '');
  writeFileSync(path.join(place, 'user'), '');
  const file = await programOf(root, entry);
  expect(existsSync(file)).toBe(true);
  expect(await programOf(root, entry)).toBe(file);
  rmSync(String(process.env['GRADER_CACHE']), { recursive: true });
});

test('without any folder, one line says so', async () => {
  const root = writeCourse(1);
  writeFileSync(path.join(root, 'node_modules', '.cache'), '');
  writeFileSync(path.join(place, 'user'), '');
  jest.spyOn(os, 'tmpdir').mockReturnValue(path.join(place, 'missing'));
  await expect(programOf(root, entry)).rejects.toThrow(
    /^no folder takes the grader’s own files \([^\n]*free some space$/,
  );
});
