import { Extensions } from '../../../grader/class/extensions';

const read = (...rows: string[]): Extensions =>
  Extensions.read(['student,deadline', ...rows].join('\n'), 'extensions.csv', 'attention');

test('a student is named by username or submission, in any case', () => {
  const extensions = read('ADA,2027-03-04T12:00Z', 'attention-bela,2027-03-05T12:00Z');
  expect(extensions.of('attention-ada')).toBe('2027-03-04T12:00Z');
  expect(extensions.of('Attention-Bela')).toBe('2027-03-05T12:00Z');
  // Not the student l.
  expect(read('l,2027-03-04T12:00Z').of('attention-ada-l')).toBeUndefined();
  expect(extensions.unused).toEqual([]);
});

test.each([
  ['ada,2027-03-04', /line 2: deadline must be a time with its zone, such as/],
  ['ada,2027-03-04T12:00', /line 2: deadline must be a time with its zone/],
  ['ada,2027-02-30T12:00Z', /line 2: deadline must be a time with its zone/],
  [',2027-03-04T12:00Z', /line 2: student is empty/],
])('%s is refused', (row, message) => {
  expect(() => read(row)).toThrow(message);
});

test('two rows of a student are refused, because only one can be meant', () => {
  expect(() => read('ada,2027-03-04T12:00Z', 'Ada,2027-03-05T12:00Z')).toThrow(
    'extensions.csv, line 3: Ada is in an earlier line too; remove one of them',
  );
});
