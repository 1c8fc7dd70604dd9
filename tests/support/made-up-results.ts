import fc from 'fast-check';
import { exercises } from '../../grader/course';
import { unreadableResults } from '../../grader/judge/unreadable-results';
import type { CheckResult, ExerciseResult, Results } from '../../grader/results/results';

/**
 * Text that a submission could throw, print or be called: markup, commands, formulas, unpaired
 * surrogates, characters that XML cannot represent.
 */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          ']]>',
          '<!--',
          '--',
          '&',
          '&amp;',
          '<a b="',
          "'",
          '"',
          '\n',
          '\r\n',
          '\t',
          '\0',
          '\u001b[31m',
          '\ufffe',
        ],
        ...[
          '\uffff',
          '\ud800',
          '\udc00',
          '\u202e',
          '::error::',
          '##[error]',
          '=1+1',
          '+',
          '-',
          '@',
          ',',
          ';',
          '`',
          '|',
        ],
        ...['<script>', '</testcase>', '%0A', '𝛼', 'ß', 'wide text '],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('x'.repeat(5_000), '𝛼'.repeat(2_500)),
);

const checkStatus = fc.constantFrom('passed', 'failed', 'timeout', 'crashed', 'not-started');

const checkLike = (check: CheckResult): fc.Arbitrary<CheckResult> =>
  fc.record({ status: checkStatus, message: hostileText }).map(({ status, message }) => ({
    ...check,
    status,
    points: status === 'passed' ? check.maxPoints : 0,
    message: status === 'passed' ? '' : message,
  }));

const exerciseLike = (exercise: ExerciseResult): fc.Arbitrary<ExerciseResult> =>
  fc
    .record({
      checks: fc.tuple(...exercise.checks.map(checkLike)),
      file: hostileText,
      line: fc.integer({ min: 1, max: 9_999 }),
      duration: fc.integer({ min: 0, max: 15_000 }),
      error: fc.option(hostileText),
      sentence: hostileText,
      mistakes: fc.array(fc.record({ line: fc.integer({ min: 1, max: 9_999 }), message: hostileText }), {
        maxLength: 3,
      }),
    })
    .map(({ checks, file, line, duration, error, sentence, mistakes }) => ({
      ...exercise,
      checks,
      mistakes,
      error,
      duration,
      location: { file: `exercises/${file}`, line },
      points: checks.reduce((sum, { points }) => sum + points, 0),
      status: checks.every(({ status }) => status === 'passed')
        ? 'passed'
        : error === null
          ? 'failed'
          : 'error',
      diagnoses: [
        { function: checks[0]?.function ?? '', misconception: 'made-up', sentence, hint: sentence },
      ],
    }));

/**
 * Results of the whole course with arbitrary outcomes, and hostile text wherever a submission can
 * put it.
 */
export const madeUpResults: fc.Arbitrary<Results> = (() => {
  const base = unreadableResults(exercises, '', { seed: 2017, isolate: false });
  return fc.tuple(...base.exercises.map(exerciseLike)).map((all) => ({
    ...base,
    exercises: all,
    points: all.reduce((sum, { points }) => sum + points, 0),
  }));
})();
