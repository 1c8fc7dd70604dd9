import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { plainListing } from '../../../grader/report/code/listing';
import { submissionPage } from '../../../grader/report/html/submission-page';
import { regradeRequest } from '../../../grader/submission/regrade-request';
import { exercisesNamed } from '../../../grader/course';
import { unreadableResults } from '../../../grader/judge/unreadable-results';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'regrade-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const TEXT = 'Please look at causal-mask again: <b>the diagonal</b> is visible.';

test('is the text of the file beside the modules', () => {
  expect(regradeRequest(root)).toEqual([]);
  writeFileSync(path.join(root, 'regrade.md'), `\n${TEXT}\n\n`);
  expect(regradeRequest(root)).toEqual([{ path: 'regrade.md', text: TEXT, cut: undefined }]);
  writeFileSync(path.join(root, 'regrade.md'), '  \n');
  expect(regradeRequest(root)).toEqual([]);
});

test('is not shown if it is large, and never read from elsewhere', () => {
  writeFileSync(path.join(root, 'regrade.md'), 'x'.repeat(100_001));
  expect(regradeRequest(root)).toMatchObject([{ text: '', cut: expect.stringMatching(/larger/) as string }]);
  rmSync(path.join(root, 'regrade.md'));
  mkdirSync(path.join(root, 'regrade.md'));
  expect(regradeRequest(root)).toEqual([]);
});

const onPosix = process.platform === 'win32' ? test.skip : test;
onPosix('a link is not followed', () => {
  const secret = mkdtempSync(path.join(os.tmpdir(), 'secret-'));
  writeFileSync(path.join(secret, 'file'), 'secret');
  symlinkSync(path.join(secret, 'file'), path.join(root, 'regrade.md'));
  expect(regradeRequest(root)).toEqual([]);
  rmSync(secret, { recursive: true });
});

test('is on top of the page, as text, and not among the code', () => {
  writeFileSync(path.join(root, 'regrade.md'), TEXT);
  const results = unreadableResults(exercisesNamed(['causal-mask']), '', { seed: 1, isolate: false });
  const page = submissionPage(results, {
    ...{ name: 'ada', script: '', sources: regradeRequest(root).map(plainListing) },
  });
  expect(page).toContain('Asks for a regrade');
  expect(page).toContain('&lt;b>the diagonal');
  expect(page).not.toContain('<b>the diagonal');
  expect(page).not.toContain('Other files');
});
