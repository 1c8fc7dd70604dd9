import { transformSync, type Message } from 'esbuild';
import { readFileSync } from 'node:fs';
import { parseSource } from '../../../../grader/submission/parse-source';
import { explainSyntaxError } from '../../../../grader/submission/syntax/explain';

const BEFORE = ["import * as tf from '@tensorflow/tfjs';", 'export function f(x: tf.Tensor) {'];

/** Where and why the bundler stops; undefined if it does not. */
function bundlerStop(source: string): { line: number; column: number; message: string } | undefined {
  try {
    transformSync(source, { loader: 'ts', logLevel: 'silent' });
    return undefined;
  } catch (failure) {
    const [first] = (failure as { errors: Message[] }).errors;
    const place = { line: first?.location?.line ?? 0, column: first?.location?.column ?? 0 };
    return explainSyntaxError(source, place) ?? { ...place, message: first?.text ?? '' };
  }
}

/** Why the body of a function cannot be compiled, with the line of the body. */
function problemOf(...lines: string[]): string {
  const source = [...BEFORE, ...lines, '}', ''].join('\n');
  const problem = parseSource(source).problem ?? bundlerStop(source);
  if (problem === undefined) throw new Error('this has no syntax error');
  return `${String(problem.line - BEFORE.length)}:${String(problem.column)} ${problem.message}`;
}

test.each([
  ['x @ y', '1:9 @ is no operator of JavaScript: write tf.matMul(x, y)'],
  ['x.relu() @ y.transpose()', '1:16 @ is no operator of JavaScript'],
  ['x[:, 1:]', '1:8 JavaScript has no slices with a colon: write x.slice(begin, size)'],
  ['x[0:2]', '1:8 JavaScript has no slices with a colon'],
  ['x.mean(-1)[:, :, None]', '1:17 JavaScript has no slices with a colon'],
  ['x.mean(-1)[..., None]', '1:17 a tensor of tfjs has no [..., ] index: write x.expandDims(-1)'],
  ['[i for i in range(3)]', '1:10 this is a comprehension of Python'],
  ['tf.stack([row.mul(2) for row in x])', '1:28 this is a comprehension of Python'],
  ['lambda a: a', '1:7 `lambda` is Python'],
  ['x and y', '1:9 `and` is Python: JavaScript writes &&'],
  ['not x', '1:7 `not` is Python: JavaScript writes !'],
  ['x if y else 0', '1:9 this is Python: JavaScript writes condition ? value : other'],
  ['f"{x}"', '1:7 f"…" is Python'],
  ['1.sub(x)', '1:7 a number has no methods: write tf.sub(1, x)'],
])('%s', (code, message) => {
  expect(problemOf(`return ${code};`).slice(0, message.length)).toBe(message);
});

test.each([
  ['def g(a): return a', '1:0 `def` is Python'],
  ['if x > 0: return x', '1:0 in JavaScript, the condition stands in ( )'],
  ['while x: x = 1', '1:0 in JavaScript, the condition stands in ( )'],
  ['for i in range(3): x = i', '1:0 this is a loop of Python'],
  ['const rows = []; for i in range(3): rows.push(i)', '1:17 this is Python. JavaScript writes for (let'],
  ['elif (x) return 1;', '1:0 `elif` is Python'],
  ['int n = 3;', '1:0 a variable begins with const or let: write const n = …'],
  ['const n = 3; # three', '1:13 in JavaScript, a comment begins with //'],
])('%s', (code, message) => {
  expect(problemOf(code, 'return x;').slice(0, message.length)).toBe(message);
});

test.each([
  ['const y = x.add(;', /^1:/],
  ['const y = [1, 2;', /never closed/],
  ['const y = x ? x : ;', /^1:/],
  ['const o = { a: x, b: x y };', /^1:/],
])('%s is no Python', (code, message) => {
  const found = problemOf(code, 'return x;');
  expect(found).toMatch(message);
  expect(found).not.toMatch(/Python|JavaScript/);
});

test('what explains Python is no Python itself', () => {
  const source = readFileSync('grader/submission/syntax/python.ts', 'utf8');
  expect(parseSource(source).problem).toBeUndefined();
});
