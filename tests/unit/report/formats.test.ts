/**
 * Every format is valid for any results, whatever the submission threw, printed or was called, and
 * its points add up.
 */
import { validate } from 'ctrf';
import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import * as z from 'zod';
import { adjustmentsOf, adjustedTotal } from '../../../grader/report/formats/adjustments';
import {
  classroomResult,
  classroomResults,
  encodeClassroomResult,
} from '../../../grader/report/formats/classroom';
import { classroom50Result, classroom50Status } from '../../../grader/report/formats/classroom50';
import { ctrfReport } from '../../../grader/report/formats/ctrf';
import { gradescopeResults } from '../../../grader/report/formats/gradescope';
import { junitXml } from '../../../grader/report/formats/junit';
import { withoutSeed } from '../../../grader/cli/student-copy';
import { adjustedPoints } from '../../../grader/results/adjusted-points';
import type { Results } from '../../../grader/results/results';
import { report } from '../../support/classroom-reporter';
import { recordOf } from '../../support/graded-class';
import { hostileText, madeUpResults } from '../../support/made-up-results';
import { classroom50Schema, gradescopeSchema } from '../../support/platform-schemas';

const forAnyResults = (holds: (results: Results) => void): void => {
  fc.assert(fc.property(madeUpResults, holds), { numRuns: 40 });
};

/**
 * Control characters, bidirectional marks, unpaired surrogates, and commands of the Actions runner.
 */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]|##\[|^\s*::/mu;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

test('GitHub Classroom’s reporter adds up the points of any results, and each result fits into a variable', () => {
  forAnyResults(({ exercises, points, maxPoints }) => {
    const env = Object.fromEntries(
      exercises.map((exercise) => [
        `${exercise.id.toUpperCase()}_RESULTS`,
        encodeClassroomResult(classroomResult(exercise)),
      ]),
    );
    const reported = report(exercises.map(({ id }) => id).join(','), env);
    expect(reported).toMatchObject({ totalPoints: points, maxPoints });
    expect(reported.notices).toEqual([
      `Points ${points}/${maxPoints}`,
      JSON.stringify({ totalPoints: points, maxPoints }),
    ]);
    expect(reported.failed === undefined).toBe(points === maxPoints);
    for (const text of exercises.flatMap((exercise) =>
      classroomResult(exercise).tests.map(({ message }) => message),
    ))
      expect(text).not.toMatch(UNSAFE);
    // Linux limits a single variable to 128 KB.
    for (const encoded of Object.values(env)) expect(encoded.length).toBeLessThan(128 * 1024);
  });
});

test('Classroom 50 accepts any results', () => {
  const submission = {
    classroom: 'physics',
    assignment: 'attention',
    submission: 'submit/2026-11-24T09-30-00Z-0123abc',
    commit: 'https://github.com/o/r/commit/0123abc',
    release: 'https://github.com/o/r/releases/tag/submit%2F2026-11-24T09-30-00Z-0123abc',
    review: 'https://github.com/o/r/compare/1...2',
    datetime: new Date('2026-11-24T09:30:00.987Z'),
  };
  forAnyResults((results) => {
    const result = classroom50Schema.parse(
      JSON.parse(JSON.stringify(classroom50Result(results, submission))),
    );
    expect(result).toMatchObject({ ...submission, datetime: '2026-11-24T09:30:00Z' });
    expect(result).toMatchObject({ score: results.points, 'max-score': results.maxPoints });
    expect(sum(result.tests.map(({ score }) => score))).toBe(results.points);
    expect(sum(result.tests.map((each) => each['max-score']))).toBe(results.maxPoints);
    const { status, summary } = classroom50Status(results);
    expect(status).toBe(result.tests.every(({ passed }) => passed) ? 'success' : 'failure');
    expect(summary).toMatch(/^\d+\/\d+ points, \d+ of \d+ exercises right$/);
  });
});

test('Gradescope accepts any results, and shows their text as plain text', () => {
  forAnyResults((results) => {
    const { score, tests = [] } = gradescopeSchema.parse(gradescopeResults(results, 'after_published'));
    expect(score).toBe(results.points);
    expect(sum(tests.map((each) => each.score ?? 0))).toBe(results.points);
    expect(sum(tests.map((each) => each.max_score ?? 0))).toBe(results.maxPoints);
    for (const { output, output_format: format, visibility } of tests) {
      expect({ format, visibility }).toEqual({ format: 'text', visibility: 'after_published' });
      expect(output).not.toMatch(UNSAFE);
    }
  });
});

test('a CTRF report of any results matches the published schema', () => {
  forAnyResults((results) => {
    const ctrf = ctrfReport(results);
    expect(validate(JSON.parse(JSON.stringify(ctrf)))).toMatchObject({ valid: true });
    const { summary, tests } = ctrf.results;
    expect(summary.passed + summary.failed + summary.pending).toBe(summary.tests);
    expect(summary.extra).toEqual({ points: results.points, maxPoints: results.maxPoints });
    expect(sum(tests.map(({ extra }) => extra.points))).toBe(results.points);
  });
});

test('adjustments add up in every format that has a place for them', () => {
  const change = fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10);
  const row = fc.record({ adjustment: change, comment: hostileText, by: hostileText, isWhole: fc.boolean() });
  fc.assert(
    fc.property(madeUpResults, fc.array(row, { maxLength: 4 }), (results, rows) => {
      const record = recordOf('ada', results);
      const overrides = rows.map(({ isWhole, ...each }, i) => ({
        ...{ ...each, submission: 'ada' },
        exercise: isWhole ? undefined : results.exercises[i]?.id,
      }));
      const adjustments = adjustmentsOf(record, overrides);
      const { points } = adjustedPoints(record, overrides);
      expect(adjustedTotal(results, adjustments)).toBeCloseTo(points, 6);
      const gradescope = gradescopeSchema.parse(gradescopeResults(results, 'visible', adjustments));
      expect(gradescope.score).toBeCloseTo(points, 6);
      expect(sum((gradescope.tests ?? []).map(({ score = 0 }) => score))).toBeCloseTo(points, 6);
      const ctrf = ctrfReport(results, adjustments);
      expect(validate(JSON.parse(JSON.stringify(ctrf)))).toMatchObject({ valid: true });
      expect(ctrf.results.summary.extra.points).toBeCloseTo(points, 6);
      const classroom = Object.values(classroomResults(results, adjustments));
      const scores = classroom.flatMap(({ tests }) => tests.map(({ score }) => score));
      expect(sum(scores)).toBeCloseTo(points, 6);
      const suites = [...junitXml(results, adjustments).matchAll(SUITE_POINTS)].map(([, each]) =>
        Number(each),
      );
      expect(sum(suites)).toBeCloseTo(points, 6);
      for (const { text } of adjustments) expect(text).not.toMatch(UNSAFE);
    }),
    { numRuns: 40 },
  );
});

/** The points of a suite come before its cases. */
const SUITE_POINTS = /<testsuite [^>]*>\s*<properties>\s*<property name="points" value="([^"]*)"/g;

test('CTRF’s schema rejects an invalid report', () => {
  expect(validate({ reportFormat: 'CTRF', specVersion: '1.0.0', results: {} })).toMatchObject({
    valid: false,
  });
});

const list = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((only) => [only])]);
const properties = z.object({ property: z.array(z.object({ name: z.string(), value: z.string() })) });
const junitSchema = z.object({
  testsuites: z.object({
    tests: z.coerce.number(),
    failures: z.coerce.number(),
    errors: z.coerce.number(),
    skipped: z.coerce.number(),
    testsuite: z.array(
      z.object({
        name: z.string(),
        tests: z.coerce.number(),
        properties,
        testcase: list(
          z.object({
            name: z.string(),
            classname: z.string(),
            properties,
            failure: z.object({ message: z.string() }).optional(),
            error: z.object({ message: z.string() }).optional(),
            skipped: z.object({ message: z.string() }).optional(),
          }),
        ),
      }),
    ),
  }),
});

/** A strict XML 1.0 parser, which throws at the first invalid character or entity. */
function parseStrictly(xml: string): void {
  const parser = new SaxesParser();
  parser.on('error', (failure) => {
    throw failure;
  });
  parser.write(xml).close();
}

const pointsIn = ({ property }: z.infer<typeof properties>): number =>
  Number(property.find(({ name }) => name === 'points')?.value);

test('JUnit XML of any results is well-formed, with correct counts', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  forAnyResults((results) => {
    const xml = junitXml(results);
    parseStrictly(xml);
    const { testsuites } = junitSchema.parse(parser.parse(xml));
    const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase);
    expect(testsuites).toMatchObject({
      tests: cases.length,
      failures: cases.filter(({ failure }) => failure !== undefined).length,
      errors: cases.filter(({ error }) => error !== undefined).length,
      skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
    });
    expect(sum(testsuites.testsuite.map((suite) => pointsIn(suite.properties)))).toBe(results.points);
    expect(sum(cases.map((each) => pointsIn(each.properties)))).toBe(results.points);
    expect(cases.map(({ name }) => name)).toEqual(
      results.exercises.flatMap(({ checks }) => checks.map(({ title }) => title)),
    );
  });
});

test('JUnit XML preserves its text', () => {
  const text = 'a ]]> b <c d="e"> &amp; \'f\' <!-- --> \n  g';
  const [results] = fc.sample(madeUpResults, { numRuns: 1, seed: 1 });
  if (results === undefined) throw new Error('no results');
  const [exercise] = results.exercises;
  const [check] = exercise?.checks ?? [];
  if (exercise === undefined || check === undefined) throw new Error('no check');
  const one: Results = {
    ...results,
    exercises: [
      {
        ...{ ...exercise, mistakes: [], diagnoses: [] },
        checks: [{ ...check, status: 'failed', message: text, hint: 'none' }],
      },
    ],
  };
  const parser = new XMLParser({ ignoreAttributes: false, trimValues: false });
  const parsed = z
    .object({
      testsuites: z.object({
        testsuite: z.object({ testcase: z.object({ failure: z.object({ '#text': z.string() }) }) }),
      }),
    })
    .parse(parser.parse(junitXml(one)));
  expect(parsed.testsuites.testsuite.testcase.failure['#text']).toBe(`${text}\nHint: none`);
});

test('the strict parser rejects invalid XML', () => {
  expect(() => {
    parseStrictly('<a>\uffff</a>');
  }).toThrow();
});

test('a student’s copy has the same points, but neither seed nor inputs', () => {
  fc.assert(
    fc.property(
      madeUpResults,
      fc.string({ minLength: 8, maxLength: 8, unit: 'grapheme-ascii' }),
      (results, input) => {
        const secret = `input ${input}`;
        const told: Results = {
          ...results,
          exercises: results.exercises.map((exercise) => ({
            ...exercise,
            error: null,
            output: { lines: [secret], total: 1, calls: [] },
            checks: exercise.checks.map((check) => ({
              ...check,
              message: check.status === 'not-started' ? check.message : secret,
              counterexample: {
                function: check.function,
                inputs: [{ name: 'x', value: secret }],
                comparisons: [],
                related: null,
              },
            })),
          })),
        };
        const copy = withoutSeed(told);
        expect(copy).toMatchObject({ seed: null, points: results.points, maxPoints: results.maxPoints });
        const shown = copy.exercises.flatMap(({ checks, output }) => [
          ...output.lines,
          ...checks.filter(({ status }) => status !== 'passed').map(({ message }) => message),
          ...checks.map(({ counterexample }) => JSON.stringify(counterexample)),
        ]);
        expect(shown.filter((text) => text.includes(secret))).toEqual([]);
        expect(withoutSeed(told, true)).toEqual({ ...told, seed: null });
      },
    ),
    { numRuns: 20 },
  );
});
