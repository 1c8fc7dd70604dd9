import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeFolder } from '../../../grader/release/write-files';

let place = '';
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'folder-'));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(['new', 'empty'])('a folder that is %s gets all files', (state) => {
  const folder = path.join(place, 'a', 'b');
  if (state === 'empty') mkdirSync(folder, { recursive: true });
  writeFolder(folder, new Map([['c/d.txt', bytes('text')]]));
  expect(readFileSync(path.join(folder, 'c', 'd.txt'), 'utf8')).toBe('text');
  expect(readdirSync(path.dirname(folder))).toEqual(['b']);
});

test('if a file cannot be written, nothing is', () => {
  const folder = path.join(place, 'out');
  const files = new Map([
    ['a', bytes('a file')],
    ['a/b', bytes('cannot be below it')],
  ]);
  expect(() => {
    writeFolder(folder, files);
  }).toThrow();
  expect(readdirSync(place)).toEqual([]);
});

test('what another command has written meanwhile stays', () => {
  const folder = path.join(place, 'out');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'theirs'), '');
  expect(() => {
    writeFolder(folder, new Map([['ours', bytes('')]]));
  }).toThrow(/ENOTEMPTY|EEXIST|EPERM/);
  expect(existsSync(path.join(folder, 'theirs'))).toBe(true);
  expect(readdirSync(place)).toEqual(['out']);
});
