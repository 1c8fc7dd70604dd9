import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces';
import { printable } from '../../platform/printable';
import { tidy } from '../../results/adjusted-points';
import type { CheckResult, ExerciseResult, Results } from '../../results/results';
import type { Adjustment } from './adjustments';
import { casesOfExercise, type Case } from './cases';

/**
 * Writes JUnit XML as Jenkins, GitLab and common actions read it: one suite per exercise, one test
 * case per check. The format has no field for points, so they are in the `properties` of suites and
 * cases. Adjustments are in those of suites; a suite of its own has that of the whole submission.
 * https://github.com/testmoapp/junitxml describes what tools read.
 */
export function junitXml(results: Results, adjustments: readonly Adjustment[] = []): string {
  const document = create(
    // XML cannot represent some characters that a submission can throw, such as U+0000 and U+FFFF.
    { version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' },
  );
  const all = results.exercises.flatMap(({ checks }) => checks);
  const root = document.ele('testsuites', {
    name: results.course,
    ...counts(all),
    time: seconds(results.exercises.reduce((sum, { duration }) => sum + duration, 0)),
  });
  const adjustmentOf = (id: string | undefined): Adjustment | undefined =>
    adjustments.find(({ exercise }) => exercise === id);
  for (const exercise of results.exercises) writeSuite(root, exercise, adjustmentOf(exercise.id));
  const whole = adjustmentOf(undefined);
  if (whole !== undefined)
    writePoints(
      root.ele('testsuite', { name: 'whole submission', ...counts([]), time: seconds(0) }),
      { points: 0, maxPoints: 0 },
      whole,
    );
  return `${document.end({ prettyPrint: true })}\n`;
}

function writeSuite(root: XMLBuilder, exercise: ExerciseResult, adjustment: Adjustment | undefined): void {
  const { id, module, checks, duration, location } = exercise;
  const suite = root.ele('testsuite', {
    name: `${module}/${id}`,
    ...counts(checks),
    time: seconds(duration),
    file: asIs(printable(location.file)),
  });
  writePoints(suite, exercise, adjustment);
  for (const each of casesOfExercise(exercise)) {
    const { check } = each;
    const testCase = suite.ele('testcase', {
      name: asIs(check.title),
      classname: `${module}.${id}`,
      file: asIs(printable(location.file)),
      line: String(location.line),
      time: seconds(duration / checks.length),
    });
    writePoints(testCase, check);
    writeOutcome(testCase, each);
  }
}

function writePoints(
  element: XMLBuilder,
  { points, maxPoints }: { readonly points: number; readonly maxPoints: number },
  adjustment?: Adjustment,
): void {
  const properties = element.ele('properties');
  properties.ele('property', { name: 'points', value: String(tidy(points + (adjustment?.change ?? 0))) });
  properties.ele('property', { name: 'max-points', value: String(maxPoints) });
  if (adjustment !== undefined)
    properties.ele('property', { name: 'adjustment', value: asIs(adjustment.text) });
}

function writeOutcome(testCase: XMLBuilder, { check, text }: Case): void {
  if (check.status === 'passed') return;
  if (check.status === 'not-started') {
    testCase.ele('skipped', { message: 'not started' });
    return;
  }
  const [message = ''] = text.split('\n');
  testCase
    .ele(isError(check) ? 'error' : 'failure', { message: asIs(message), type: check.status })
    .txt(asIs(text));
}

/** Escapes `&`, because xmlbuilder2 would read plain text such as `&lt;` as an entity. */
const asIs = (text: string): string => text.replaceAll('&', '&amp;');

const isError = ({ status }: Pick<CheckResult, 'status'>): boolean =>
  status === 'timeout' || status === 'crashed';

const counts = (checks: readonly CheckResult[]): Record<string, string> => ({
  tests: String(checks.length),
  failures: String(checks.filter(({ status }) => status === 'failed').length),
  errors: String(checks.filter(isError).length),
  skipped: String(checks.filter(({ status }) => status === 'not-started').length),
});

const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(3);
