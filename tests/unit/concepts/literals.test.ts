/** Students' answers are read without running anything, whatever stands in the file. */
import fc from 'fast-check';
import {
  isLiteralObject,
  type Literal,
  type LiteralExport,
} from '../../../grader/submission/literals/literal';
import { readLiterals } from '../../../grader/submission/literals/read-literals';
import { readLiteralsInThread } from '../../../grader/submission/parser-thread';

/** The one answer in a file, or the message and line of the problem. */
function answerIn(code: string): unknown {
  const read = readLiterals(`export const answers = { one: ${code} };`);
  if ('problem' in read) return read.problem.message;
  const answers = read.exports.get('answers');
  if (answers === undefined || !('properties' in answers)) return undefined;
  const [one] = answers.properties;
  if (one === undefined) return undefined;
  return 'problem' in one ? one.problem.message : plain(one.value);
}

const plain = (value: Literal): unknown =>
  typeof value === 'object' && value !== null && isLiteralObject(value)
    ? Object.fromEntries(value.entries.map(([name, each]) => [name, plain(each)]))
    : value;

test.each([
  ['null', null],
  ['undefined', null],
  ['5', 5],
  ['-5', -5],
  ['0.1 + 2 * (3 - 1) / 4 ** 2', 0.35],
  ['1e3', 1000],
  ['Math.sqrt(2) * Math.exp(1) + Math.log(2)', Math.sqrt(2) * Math.E + Math.LN2],
  ["'a'", 'a'],
  ['"a"', 'a'],
  ['`a`', 'a'],
  ["['a', 'b'] as const", ['a', 'b']],
  ["(['a'] satisfies string[])", ['a']],
  ["{ left: 'a', 'right': null }", { left: 'a', right: null }],
  [
    "{ constructor: 'a', __proto__: 'b' }",
    Object.fromEntries([
      ['constructor', 'a'],
      ['__proto__', 'b'],
    ]),
  ],
])('%s is read', (code, value) => {
  const read = answerIn(code);
  if (typeof value === 'number') expect(read).toBeCloseTo(value, 12);
  else expect(read).toEqual(value);
});

test.each([
  ['root', 'names are not read'],
  ['Math.PI', 'write a number'],
  ['Math.random()', 'write a number'],
  ['Math["sqrt"](4)', 'write a number'],
  ['Math.sqrt(4, 5)', 'write a number'],
  ['process.exit()', 'write a number'],
  ['(() => { while (true); })()', 'write a number'],
  ['require("fs")', 'write a number'],
  ['import("fs")', 'write a number'],
  ['new Array(1e9)', 'write a number'],
  ['"a" + "b"', 'write a number'],
  ['1 / 0', 'not a finite number'],
  ['10 ** 400', 'not a finite number'],
  ['`${1}`', 'write the text in quotes'],
  ['["a", , "b"]', 'an element is missing'],
  ['[...["a"]]', 'write a number'],
  ['{ ...{} }', 'write each answer'],
  ['{ get one() { return 1 } }', 'a function is not read'],
  ['{ [1]: 2 }', 'write the name'],
  ['{ one }', 'write the name'],
  [`'${'x'.repeat(300)}'`, 'more than 200 characters'],
  [`[${'1,'.repeat(200)}]`, 'more than 100 elements'],
  [`${'-'.repeat(1)}${'(-'.repeat(60)}1${')'.repeat(60)}`, 'nested too deeply'],
  [`${'['.repeat(60)}${']'.repeat(60)}`, 'nested too deeply'],
  ['a\u202eb', 'Unexpected character'],
])('%s is refused with what to write instead', (code, message) => {
  expect(answerIn(code)).toEqual(expect.stringContaining(message));
});

test('one answer that cannot be read does not hide the others, and has its line', () => {
  const read = readLiterals(
    "export const answers = {\n  one: oops,\n  two: 2,\n\n  ...others,\n  three: ['a'],\n};\n",
  );
  const answers = 'exports' in read ? read.exports.get('answers') : undefined;
  expect(answers).toMatchObject({
    properties: [
      { name: 'one', problem: { line: 2 } },
      { name: 'two', value: 2, line: 3 },
      { name: '', problem: { line: 5 } },
      { name: 'three', value: ['a'], line: 6 },
    ],
  });
});

test('a file that is not TypeScript has one problem with its line', () => {
  expect(readLiterals('export const answers = {\n  one: 1\n  two: 2,\n};\n')).toEqual({
    problem: { line: 3, message: expect.stringContaining('look for a missing comma') as string },
  });
});

test('no file makes the reader throw', () => {
  const pieces = [
    'export const answers = {',
    'one:',
    "'a'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '-',
    '(',
    ')',
    '1',
    'as',
    ';',
    'null',
    '...',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }), (parts) => {
      const read = readLiterals(parts.join(' '));
      expect('exports' in read || read.problem.line >= 1).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('deep nesting does not crash the thread that parses', async () => {
  for (const source of [
    `export const answers = ${'['.repeat(20_000)}`,
    `export const answers = { one: ${'('.repeat(5_000)}1${')'.repeat(5_000)} };`,
    `export const answers = { one: ${'- '.repeat(20_000)}1 };`,
  ]) {
    const read = await readLiteralsInThread(source);
    const problem = 'problem' in read ? read.problem : problemOf(read.exports.get('answers'));
    expect(problem === undefined ? '' : problem.message).not.toBe('ok');
  }
  // The thread still answers.
  const read = await readLiteralsInThread('export const answers = { one: 1 };');
  expect('exports' in read && read.exports.get('answers')).toMatchObject({
    properties: [{ name: 'one', value: 1 }],
  });
});

const problemOf = (found: LiteralExport | undefined): { message: string } | undefined =>
  found !== undefined && 'problem' in found ? found.problem : undefined;
