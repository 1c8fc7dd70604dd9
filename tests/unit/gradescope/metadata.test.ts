import { handedInAt } from '../../../grader/gradescope/metadata';
import { lateDays } from '../../../grader/results/handed-in';

const DUE = '2027-03-01T23:59:00.000000-08:00';
const EXTENDED = '2027-03-03T23:59:00.000000-08:00';

/** In the format of Gradescope's documentation. */
const metadata = (time: string, users: readonly object[] = [], due: string | null = DUE): object => ({
  created_at: time,
  assignment: { due_date: due, late_due_date: null, group_submission: true, title: 'Attention' },
  users: [{ email: 'ada@example.edu', id: 1234, name: 'Ada' }, ...users],
  previous_submissions: [],
});
const extended = { id: 5, assignment: { due_date: EXTENDED } };

test.each([
  ['in the last second', '2027-03-01T23:58:59.999999-08:00', [], 0],
  ['a second late', '2027-03-01T23:59:01.000000-08:00', [], 0.01],
  ['in another time zone', '2027-03-02T08:58:00.000000+01:00', [], 0],
  ['late, but with an extension', '2027-03-03T20:00:00.000000-08:00', [extended], 0],
  ['a day after the extension', '2027-03-04T23:59:00.000000-08:00', [extended], 1],
  [
    'in a group, one of whom has an extension',
    '2027-03-03T20:00:00.000000-08:00',
    [{ id: 6, assignment: { due_date: DUE } }, extended],
    0,
  ],
])('handed in %s', (_, time, users, days) => {
  expect(lateDays(handedInAt(metadata(time, users)))).toBe(days);
});

test('nothing is late without a due date', () => {
  const handedIn = handedInAt(metadata('2027-03-09T20:00:00-08:00', [], null));
  expect(lateDays(handedIn)).toBe(0);
});

test('another format is not guessed', () => {
  expect(() => handedInAt({ assignment: {} })).toThrow();
});
