import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureComplete } from '../../../grader/results/complete-class';
import { recordWithout } from '../../support/graded-class';

const out = mkdtempSync(path.join(os.tmpdir(), 'complete-'));
afterAll(() => {
  rmSync(out, { recursive: true, force: true });
});

const records = ['ada', 'ben'].map((name) => recordWithout(name, 'unreadable', 'it is empty'));

test('a class that lacks submissions is refused with what to do', () => {
  writeFileSync(path.join(out, 'grading.json'), '{"submissionCount": 2}');
  ensureComplete(out, records);
  expect(() => {
    ensureComplete(out, records.slice(1));
  }).toThrow(
    /class\.jsonl has only 1 of 2 submissions; to grade the others, run: npm run grade:class .*--resume$/,
  );
});

test.each(['', '{"submissionCount":', '[]'])('a grading.json of %j says nothing', (text) => {
  writeFileSync(path.join(out, 'grading.json'), text);
  ensureComplete(out, []);
});
