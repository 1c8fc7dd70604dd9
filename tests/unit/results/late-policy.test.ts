import fc from 'fast-check';
import { lateDays, type HandedIn } from '../../../grader/results/handed-in';
import {
  BY_LATE_POLICY,
  deductionOf,
  parseLatePolicy,
  withLateRows,
  type LateRules,
} from '../../../grader/results/late-policy';
import type { Override } from '../../../grader/results/override';
import type { ClassRecord } from '../../../grader/results/class-record';

const DEADLINE = '2027-03-01T23:59:59.999Z';
const after = (hours: number, minutes = 0): HandedIn => ({
  submittedAt: new Date(Date.parse(DEADLINE) + (hours * 60 + minutes) * 60_000).toISOString(),
  timeFrom: 'push',
  deadline: DEADLINE,
});
const tenADay: LateRules = { percent: 10, unit: 'day', grace: 0 };

test.each([
  ['10%/day', { percent: 10, unit: 'day' }],
  ['0.5 %/hour', { percent: 0.5, unit: 'hour' }],
  ['10', undefined],
  ['10%/week', undefined],
  ['110%/day', undefined],
  ['-5%/day', undefined],
])('%s', (text, policy) => {
  expect(parseLatePolicy(text)).toEqual(policy);
});

test.each([
  [after(0), tenADay, undefined],
  [after(-5), tenADay, undefined],
  [after(0, 1), tenADay, 10],
  [after(24), tenADay, 10],
  [after(24, 1), tenADay, 20],
  [after(24, 1), { ...tenADay, grace: 1 }, 10],
  [after(24, 1), { ...tenADay, grace: 2 }, 0],
  [after(240), tenADay, 100],
  [after(1000), tenADay, 100],
  [after(3), { percent: 1, unit: 'hour', grace: 1 }, 2],
  [{ ...after(100), deadline: undefined }, tenADay, undefined],
] as const)('%o costs by %o: %s of 100', (handedIn, rules, points) => {
  const { deadline, ...rest } = handedIn;
  const given = { ...rest, ...(deadline !== undefined && { deadline }) };
  expect(deductionOf(given, 100, rules)?.points).toBe(points);
});

test('the reason says how late, by which clock, and what it costs', () => {
  const given = { ...after(30), submittedAt: '2027-03-03T06:00:00Z' };
  expect(deductionOf(given, 80, { ...tenADay, grace: 1 })?.why).toBe(
    '2 days late (pushed 2027-03-03T06:00:00Z), 1 free, 8 of 80 points deducted',
  );
});

test('later work never costs less, and what is late is never 0 days late', () => {
  const rules = fc.record({
    percent: fc.integer({ min: 0, max: 100 }),
    unit: fc.constantFrom('day' as const, 'hour' as const),
    grace: fc.nat(5),
  });
  const minutes = fc.nat(100_000);
  fc.assert(
    fc.property(rules, minutes, minutes, fc.nat(200), (given, one, more, maxPoints) => {
      const [early, late] = [after(0, one), after(0, one + more)].map((each) =>
        deductionOf(each, maxPoints, given),
      );
      expect(late?.points ?? 0).toBeGreaterThanOrEqual(early?.points ?? 0);
      expect(late?.points ?? 0).toBeLessThanOrEqual(maxPoints);
      expect(lateDays(after(0, one)) > 0).toBe(one > 0);
    }),
  );
});

const record = (submission: string, handedIn: HandedIn | undefined, outcome = 'graded'): ClassRecord => ({
  ...{ schemaVersion: 1, submission, reason: null, results: null, key: '', exercises: [] },
  ...{ outcome: outcome as ClassRecord['outcome'], points: 50, maxPoints: 100 },
  handedIn,
});
const byGrace: Override = {
  ...{ submission: 'ada', exercise: undefined, adjustment: 3, comment: 'ill', by: 'Grace' },
};

test('its rows are replaced and removed, and those by people stay', () => {
  const records = [
    record('ada', after(30)),
    record('bela', after(-1)),
    record('cy', after(30), 'unreadable'),
    record('dora', undefined),
    record('emil', after(1)),
  ];
  const once = withLateRows([byGrace], records, { ...tenADay, grace: 1 });
  expect(once.map(({ submission, adjustment, by }) => [submission, adjustment, by])).toEqual([
    ['ada', 3, 'Grace'],
    ['ada', -10, BY_LATE_POLICY],
    ['emil', 0, BY_LATE_POLICY],
  ]);
  expect(withLateRows(once, records, { ...tenADay, grace: 1 })).toEqual(once);
  expect(withLateRows(once, records, undefined)).toEqual([byGrace]);
});
