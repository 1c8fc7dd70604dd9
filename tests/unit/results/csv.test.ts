/** The tables we write: no cell is a formula, and we read back what we wrote. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { classCsv } from '../../../grader/report/class-csv';
import type { ClassRecord } from '../../../grader/results/class-record';
import { guarded, withoutGuard } from '../../../grader/results/csv-guard';
import { csvText } from '../../../grader/report/formats/csv';
import { csvRow } from '../../../grader/report/html/browser/csv';
import { overrideColumns } from '../../../grader/results/override';
import { readOverrides, writeOverrides } from '../../../grader/results/overrides';
import { readSimilarity, similarityCsv } from '../../../grader/results/similar-pairs';
import { hostileText } from '../../support/made-up-results';

const names = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(...' \t\r\n=+-@\u00a0\u200b\ufeff\uff1d\uff0b,;"\'|ax'.split('')),
      minLength: 1,
    }),
    hostileText.filter((text) => text !== ''),
    fc.constantFrom(
      '\t=1+1',
      ' =1+1',
      "'=1+1",
      "' =1",
      '\u200b@SUM(A1)',
      '  -2',
      "''=1",
      ' x ',
      'a;=1+1',
      '\ufeff+1',
    ),
  )
  // A file cannot contain unpaired surrogates.
  .map((text) => text.replaceAll(/\p{Cs}/gu, '\ufffd'));

/** Whether a spreadsheet would compute a cell, even one that strips invisible characters. */
const isFormula = (cell: string): boolean =>
  /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell.replace(/^[\s\p{C}]+/u, ''));

const recordOf = (submission: string): ClassRecord => ({
  ...{ schemaVersion: 1, submission, outcome: 'graded', reason: null, results: null, key: '' },
  ...{ points: 1, maxPoints: 2, exercises: [] },
});

const cellsOf = (csv: string): string[] => parse(csv).flat();

test('no cell is a formula', () => {
  fc.assert(
    fc.property(names, names, (name, other) => {
      const override = { submission: name, exercise: undefined, adjustment: 1, comment: other, by: other };
      const tables = [
        classCsv([recordOf(name)], [override]),
        similarityCsv([{ left: name, right: other, similarity: 0.5 }]),
        writeOverrides([override]),
        csvText([[name, other, 1]]),
        `${csvRow([name, other])}\n`,
      ];
      for (const table of tables) expect(cellsOf(table).filter(isFormula)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('reading removes the guard', () => {
  fc.assert(
    fc.property(names, (name) => {
      expect(withoutGuard(guarded(name))).toBe(name);
      expect(guarded(name).replace(/^'/, '')).toBe(name.replace(/^'/, guarded(name) === name ? '' : "'"));
    }),
    { numRuns: 2_000 },
  );
});

test('reads back what we wrote', () => {
  fc.assert(
    fc.property(names, names, fc.constantFrom(-2, 0, 1.5), (name, other, adjustment) => {
      const records = [recordOf(name), recordOf(other)];
      const override = {
        submission: name,
        exercise: undefined,
        adjustment,
        comment: other.slice(0, 1_000),
        by: other.slice(0, 100),
      };
      expect(readOverrides(writeOverrides([override]), records)).toEqual([override]);
      const cells = [name, '', adjustment, override.comment, override.by];
      expect(readOverrides([csvRow(overrideColumns), csvRow(cells)].join('\r\n'), records)).toEqual([
        override,
      ]);
      const pair = { left: name, right: other, similarity: 0.5 };
      expect(readSimilarity(similarityCsv([pair]), records)).toEqual([pair]);
    }),
    { numRuns: 1_000 },
  );
});

test.each(['', '\ufeff', ' \n\n'])('a table of %j is refused: it may have been cut off', (text) => {
  expect(() => readOverrides(text, [], 'overrides.csv')).toThrow(
    /^overrides\.csv: it is empty; the header needs submission,/,
  );
});
