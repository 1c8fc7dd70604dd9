/** The tables of a class for Canvas and GitHub Classroom's tools. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { ClassRecord } from '../../../grader/results/class-record';
import { withoutGuard } from '../../../grader/results/csv-guard';
import { canvasCsv } from '../../../grader/report/formats/canvas';
import { githubCsv } from '../../../grader/report/formats/github-csv';
import { withoutGrade } from '../../../grader/report/formats/grade-of';
import { identifiersIn, usernameOf } from '../../../grader/report/formats/students';
import { UnreadableRoster } from '../../../grader/report/formats/unreadable-roster';

const record = (
  submission: string,
  points: number,
  outcome: ClassRecord['outcome'] = 'graded',
): ClassRecord => ({
  schemaVersion: 1,
  submission,
  outcome,
  reason: outcome === 'graded' ? null : 'why',
  results: outcome === 'graded' ? `${submission}/results.json` : null,
  key: '',
  points,
  maxPoints: outcome === 'graded' ? 100 : 0,
  exercises:
    outcome !== 'graded'
      ? []
      : [
          {
            id: 'causal-mask',
            module: '1-attention',
            status: 'failed',
            points,
            maxPoints: 100,
            misconceptions: [],
            timeouts: 0,
            crashes: 0,
            failedChecks: [],
          },
        ],
});

/**
 * In the format of a Canvas export: names as "Last, First", a row of maxima with leading spaces,
 * and the account of the Student View.
 */
const gradebook = `\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Essay (11),Attention (4711),Current Score
    Points Possible,,,,,10,100,(read only)
"Lovelace, Ada",1001,S-1,ada,Physics 1,9,12,90
"Noether, Emmy",1002,S-2,emmy@example.edu,Physics 1,8,,80
"=cmd()+1, Eve",1003,S-3,eve,Physics 1,,,
"Student, Test",1999,,,Physics 1,,,
`;

const rows = (csv: string): string[][] => parse(csv);

test('Canvas gets its students, with points in the assignment’s column', () => {
  const { csv, unmatched } = canvasCsv(
    [record('attention-ADA', 87), record('attention-noether', 100), record('attention-mallory', 5)],
    {
      gradebook,
      gradebookName: 'gradebook.csv',
      assignment: 'Attention',
      prefix: 'attention',
      identifiers: new Map([['noether', 'emmy@example.edu']]),
    },
  );
  expect(unmatched).toEqual(['attention-mallory']);
  expect(rows(csv)).toEqual([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Attention (4711)'],
    ['    Points Possible', '', '', '', '', '100'],
    ['Lovelace, Ada', '1001', 'S-1', 'ada', 'Physics 1', '87'],
    ['Noether, Emmy', '1002', 'S-2', 'emmy@example.edu', 'Physics 1', '100'],
    ["'=cmd()+1, Eve", '1003', 'S-3', 'eve', 'Physics 1', ''],
    ['Student, Test', '1999', '', '', 'Physics 1', ''],
  ]);
});

test('Canvas: no verdict gives an empty cell, a second submission no row', () => {
  const records = [
    record('ada', 0, 'unreadable'),
    record('eve', 0, 'failed'),
    record('S-1', 50),
    record('1002', 7),
  ];
  const { csv, unmatched } = canvasCsv(records, {
    gradebook,
    gradebookName: 'gradebook.csv',
    assignment: 'New',
  });
  expect(unmatched).toEqual(['S-1']);
  expect(rows(csv).map((row) => row[5])).toEqual(['New', '100', '', '7', '', '']);
  expect(withoutGrade(records, [])).toEqual(['ada', 'eve']);
});

test('overrides change the points', () => {
  const records = [record('ada', 87), record('eve', 0, 'failed')];
  const rest = { comment: 'why', by: 'TA' };
  const overrides = [
    { submission: 'ada', exercise: 'causal-mask', adjustment: -2.5, ...rest },
    { submission: 'eve', exercise: undefined, adjustment: 40, ...rest },
  ];
  const canvas = canvasCsv(records, { gradebook, gradebookName: 'g.csv', assignment: 'A', overrides });
  expect(rows(canvas.csv).map((row) => row[5])).toEqual(['A', '100', '84.5', '', '40', '']);
  const github = githubCsv(records, { assignment: 'A', overrides });
  expect(rows(github).map((row) => row[8])).toEqual(['points_awarded', '84.5', '40']);
});

test('Canvas: cells may be separated by semicolons', () => {
  const { csv } = canvasCsv([record('ada', 3)], {
    gradebook: 'Student;ID;SIS Login ID\nAda;1;ada\n',
    gradebookName: 'gradebook.csv',
    assignment: 'A',
  });
  expect(rows(csv).at(-1)).toEqual(['Ada', '1', 'ada', '3']);
});

test('names the file that is not a gradebook or roster', () => {
  const options = { gradebookName: 'x.csv', assignment: 'A' };
  expect(() => canvasCsv([], { ...options, gradebook: 'a,b\n1,2\n' })).toThrow(UnreadableRoster);
  expect(() => canvasCsv([], { ...options, gradebook: 'Student,ID\n"a' })).toThrow(
    /^x\.csv is not a valid CSV file/,
  );
  expect(() => identifiersIn('name,age\n', 'roster.csv')).toThrow(
    /needs a column github_username or username/,
  );
});

test('reads identifiers from rosters of GitHub Classroom and Classroom 50', () => {
  const classroom = 'identifier,github_username,github_id,name\nada@x.edu,AdaL,1,Ada\nbela@x.edu,,,\n';
  expect(identifiersIn(classroom, 'r.csv')).toEqual(new Map([['adal', 'ada@x.edu']]));
  const classroom50 = 'username,first_name,last_name,email,section,github_id\nEmmy,E,N,emmy@x.edu,1,2\n';
  expect(identifiersIn(classroom50, 'r.csv')).toEqual(new Map([['emmy', 'emmy@x.edu']]));
});

test('the username follows the assignment’s name', () => {
  expect(usernameOf('physics-attention-ada-l', 'physics-attention')).toBe('ada-l');
  expect(usernameOf('ada', 'attention')).toBe('ada');
  expect(usernameOf('attention-ada', undefined)).toBe('attention-ada');
});

test('GitHub Classroom’s table of grades has one row per submission', () => {
  const csv = githubCsv([record('attention-ada', 87), record('attention-eve', 0, 'failed')], {
    assignment: 'Attention',
    prefix: 'attention',
    identifiers: new Map([['ada', 'ada@example.edu']]),
  });
  const table = parse(csv, { columns: true });
  expect(table).toEqual([
    expect.objectContaining({
      assignment_name: 'Attention',
      github_username: 'ada',
      roster_identifier: 'ada@example.edu',
      student_repository_name: 'attention-ada',
      points_awarded: '87',
      points_available: '100',
    }),
    expect.objectContaining({ github_username: 'eve', roster_identifier: '', points_awarded: '' }),
  ]);
});

test('no cell is a formula, whatever folders are called, and every table can be parsed', () => {
  const names = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', 'a', '|', '＝'),
  });
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 5 }), (submissions) => {
      const csv = githubCsv(
        submissions.map((submission) => record(submission, 1)),
        { assignment: '=1+1' },
      );
      const table = rows(csv);
      expect(table).toHaveLength(submissions.length + 1);
      expect(table.flat().filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([]);
      expect(table.slice(1).map((row) => withoutGuard(row[5] ?? ''))).toEqual(submissions);
    }),
  );
});
