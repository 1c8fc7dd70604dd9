import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { printable } from '../../../grader/platform/printable';
import { wrapError } from '../../../grader/report/code-frame';
import { feedbackOn } from '../../../grader/report/feedback';
import { renderTerminal } from '../../../grader/report/terminal';
import { renderTable } from '../../../grader/report/terminal-table';
import { renderAnswer } from '../../../grader/report/terminal-watch';
import { MAX_WIDTH, terminalWidth, wrap, wrapAfter, breakLine } from '../../../grader/report/wrap';
import type { Results } from '../../../grader/results/results';
import { runGrade, withSubmission } from '../../support/grade';
import { hostileText } from '../../support/made-up-results';

const WIDTHS = [100, 80, 60];

const broken = `import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(queries: tf.Tensor3D, keys: tf.Tensor3D, values: tf.Tensor3D, mask?: tf.Tensor2D) {
  const wrong: number = 'a string that is no number, in a line that is longer than a terminal is wide';
  const scores = tf.matMul(queries, keys, false, true;
}`;

const throwing = `import * as tf from '@tensorflow/tfjs';
export const unused: number = 'no number';
export function scaledDotProductAttention(queries: tf.Tensor): { output: tf.Tensor; weights: tf.Tensor } {
  console.log('A line of output that is much longer than a terminal with sixty or eighty columns, and wraps.');
  throw new Error('The shapes do not fit: \`[1, 2]\` and \`[2, 1]\` are given, but some others are expected here');
}`;

const outcomes: Record<string, Results> = {};

beforeAll(async () => {
  const grade = async (name: string, ...args: readonly string[]): Promise<void> => {
    const { results, stderr } = await runGrade(['--assignment', 'core', ...args]);
    if (results === undefined) throw new Error(stderr);
    outcomes[name] = results;
  };
  await grade('right', '--submission', 'solutions');
  await grade('unfilled');
  for (const [name, source] of Object.entries({ broken, wrong: throwing }))
    await withSubmission('scaled-dot-product-attention', source, (folder) =>
      grade(name, '--submission', folder),
    );
});

/** The words of a text, without what reports draw. */
const wordsOf = (text: string): string[] => text.split(/[\s│┌┐└┘├┤┬┴┼─█░]+/).filter((word) => word !== '');

const NAMES = ['right', 'wrong', 'unfilled', 'broken'];

describe.each(NAMES.flatMap((name) => WIDTHS.map((width) => [name, width] as const)))(
  'the report on a %s submission in %d columns',
  (name, width) => {
    const results = (): Results => outcomes[name] ?? outcomes['right'] ?? fail();
    const rendered = (): string[] => [
      renderTerminal(results(), { all: true, width }),
      renderTerminal(results(), { all: false, width }),
      renderAnswer(results(), { saved: [], isFirst: false, running: [], width }),
    ];

    test('has no line that is too long', () => {
      for (const text of rendered()) {
        const long = text.split('\n').filter((line) => stringWidth(line) > width);
        expect(long.filter((line) => wordsOf(line).length > 1)).toEqual([]);
      }
    });

    test('breaks no word', () => {
      const whole = new Set(
        [true, false].flatMap((all) => wordsOf(renderTerminal(results(), { all, width: 10_000 }))),
      );
      for (const text of rendered())
        expect(wordsOf(text).filter((word) => !whole.has(word) && !word.includes('…'))).toEqual([]);
    });

    test('says the same as the widest report', () => {
      const words = wordsOf(renderTerminal(results(), { all: true, width })).join(' ');
      for (const { id, first, opening, typeErrors } of feedbackOn(results()).exercises) {
        const told = [id, first?.title, first?.message, first?.hint, ...opening];
        told.push(...typeErrors.map(({ text }) => text));
        for (const each of told) expect(words).toContain(wordsOf(each ?? '').join(' '));
      }
    });
  },
);

const fail = (): never => {
  throw new Error('nothing was graded');
};

test('the table drops its bars, then its frame', () => {
  const feedback = feedbackOn(outcomes['right'] ?? fail());
  const [wide, middle, narrow] = WIDTHS.map((width) => renderTable(feedback, width));
  expect(wide).toMatch(/│ 1-attention +│ causal-mask +│ +4\/4 │ █+ │/);
  expect(middle).toMatch(/│ 1-attention +│ causal-mask +│ +4\/4 │ .*right/);
  expect(narrow).toMatch(/^1-attention\n {2}causal-mask +4\/4 {2}.*right$/m);
  expect(narrow).not.toMatch(/[│█]/);
});

test('the width is that of the terminal, and 100 where there is none', () => {
  expect(terminalWidth({})).toBe(MAX_WIDTH);
  expect(terminalWidth({ columns: 0 })).toBe(MAX_WIDTH);
  expect(terminalWidth({ columns: 60 })).toBe(60);
  expect(terminalWidth({ columns: 240 })).toBe(100);
  expect(terminalWidth({ columns: 3 })).toBe(40);
});

describe('wrapping', () => {
  test('keeps the indentation of a line', () => {
    expect(wrap('  some words that go on and on for a while\nnext', 24)).toEqual([
      '  some words that go on',
      '  and on for a while',
      'next',
    ]);
    expect(wrapAfter('  ✓ 1/1 ', 'some words that go on and on', 30)).toEqual([
      '  ✓ 1/1 some words that go on',
      '          and on'.slice(2),
    ]);
  });

  test('keeps code, shapes and commands whole if they fit', () => {
    expect(wrap('The result is `tf.softmax(scores, -1)` here.', 25)).toEqual([
      'The result is',
      '`tf.softmax(scores, -1)`',
      'here.',
    ]);
    expect(wrap('It has the shape [2, 3, 4] here.', 22)).toEqual(['It has the shape', '[2, 3, 4] here.']);
    expect(wrap('For all of it, run: npm run grade -- --all', 30)).toEqual([
      'For all of it, run:',
      'npm run grade -- --all',
    ]);
    expect(wrap('`a code span that is too long to stay whole`', 24)).toHaveLength(2);
  });

  test('leaves a long word whole, and breaks output anywhere', () => {
    const word = 'x'.repeat(50);
    expect(wrap(`a ${word} b`, 30)).toEqual(['a', word, 'b']);
    expect(breakLine(`a  ${word}`, 30).join('')).toBe(`a  ${word}`);
  });

  test('loses nothing of any text, and begins no line with a command', () => {
    const dense = (text: string): string => text.normalize().replaceAll(/\s/g, '');
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 20, max: 60 }), (text, width) => {
        const rows = wrap(printable(text), width);
        expect(dense(rows.join('\n'))).toBe(dense(printable(text)));
        expect(rows.filter((row) => /^\s*::/.test(row))).toEqual([]);
      }),
    );
    expect(wrap('This text is followed by ::error::one', 30)).toEqual([
      'This text is followed by',
      ': :error::one',
    ]);
  });

  test('stays fast and small on text that is made to be slow', () => {
    for (const text of [' ', '`', '[', ' `', 'a ', 'npm run '].map((part) => part.repeat(10_000))) {
      const began = performance.now();
      const length = wrap(`${text}x`, 60).join('\n').length;
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(length).toBeLessThan(3 * text.length);
    }
  });

  test('counts wide characters twice', () => {
    expect(wrap('量子 力学 量子 力学 量子 力学', 22)).toEqual(['量子 力学 量子 力学', '量子 力学']);
  });

  test('shortens source lines of a compiler’s message, with the marks below their code', () => {
    const source = '      14 │ const scores = tf.matMul(queries, keys, false, true;';
    const marks = (column: number): string => `         ╵ ${' '.repeat(column)}^`;
    expect(wrapError(`An error.\n${source}\n${marks(6)}`, 40)).toEqual([
      'An error.',
      '      14 │ const scores = tf.matMul(que…',
      marks(6),
    ]);
    expect(wrapError(`${source}\n${marks(50)}`, 40)).toEqual([
      '      14 │ …(queries, keys, false, true;',
      `         ╵ ${' '.repeat(27)}^`,
    ]);
    expect(wrapError(`${source}\n${marks(50)}`, 100)).toEqual([source, marks(50)]);
  });
});
