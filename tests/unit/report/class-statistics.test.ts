/** What the page of a class says beside points: checks, sections, points over time. */
import { exercises } from '../../../grader/course';
import { checkStatistics } from '../../../grader/report/check-statistics';
import type { ClassRecord } from '../../../grader/results/class-record';
import { readSections, summariseSections } from '../../../grader/results/class-sections';
import {
  changedPoints,
  comparableGradings,
  isSame,
  pastGrading,
  pointsOfEach,
  pointsOverTime,
  readHistory,
} from '../../../grader/results/history';

const [first] = exercises;
if (first === undefined) throw new Error('there are no exercises');
const { id, checks } = first.definition;
const [easy, hard] = checks;
if (easy === undefined || hard === undefined) throw new Error('there are no checks');

function record(
  submission: string,
  points: number,
  failed: readonly string[] = [],
  status: ClassRecord['exercises'][number]['status'] = failed.length > 0 ? 'failed' : 'passed',
): ClassRecord {
  return {
    ...{ schemaVersion: 1, submission, outcome: 'graded', reason: null, results: null, key: '' },
    ...{ points, maxPoints: 100 },
    exercises: [
      {
        ...{ id, module: first?.module.id ?? '', status, points: 0, maxPoints: 4 },
        ...{ misconceptions: [], timeouts: 0, crashes: 0, failedChecks: [...failed] },
      },
    ],
  };
}

describe('checks', () => {
  const strong = Array.from({ length: 10 }, (_, i) => record(`strong-${i}`, 80 + i));
  const weak = Array.from({ length: 10 }, (_, i) => record(`weak-${i}`, 20 + i, [hard.id]));
  const of = (records: readonly ClassRecord[], check: string) =>
    checkStatistics(records).find((each) => each.check === check);

  test('a check that only weak submissions fail tells them apart', () => {
    const found = of([...strong, ...weak], hard.id);
    expect(found).toMatchObject({ exercise: id, title: hard.title, started: 20, passing: 0.5 });
    expect(found?.discrimination).toBeGreaterThan(0.9);
  });

  test('a check that only strong submissions fail has a negative correlation', () => {
    const inverted = [
      ...strong.map(({ submission, points }) => record(submission, points, [hard.id])),
      ...weak.map(({ submission, points }) => record(submission, points)),
    ];
    expect(of(inverted, hard.id)?.discrimination).toBeLessThan(-0.9);
  });

  test('its own points do not count as those of the rest', () => {
    // All others are equal, so only the check itself makes a difference.
    const same = [
      ...Array.from({ length: 6 }, (_, i) => record(`a${i}`, 10 + hard.points)),
      ...Array.from({ length: 6 }, (_, i) => record(`b${i}`, 10, [hard.id])),
    ];
    expect(of(same, hard.id)?.discrimination).toBeUndefined();
  });

  test('the correlation is Pearson’s, of passing with the rest', () => {
    const passed = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0];
    const rest = [9, 7, 8, 3, 6, 2, 5, 1, 4, 3, 2, 8];
    const records = passed.map((each, i) =>
      record(`s${i}`, (rest[i] ?? 0) + each * hard.points, each === 1 ? [] : [hard.id]),
    );
    const mean = (numbers: readonly number[]): number =>
      numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    const [p, r] = [mean(passed), mean(rest)];
    const covariance = mean(passed.map((each, i) => (each - p) * ((rest[i] ?? 0) - r)));
    const deviation = (numbers: readonly number[], centre: number): number =>
      Math.sqrt(mean(numbers.map((each) => (each - centre) ** 2)));
    expect(of(records, hard.id)?.discrimination).toBeCloseTo(
      covariance / (deviation(passed, p) * deviation(rest, r)),
      12,
    );
  });

  test('submissions that have not started the exercise do not count, and checks that all pass are left out', () => {
    const idle = [
      record('idle', 0, [easy.id, hard.id], 'not-started'),
      record('broken', 0, [hard.id], 'error'),
    ];
    expect(of([...strong, ...weak, ...idle], hard.id)?.started).toBe(20);
    expect(of([...strong, ...weak, ...idle], easy.id)).toBeUndefined();
    expect(of([...strong.slice(0, 4), ...weak], hard.id)?.discrimination).toBeUndefined();
  });
});

describe('sections', () => {
  const records = ['attention-ada', 'attention-ada-l', 'bela', 'cy'].map((name) => record(name, 10));

  test('are those of a roster, matched by the longest name', () => {
    const roster =
      'username,email,section\nADA,a@b.c,Monday\nada-l,,Tuesday 10:00\nbela,,Monday\n,,Monday\neve,,\n';
    expect([...readSections(roster, records, 'students.csv')]).toEqual([
      ['attention-ada', 'Monday'],
      ['attention-ada-l', 'Tuesday 10:00'],
      ['bela', 'Monday'],
    ]);
  });

  test('have averages of their own', () => {
    const sections = new Map([
      ['a', 'B10'],
      ['b', 'B2'],
      ['c', 'B2'],
      ['d', 'B2'],
    ]);
    const points = new Map([
      ['a', 5],
      ['b', 1],
      ['c', 3],
    ]);
    expect(summariseSections(sections, points)).toEqual([
      { section: 'B2', students: 2, mean: 2, median: 2 },
      { section: 'B10', students: 1, mean: 5, median: 5 },
    ]);
  });

  test.each(['name,section\na,b\n', 'username\na\n'])('%j says what is missing', (text) => {
    expect(() => readSections(text, records, 'students.csv')).toThrow(
      'students.csv needs a column section, and a column submission, github_username or username',
    );
  });
});

describe('points over time', () => {
  const at = (day: number, ...records: ClassRecord[]) =>
    pastGrading(records, new Date(Date.UTC(2027, 2, day)));
  const unreadable: ClassRecord = { ...record('zoe', 0), outcome: 'unreadable' };

  test('are those of graded submissions, in gradings with the same maximum', () => {
    const other = at(1, { ...record('ada', 3), maxPoints: 4 });
    const one = at(2, record('ada', 10), record('bela', 20), unreadable);
    const two = at(3, record('ada', 30), record('bela', 40), record('cy', 80));
    expect(pointsOverTime(comparableGradings([other, one, two]))).toEqual([
      { at: '2027-03-02T00:00:00.000Z', graded: 2, mean: 15, median: 15 },
      { at: '2027-03-03T00:00:00.000Z', graded: 3, mean: 50, median: 40 },
    ]);
    expect(isSame(one, at(9, record('ada', 10), record('bela', 20)))).toBe(true);
    expect(isSame(one, two)).toBe(false);
  });

  test('of each submission have a gap where it was not graded', () => {
    const gradings = [at(1, record('ada', 10)), at(2, record('bela', 5)), at(3, record('ada', 0))];
    const each = pointsOfEach(gradings);
    expect([...each.keys()]).toEqual(['ada', 'bela']);
    expect(each.get('ada')?.map(({ points }) => points)).toEqual([10, undefined, 0]);
    expect(each.get('bela')?.map(({ points }) => points)).toEqual([undefined, 5, undefined]);
  });

  test('of one submission are listed where they change', () => {
    const points = [undefined, 10, 10, undefined, 10, 30, 0];
    const over = points.map((each, i) => ({ at: String(i), points: each }));
    expect(changedPoints(over)).toEqual([
      { at: '1', points: 10, change: undefined },
      { at: '5', points: 30, change: 20 },
      { at: '6', points: 0, change: -30 },
    ]);
    expect(changedPoints([])).toEqual([]);
  });

  test('survive a line that was cut off', () => {
    const line = JSON.stringify(at(2, record('ada', 10)));
    expect(readHistory(`${line}\n${line.slice(0, 20)}`)).toHaveLength(1);
    expect(readHistory('')).toEqual([]);
  });
});
