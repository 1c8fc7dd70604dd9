import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { noteSubmitted, readSubmitted, SUBMITTED } from '../../../grader/class/submitted';
import type { HandedIn } from '../../../grader/results/handed-in';

const folder = mkdtempSync(path.join(os.tmpdir(), 'submitted-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = path.join(folder, SUBMITTED);

const handedIn: HandedIn = {
  submittedAt: '2027-03-03T00:00:00Z',
  timeFrom: 'push',
  deadline: '2027-03-01T23:59+01:00',
};
const ada = { repository: 'org/ada', commit: 'a'.repeat(40) };
const bela = { repository: 'org/bela', commit: '' };

test('times are kept, also those of parts that were collected before', () => {
  noteSubmitted(folder, [ada, bela]);
  expect(readSubmitted(folder)).toEqual(new Map());
  noteSubmitted(folder, [{ ...ada, handedIn }]);
  noteSubmitted(folder, [{ ...bela, handedIn: { ...handedIn, submittedAt: '2027-03-01T12:00:00Z' } }]);
  expect([...readSubmitted(folder).keys()]).toEqual(['ada', 'bela']);
  expect(readSubmitted(folder).get('ada')).toEqual(handedIn);
  expect(readFileSync(file, 'utf8').split('\n').slice(0, 3)).toEqual([
    '\uFEFFsubmission,submittedAt,timeFrom,deadline,late',
    'ada,2027-03-03T00:00:00Z,push,2027-03-01T23:59+01:00,1.05',
    'bela,2027-03-01T12:00:00Z,push,2027-03-01T23:59+01:00,0',
  ]);
  noteSubmitted(folder, [ada, { ...bela, handedIn }]);
  expect([...readSubmitted(folder).keys()]).toEqual(['bela']);
});

test('a table made by hand needs only names and times', () => {
  writeFileSync(file, 'submission;submittedAt\ncurie;2027-03-01T10:00+01:00\nplanck;\n');
  expect(readSubmitted(folder)).toEqual(
    new Map([['curie', { submittedAt: '2027-03-01T10:00+01:00', timeFrom: 'table' }]]),
  );
});

test.each([
  ['submission,submittedAt\nada,yesterday\n', /line 2: submittedAt must be a time with its zone/],
  ['submission,time\nada,2027-03-01T10:00Z\n', /the column submittedAt is missing/],
  ['submission,submittedAt,timeFrom\nada,2027-03-01T10:00Z,me\n', /line 2: timeFrom/],
])('%j is refused', (text, message) => {
  writeFileSync(file, text);
  expect(() => readSubmitted(folder)).toThrow(message);
});
