import type { ClassRecord } from '../../../grader/results/class-record';
import { readOverrides } from '../../../grader/results/overrides';
import { delimiterOf, tableText, UnreadableText } from '../../../grader/results/table-text';
import { canvasCsv } from '../../../grader/report/formats/canvas';
import { identifiersIn } from '../../../grader/report/formats/students';

const NAME = 'Zoë Müller';

test('UTF-8 and UTF-16 are read, with or without a byte order mark', () => {
  const little = Buffer.from(`\uFEFF${NAME}`, 'utf16le');
  for (const bytes of [Buffer.from(NAME), Buffer.from(`\uFEFF${NAME}`), little, Buffer.from(little).swap16()])
    expect(tableText(bytes, 'grades.csv')).toBe(NAME);
});

test('Windows-1252 is refused in one line, instead of changing names', () => {
  const bytes = Buffer.from(NAME, 'latin1');
  expect(() => tableText(bytes, 'grades.csv')).toThrow(UnreadableText);
  expect(() => tableText(bytes, 'grades.csv')).toThrow(/^grades\.csv is not in UTF-8; [^\n]*$/);
});

test.each([
  ['Student;ID;"Homework 1, first try"\r\nA;1;', ';'],
  ['Student,ID,"One; two"\nA,1,', ','],
  ['"a ""quoted, title""";b\n', ';'],
  ['"a title\nof two lines, with comma";b\n', ';'],
  ['alone\n', ','],
])('the separator is found outside quotation marks: %j', (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter);
});

const record: ClassRecord = {
  ...{ schemaVersion: 1, submission: 'work-zoë'.normalize('NFC'), outcome: 'graded', reason: null },
  ...{ results: null, key: 'k', points: 3, maxPoints: 4, exercises: [] },
};

test('a gradebook with semicolons may have commas in a title, and accents of their own', () => {
  const gradebook = `Student;ID;SIS Login ID;Section;"Homework, first"\nZoë;7;${'zoë'.normalize('NFD')};A;\n`;
  const options = { gradebook, gradebookName: 'grades.csv', assignment: 'Attention', prefix: 'work' };
  const { csv, unmatched } = canvasCsv([record], options);
  expect(unmatched).toEqual([]);
  expect(csv.split('\r\n')[2]).toMatch(/,A,\d+$/);
});

test('names of a roster and of overrides are compared in one form', () => {
  const roster = `identifier,github_username\nzoe@example.org,${'zoë'.normalize('NFD')}\n`;
  expect(identifiersIn(roster, 'roster.csv').get('zoë'.normalize('NFC'))).toBe('zoe@example.org');
  const row = `submission,exercise,adjustment,comment,by\n${'work-zoë'.normalize('NFD')},,1,late,TA\n`;
  const [override] = readOverrides(row, [record]);
  expect(override?.submission).toBe(record.submission);
});
