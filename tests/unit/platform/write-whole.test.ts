import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeWhole } from '../../../grader/platform/write-whole.mjs';

let place = '';
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'write-'));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

test('the file of a writer with the same process id, as in another container, is left alone', () => {
  const file = path.join(place, 'results.json');
  const other = `${file}.${String(process.pid)}.unfinished`;
  writeFileSync(other, 'of the other');
  writeWhole(file, 'whole');
  expect(readFileSync(file, 'utf8')).toBe('whole');
  expect(readFileSync(other, 'utf8')).toBe('of the other');
});

test('a write that fails leaves the old contents and no other file', () => {
  const folder = path.join(place, 'folder');
  writeWhole(folder, 'old');
  expect(() => {
    writeWhole(path.join(folder, 'below-a-file'), 'new');
  }).toThrow();
  expect(readFileSync(folder, 'utf8')).toBe('old');
  expect(existsSync(folder)).toBe(true);
  expect(readdirSync(place)).toEqual(['folder']);
});
