import fc from 'fast-check';
import { THROW_HINT } from '../../../grader/engine/explain-throw';
import { counterexampleLines } from '../../../grader/report/counterexample-lines';
import { feedbackOnExercise } from '../../../grader/report/feedback';
import { casesOf } from '../../../grader/report/formats/cases';
import { annotationsOf } from '../../../grader/report/github-actions';
import { inputLabel } from '../../../grader/report/input-label';
import { codeBlock, renderMarkdown } from '../../../grader/report/markdown';
import { matrixLines, sideBySide } from '../../../grader/report/matrices';
import { printable } from '../../../grader/platform/printable';
import type { ExerciseResult, Results } from '../../../grader/results/results';
import { renderTerminal } from '../../../grader/report/terminal';
import { runGrade, withSubmission } from '../../support/grade';

const hostile = '::error::x ##[error]y \u001b[31m \u202e ``` <script> | \r\n::set-output name=a::b';

/** A wrong answer with a hostile error message and output. */
const source = `
import * as tf from '@tensorflow/tfjs';
export function causalMask(length: number): tf.Tensor2D {
  console.log(${JSON.stringify(hostile)});
  const quoted = tf.scalar(1) - '<script> ::error::';
  throw new Error(${JSON.stringify(hostile)});
}`;

let results: Results;

beforeAll(async () => {
  const graded = await withSubmission('causal-mask', source, (directory) =>
    runGrade(['causal-mask', 'layer-norm', '--submission', directory]),
  );
  if (graded.results === undefined) throw new Error(graded.stderr);
  ({ results } = graded);
});

test('annotations point at the student’s own file and line', () => {
  const [annotation, ...others] = annotationsOf(results);
  expect(others).toEqual([]);
  expect(annotation).toMatchObject({ file: 'exercises/1-attention/causal-mask.ts', line: 5 });
});

test('no line of the terminal’s text is a command of the Actions runner or has an escape', () => {
  const text = renderTerminal(results, { all: true });
  expect(text).toContain('set-output');
  for (const line of text.split(/\r|\n/))
    expect(line.trimStart().startsWith('::') || line.includes('##[')).toBe(false);
  expect(text).not.toMatch(/[\u202e\r]/);
});

test('printed lines are marked, below the call that they come from', () => {
  const lines = renderTerminal(results, { all: true }).split('\n');
  const title = lines.indexOf('Printed by causal-mask:');
  expect(lines[title + 1]).toBe('causalMask(length = 1), the input that fails:');
  expect(lines[title + 2]).toMatch(/^│ : :error::x/);
  expect(renderMarkdown(results)).toMatch(/^causalMask\(length = 1\), the input that fails:\n│ ::/m);
});

test('the summary shows a submission’s text only in code blocks', () => {
  const outside = renderMarkdown(results).replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
  expect(outside).toContain('| 1-attention | causal-mask | 0/4 |');
  expect(outside).not.toContain('script');
});

const insight = 'Line 5: JavaScript has no operators on tensors';

test('a mistake of the language comes before the message of the check', () => {
  const texts = [
    renderTerminal(results, { all: false }),
    renderMarkdown(results),
    ...annotationsOf(results).map(({ message }) => message),
    ...casesOf(results)
      .slice(0, 1)
      .map(({ text }) => text),
  ];
  expect(texts).toHaveLength(4);
  for (const text of texts) {
    expect(text).toContain(insight);
    expect(text.indexOf(insight)).toBeLessThan(text.indexOf('causalMask threw an error'));
  }
});

test('a mistake of the language replaces the hint of the check', () => {
  const [exercise] = results.exercises;
  const [check, ...others] = exercise?.checks ?? [];
  if (exercise === undefined || check === undefined) throw new Error('nothing was graded');
  const hintIf = (hint: string, message: string, mistakes = exercise.mistakes): string | undefined =>
    feedbackOnExercise({ ...exercise, mistakes, checks: [{ ...check, hint, message }, ...others] }).checks[0]
      ?.hint;
  const wrong = 'The result is wrong.';
  expect(hintIf('Think again.', wrong)).toBe('Change line 5 first, then grade again.');
  const inHelper = exercise.mistakes.map((each) => ({ ...each, file: 'exercises/1-attention/`x`.ts' }));
  expect(hintIf('Think again.', wrong, inHelper)).toBe(
    'Change the line named above first, then grade again.',
  );
  expect(hintIf('Think again.', wrong, [])).toBe('Think again.');

  const errorIn = (line: number): string => `causalMask threw an error (causal-mask.ts, line ${line}): no.`;
  expect(hintIf('Use tf.tile.', errorIn(5))).toBe('Change line 5 first, then grade again.');
  expect(hintIf(THROW_HINT, errorIn(9))).toBe('Change line 5 first, then grade again.');
  expect(hintIf('Use tf.tile.', errorIn(9))).toBe('Use tf.tile.');
});

test('a mistake in a helper is shown with its file', () => {
  const [exercise] = results.exercises;
  if (exercise === undefined) throw new Error('nothing was graded');
  const mistakes = [{ line: 3, message: 'Remove await.', file: 'exercises/1-attention/helpers.ts' }];
  const feedback = feedbackOnExercise({ ...exercise, mistakes });
  expect(feedback.mistakes).toEqual([
    { line: undefined, text: 'exercises/1-attention/helpers.ts, line 3: Remove await.' },
  ]);
});

test('the hint of the circumstances replaces that of the check', () => {
  const [exercise] = results.exercises;
  if (exercise === undefined) throw new Error('nothing was graded');
  const hintsWith = (circumstances: ExerciseResult['circumstances']): string[] =>
    feedbackOnExercise({ ...exercise, mistakes: [], circumstances }).checks.map(({ hint }) => hint);
  const sentence = 'causalMask gives different results for the same input.';
  const own = hintsWith([]);
  expect(hintsWith([{ function: 'causalMask', sentence }])).toEqual(own);
  expect(hintsWith([{ function: 'other', sentence, hint: 'Look.' }])).toEqual(own);
  expect(hintsWith([{ function: 'causalMask', sentence, hint: 'Look.' }])).toEqual(own.map(() => 'Look.'));
});

describe('what a submission prints', () => {
  const shownIn = (output: ExerciseResult['output']): string[] => {
    const [exercise] = results.exercises;
    if (exercise === undefined) throw new Error('nothing was graded');
    const exercises = [{ ...exercise, typeErrors: [], output }];
    const texts = [renderTerminal({ ...results, exercises }, { all: true })];
    texts.push(renderMarkdown({ ...results, exercises }));
    const [lines, ...others] = texts.map((text) =>
      text.split('\n').flatMap((line) => /^(?:│ )?((?:f\(|line |…).*)$/.exec(line)?.[1] ?? []),
    );
    for (const other of others) expect(other).toEqual(lines);
    return lines ?? [];
  };
  const by = (call: string, lines: number, isCounterexample = false) => ({ call, isCounterexample, lines });
  const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `line ${String(i)}`);

  test('is that of the call that fails and of two others, and says where the rest is', () => {
    const calls = [by('f(1)', 2, true), by('f(2)', 1), by('f(3)', 1), by('f(4)', 2), by('f(5)', 1)];
    expect(shownIn({ lines: numbered(7), total: 9, calls })).toEqual([
      'f(1), the input that fails:',
      ...['line 0', 'line 1', 'f(2):', 'line 2', 'f(3):', 'line 3'],
      '… 5 more lines. To see up to 100, run: npm run grade -- causal-mask --report html',
    ]);
    const [, ...others] = calls;
    expect(shownIn({ lines: numbered(5), total: 5, calls: others })).toEqual([
      ...['f(2):', 'line 0', 'f(3):', 'line 1'],
      '… 3 more lines. To see up to 100, run: npm run grade -- causal-mask --report html',
    ]);
  });

  test('is all of it for three calls', () => {
    const calls = [by('f(1)', 1, true), by('f(2)', 1), by('f(3)', 1)];
    const shown = [...['f(1), the input that fails:', 'line 0', 'f(2):', 'line 1', 'f(3):', 'line 2']];
    expect(shownIn({ lines: numbered(3), total: 3, calls })).toEqual(shown);
    expect(shownIn({ lines: numbered(3), total: 4, calls })).toEqual([...shown, '… 1 more line']);
  });

  test('is all there for a page', () => {
    const [exercise] = results.exercises;
    if (exercise === undefined) throw new Error('nothing was graded');
    const calls = [1, 2, 3, 4].map((n) => by(`f(${String(n)})`, 1));
    const { printed } = feedbackOnExercise({ ...exercise, output: { lines: numbered(4), total: 4, calls } });
    expect(printed?.calls).toHaveLength(4);
    expect(printed?.more).toBeUndefined();
  });
});

test('the draws of a noise source are numbered from 1', () => {
  const draw = { name: 'gaussian.gaussian[0]', value: { shape: [1], data: [0.5] } };
  const call = { inputs: [draw], comparisons: [] };
  const lines = counterexampleLines({ title: 'Input:', function: 'f', related: call, ...call }, 80);
  expect(lines.filter((line) => line.includes('gaussian'))).toEqual([
    'gaussian, draw 1 [1]',
    'gaussian, draw 1 [1]',
  ]);
  expect(inputLabel('gaussian.gaussian[11]')).toBe('gaussian, draw 12');
  expect(inputLabel('random.uniform')).toBe('random, draws in order');
  expect(inputLabel('params.gain')).toBe('params.gain');
});

test('a code block cannot be closed from inside', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', '\n', 'a', '~', ' ') }), (text) => {
      const lines = codeBlock(text).split('\n');
      const fence = /^`+/.exec(lines[0] ?? '')?.[0] ?? '';
      const closing = lines.findIndex((line, i) => i > 0 && line.trim().startsWith(fence));
      expect(closing).toBe(lines.length - 1);
    }),
  );
});

test('printable text has no control or format character except the line feed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]|##\[|^\s*::/mu);
    }),
  );
});

test('matrices are side by side, and large ones are truncated', () => {
  expect(matrixLines({ shape: [2, 2], data: [1, -2, 0.5, 'NaN'] })).toEqual(['  1   -2', '0.5  NaN']);
  expect(matrixLines({ shape: [2, 1, 1], data: [1, 2] })).toEqual(['[0]:', '1', '[1]:', '2']);
  expect(matrixLines({ shape: [0], data: [] })).toEqual(['(empty)']);
  expect(matrixLines({ shape: [2, 3], data: [10, 20, 30, 40, 50, 60] }, 10)).toEqual([
    '10  20  30',
    '40  50  60',
  ]);
  expect(matrixLines({ shape: [2, 3], data: [10, 20, 30, 40, 50, 60] }, 9)).toEqual([
    '10  20  …',
    '40  50  …',
  ]);
  expect(matrixLines({ shape: [50, 50], data: Array<number>(2_500).fill(1) }).length).toBeLessThan(12);
  expect(
    sideBySide(
      [
        { title: 'a', lines: ['1', '2'] },
        { title: 'bcd', lines: ['3'] },
      ],
      80,
    ),
  ).toEqual(['a   bcd', '1   3', '2']);
});
