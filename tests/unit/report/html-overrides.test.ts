import fc from 'fast-check';
import type { ClassRecord } from '../../../grader/results/class-record';
import { overrideColumns, type Override } from '../../../grader/results/override';
import { readOverrides, withoutSubmission, writeOverrides } from '../../../grader/results/overrides';
import { adjustedPoints } from '../../../grader/results/adjusted-points';
import { readClass } from '../../../grader/results/read-class';
import { readSimilarity } from '../../../grader/results/similar-pairs';
import { recordWithout } from '../../support/graded-class';

const exercise = (id: string, points: number): ClassRecord['exercises'][number] => ({
  ...{ id, module: '1-attention', points, maxPoints: 10, misconceptions: [], failedChecks: [] },
  ...{ status: points === 10 ? 'passed' : 'failed', timeouts: 0, crashes: 0 },
});
const ada: ClassRecord = {
  ...recordWithout('ada', 'failed', ''),
  ...{ outcome: 'graded', reason: null, results: 'ada/results.json', points: 13, maxPoints: 20 },
  exercises: [exercise('causal-mask', 4), exercise('layer-norm', 9)],
};
const records = [ada, recordWithout('=cmd', 'unreadable', 'it is empty')];
const header = overrideColumns.join(',');

test('rows may have any order of columns, signs, decimal commas, blank lines and a byte order mark', () => {
  const text =
    '\uFEFFby;comment;Adjustment;exercise;submission\r\nGrace;late; -0,5 ;;ada\r\n\r\nAlan;"see; there";+2;layer-norm;ada\r\n';
  expect(readOverrides(text, records)).toEqual([
    { submission: 'ada', exercise: undefined, adjustment: -0.5, comment: 'late', by: 'Grace' },
    { submission: 'ada', exercise: 'layer-norm', adjustment: 2, comment: 'see; there', by: 'Alan' },
  ]);
});

test.each([
  ['ada,causal-mask,much,why,Grace', 'line 2: adjustment must be a number of points'],
  ['ada,causal-mask,1e3,why,Grace', 'line 2: adjustment must be a number of points'],
  ['ada,causal-mask,5000,why,Grace', 'line 2: adjustment is larger than 1000 points'],
  ['ada,causal-mask,1,,Grace', 'line 2: comment is empty'],
  ['ada,causal-mask,1,why,', 'line 2: by is empty'],
  [',causal-mask,1,why,Grace', 'line 2: submission is empty'],
  ['ada,causal_mask,1,why,Grace', 'line 2: ada has no exercise "causal_mask"'],
  ['ada,causal-mask,1', 'overrides.csv'],
  ['ada,"causal-mask,1,why,Grace', 'overrides.csv'],
])('refuses the row %s in one line that names it', (row, message) => {
  const read = (): unknown => readOverrides(`${header}\n${row}\n`, records);
  expect(read).toThrow(message);
  expect(read).not.toThrow(/\n/);
});

test('a row of a student who dropped the course changes nothing, and is named', () => {
  const read = readOverrides(
    `${header}\nbob,causal-mask,1,why,Grace\nada,causal-mask,2,why,Grace\n`,
    records,
  );
  expect(read.map(({ adjustment }) => adjustment)).toEqual([1, 2]);
  expect(withoutSubmission(read, records)).toEqual(['bob']);
  expect(adjustedPoints(ada, read).overrides).toHaveLength(1);
});

test('refuses a header with a missing column', () => {
  expect(() => readOverrides('submission,adjustment\nada,1\n', records)).toThrow(
    'line 1: the column exercise is missing; the header needs submission,exercise,adjustment,comment,by',
  );
});

test('writing and reading overrides gives the same ones, and no cell is a formula', () => {
  const word = fc
    .string({ unit: fc.constantFrom('=', '-', '+', '@', "'", '"', ',', ';', '\n', 'a', 'é', ' ') })
    .filter((text) => text.trim() === text && text !== '' && !/^'[=+\-@]/.test(text));
  const override = fc.record({
    submission: fc.constantFrom('ada', '=cmd'),
    exercise: fc.constant(undefined),
    adjustment: fc.integer({ min: -1_000, max: 1_000 }).map((tenths) => tenths / 10),
    comment: word,
    by: word,
  });
  fc.assert(
    fc.property(fc.array(override), (overrides: Override[]) => {
      const text = writeOverrides(overrides);
      expect(readOverrides(text, records)).toEqual(
        overrides.map((each) => ({ ...each, exercise: undefined })),
      );
      if (overrides.some(({ submission }) => submission === '=cmd')) expect(text).toContain("'=cmd");
    }),
  );
});

test('adjusted points stay in an exercise’s range, may exceed the total maximum, and are never below 0', () => {
  const of = (...rows: (readonly [string | undefined, number])[]): number =>
    adjustedPoints(
      ada,
      rows.map(([id, adjustment]) => ({
        submission: 'ada',
        exercise: id,
        ...{ adjustment, comment: 'why', by: 'Grace' },
      })),
    ).points;
  expect(of()).toBe(13);
  expect(of(['layer-norm', 5])).toBe(14);
  expect(of(['causal-mask', -9])).toBe(9);
  expect(of(['causal-mask', 0.1], ['causal-mask', 0.2])).toBe(13.3);
  expect(of([undefined, 30])).toBe(43);
  expect(of([undefined, -30])).toBe(0);
  const others = adjustedPoints(ada, [
    { submission: 'bob', exercise: undefined, adjustment: 5, comment: 'why', by: 'Grace' },
  ]);
  expect(others).toMatchObject({ points: 13, overrides: [] });
});

test('similarity: sorts by similarity, and refuses unknown submissions and values above 1', () => {
  expect(readSimilarity('left,right,similarity\nada,=cmd,0.5\nada,ada,1\n', records)).toEqual([
    { left: 'ada', right: 'ada', similarity: 1 },
    { left: 'ada', right: '=cmd', similarity: 0.5 },
  ]);
  expect(() => readSimilarity('left,right,similarity\nada,bob,1\n', records)).toThrow('"bob"');
  expect(() => readSimilarity('left,right,similarity\nada,ada,2\n', records)).toThrow(
    'line 2: similarity must',
  );
});

test('class.jsonl: the last line of a submission counts, an incomplete last line is ignored, others are errors', () => {
  const line = (points: number): string => JSON.stringify({ ...ada, points });
  expect(readClass(`${line(1)}\n${line(2)}\n${line(3).slice(0, 20)}`, 'class.jsonl')).toEqual([
    { ...ada, points: 2 },
  ]);
  expect(() => readClass(`{"schemaVersion":1}\n${line(2)}\n`, 'class.jsonl')).toThrow(
    /^class\.jsonl, line 1 is not a submission record/,
  );
});
