import type { ClassRecord } from '../../../grader/results/class-record';
import { readOverrides, writeOverrides } from '../../../grader/results/overrides';
import { readSimilarity, similarityCsv } from '../../../grader/results/similar-pairs';
import { delimiterOf, hasByteOrderMark, tableText, UnreadableText } from '../../../grader/results/table-text';
import { classCsv } from '../../../grader/report/class-csv';
import { canvasCsv } from '../../../grader/report/formats/canvas';
import { githubCsv } from '../../../grader/report/formats/github-csv';
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

const left = { ...record, submission: 'a' };
const overrides = [
  { submission: 'work-zoë', exercise: undefined, adjustment: 1, comment: 'später', by: 'TA' },
];
const pairs = [{ left: 'a', right: 'work-zoë', similarity: 0.5 }];

// Excel takes a table without a byte order mark for Windows-1252, and shows ZoÃ«.
test.each([
  ['class.csv', classCsv([record], [])],
  ['overrides.csv', writeOverrides(overrides)],
  ['similarity.csv', similarityCsv(pairs)],
])('%s has the byte order mark that Excel needs', (_, csv) => {
  expect(hasByteOrderMark(Buffer.from(csv))).toBe(true);
});

test('a table with a byte order mark is read back', () => {
  const read = (csv: string): string => tableText(Buffer.from(csv), 'table.csv');
  for (const text of [writeOverrides(overrides), read(writeOverrides(overrides))])
    expect(readOverrides(text, [record])).toEqual(overrides);
  for (const text of [similarityCsv(pairs), read(similarityCsv(pairs))])
    expect(readSimilarity(text, [left, record])).toEqual(pairs);
});

// Canvas writes a mark into its exports for users who chose so, and reads it in their imports.
test.each([true, false])(
  'a gradebook for Canvas has a byte order mark like the one it came from: %s',
  (bom) => {
    const gradebook = `Student,ID,SIS Login ID,Section\nZoë,7,zoë,A\n`;
    const options = { gradebook, gradebookName: 'grades.csv', assignment: 'Attention', prefix: 'work', bom };
    const { csv } = canvasCsv([record], options);
    expect(csv.startsWith('\uFEFFStudent,')).toBe(bom);
    expect(csv.startsWith('Student,')).toBe(!bom);
  },
);

test('a table like GitHub Classroom’s has none, as its readers expect', () => {
  expect(githubCsv([record], { assignment: 'Attention' })).toMatch(/^assignment_name,/);
});
