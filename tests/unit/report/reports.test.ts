import fc from 'fast-check';
import { THROW_HINT } from '../../../grader/engine/explain-throw';
import { feedbackOnExercise } from '../../../grader/report/feedback';
import { casesOf } from '../../../grader/report/formats/cases';
import { annotationsOf } from '../../../grader/report/github-actions';
import { codeBlock, renderMarkdown } from '../../../grader/report/markdown';
import { matrixLines, sideBySide } from '../../../grader/report/matrices';
import { printable } from '../../../grader/platform/printable';
import type { Results } from '../../../grader/results/results';
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
  expect(annotation).toMatchObject({ file: 'exercises/1-attention/causal-mask.ts', line: 3 });
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

test('a mistake of the language replaces the hint to print shapes, and no other hint', () => {
  const [exercise] = results.exercises;
  const [check, ...others] = exercise?.checks ?? [];
  if (exercise === undefined || check === undefined) throw new Error('nothing was graded');
  const hintIf = (hint: string, mistakes = exercise.mistakes): string | undefined =>
    feedbackOnExercise({ ...exercise, mistakes, checks: [{ ...check, hint }, ...others] }).checks[0]?.hint;
  expect(hintIf(THROW_HINT)).toBe('Change line 5 first, then grade again.');
  expect(hintIf('Think again.')).toBe('Think again.');
  expect(hintIf(THROW_HINT, [])).toBe(THROW_HINT);
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
