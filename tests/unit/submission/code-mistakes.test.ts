import { parse } from '@babel/parser';
import * as tf from '@tensorflow/tfjs';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exercises, pathOf } from '../../../grader/course';
import { findMistakes, type SourceMistake } from '../../../grader/submission/code-mistakes';
import { TENSOR_FUNCTIONS, TENSOR_METHODS } from '../../../grader/engine/tfjs-names';
import { EXERCISE_RESULTS, GIVEN_RECORDS } from '../../../grader/submission/mistakes/given-names';
import { METHOD_SIGNATURES, SIGNATURES } from '../../../grader/submission/mistakes/signatures';
import { parseSource } from '../../../grader/submission/parse-source';

const mistakesIn = (source: string): SourceMistake[] =>
  findMistakes(
    parse(source, { sourceType: 'module', errorRecovery: true, plugins: ['typescript'] }).program,
    source,
  );

const IMPORTS = `import * as tf from '@tensorflow/tfjs';
import type { GaussianSource, LayerNormParams, NoisePredictor, NoiseSchedule } from '../given/types';
import { project } from '../given/project';
`;
const SHIFT = IMPORTS.split('\n').length;

/** The lines and messages for a body of a function of tensors x, y and v, with the body's lines. */
const inBody = (...lines: string[]): string[] =>
  mistakesIn(
    `${IMPORTS}export function layerNorm(x: tf.Tensor, y: tf.Tensor2D, v: tf.Tensor, n: number): tf.Tensor {
${lines.join('\n')}
}`,
  )
    .filter(({ message }) => !message.includes('never uses its parameter'))
    .map(({ line, message }) => `${String(line - SHIFT)}: ${message}`);

const NO_OPERATORS = 'JavaScript has no operators on tensors, so';

describe('operators on tensors', () => {
  test.each([
    ['x - y', 'NaN', 'x.sub(y)'],
    ['(x - x.mean(-1, true)) / tf.sqrt(v)', 'NaN', 'x.sub(x.mean(-1, true)).div(tf.sqrt(v))'],
    ['(x - y) / tf.sqrt(v + 1e-5)', 'NaN', 'x.sub(y).div(tf.sqrt(v.add(1e-5)))'],
    ['x.mul(2 * v) - y', 'NaN', 'x.mul(v.mul(2)).sub(y)'],
    ['2 * x', 'NaN', 'x.mul(2)'],
    ['1 - x', 'NaN', 'tf.sub(1, x)'],
    ['-x', 'NaN', 'x.neg()'],
    ['x ** 2', 'NaN', 'x.pow(2)'],
    ['x + y', 'a text, not a sum', 'x.add(y)'],
    ['1 + (x - y)', 'NaN', 'x.sub(y).add(1)'],
    ['x * 2 + y', 'a text, not a sum', 'x.mul(2).add(y)'],
    ['(n > 0 ? x : y) * 2', 'NaN', '(n > 0 ? x : y).mul(2)'],
    ['project(x, y) / n', 'NaN', 'project(x, y).div(n)'],
  ])('%s is %s', (code, result, instead) => {
    expect(inBody(`return ${code};`)).toEqual([
      `1: ${NO_OPERATORS} \`${code}\` is ${result}. Write ${instead}.`,
    ]);
  });

  test('comparisons do not compare elements', () => {
    expect(inBody('const mask = x <= y;', 'return x.mul(v);')).toEqual([
      `1: ${NO_OPERATORS} \`x <= y\` does not compare their elements. Write x.lessEqual(y).`,
    ]);
  });

  test('compound assignment', () => {
    expect(inBody('let z = x.mul(2);', 'z += y;', 'return z;')).toEqual([
      `2: ${NO_OPERATORS} \`z += y\` does not calculate. Write z = z.add(y).`,
    ]);
  });

  test('Math of a tensor', () => {
    expect(inBody('return x.div(Math.sqrt(v));')).toEqual([
      '1: Math works on numbers, so `Math.sqrt(v)` of a tensor is NaN. Write v.sqrt().',
    ]);
    expect(inBody('return x / Math.sqrt(v);')).toEqual([
      `1: ${NO_OPERATORS} \`x / Math.sqrt(v)\` is NaN. Write x.div(v.sqrt()).`,
    ]);
    expect(inBody('return tf.sqrt(Math.max(x, 0));')).toEqual([
      '1: Math works on numbers, so `Math.max(x, 0)` of a tensor is NaN. Write x.maximum(0).',
    ]);
  });

  test('long calculations are shortened', () => {
    const [message] = inBody(`return x.sub(${'y.add(v).'.repeat(9)}mean()) - y;`);
    expect(message).toMatch(/^1: .{80,120}…` is NaN\. Write x\.sub\(y\) for x - y\.$/);
  });

  test.each([
    ['destructured moments', 'const { mean, variance } = tf.moments(x, -1, true);', 'x.add(variance) - mean'],
    ['a piece', 'const [q] = tf.split(x, 2, -1);', 'q * 2'],
    ['a piece by index', 'const parts = x.unstack();', 'parts[0] * 2'],
    ['a tidy result', 'const z = tf.tidy(() => { const s = x.sum(); return s; });', 'z * 2'],
    ['a helper with a type', 'const h = (a: number): tf.Tensor => x;', 'h(1) * 2'],
    ['a helper without a type', 'const h = (a: number) => x.mul(a);', 'h(1) * 2'],
    ['an assertion', 'const z = tf.zeros([2]) as tf.Tensor1D;', 'z * 2'],
    ['a variable that changes', 'let z; z = x; z = z.add(1);', 'z * 2'],
    ['a variable that grows', 'let z = x; z = z.mul(2).add(z);', 'z.mul(3) * 2'],
    ['a linear algebra result', 'const z = tf.linalg.bandPart(x, -1, 0);', 'z * 2'],
  ])('finds %s', (_, before, code) => {
    expect(inBody(before, `return ${code};`)).toHaveLength(1);
  });

  test('knows the types of given/', () => {
    const found = mistakesIn(`${IMPORTS}
export function f({ gain }: LayerNormParams, { betas }: NoiseSchedule, s: NoiseSchedule, model: NoisePredictor, g: GaussianSource) {
  const a = gain * 2;
  const b = 1 - betas;
  const c = 1 - s.alphaBars;
  const d = model(a, b) * 2;
  return g([2]) / 2;
}`);
    expect(found.map(({ line }) => line - SHIFT)).toEqual([2, 3, 4, 5, 6]);
  });

  test('knows named imports', () => {
    const found = mistakesIn(`import { mul, Tensor } from '@tensorflow/tfjs';
export const f = (x: Tensor) => mul(x, 2) + 1;`);
    expect(found).toHaveLength(1);
  });
});

test('a calculation with its own result', () => {
  expect(inBody('let z = x;', 'for (let i = 0; i < n; i++) z = z * 2;', 'return z;')).toEqual([
    `2: ${NO_OPERATORS} \`z * 2\` is NaN. Write z.mul(2).`,
  ]);
});

test('the objects of `given` agree with given/types.ts', () => {
  const types = readFileSync(path.join('exercises', 'given', 'types.ts'), 'utf8');
  const interfaces = [...types.matchAll(/^export interface (\w+) \{(.*?)^\}/gms)];
  const declared = interfaces.map(([, name = '', body = '']) => [
    name,
    Object.fromEntries(
      [...body.matchAll(/^ {2}(\w+)\??: (?:tf\.)?([\w[\]]+);/gm)].map(([, key = '', type = '']) => [
        key,
        type,
      ]),
    ),
  ]);
  expect(GIVEN_RECORDS).toEqual(Object.fromEntries(declared));
});

test('what exercises return agrees with the solutions', () => {
  const returned = exercises.flatMap((exercise): [string, string][] => {
    const source = readFileSync(path.join('solutions', pathOf(exercise)), 'utf8');
    return exercise.definition.functions.map(({ name }) => {
      const head = new RegExp(`^export function ${name}\\(.*?\\): ([^)]*?) \\{$`, 'ms').exec(source)?.[1];
      return [name, (head ?? '').replaceAll('tf.', '')];
    });
  });
  const holdingTensors = returned.filter(([, type]) => /Tensor|Scalar|AdamWState|NoiseSchedule/.test(type));
  const written = Object.entries(EXERCISE_RESULTS).map(([name, result]) => [
    name,
    typeof result === 'string'
      ? result
      : `{ ${Object.entries(result)
          .map(([field, type]) => `${field}: ${type}`)
          .join('; ')} }`,
  ]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(holdingTensors));
});

test('the listed names are functions of tfjs and methods of tensors', () => {
  const methods = tf.Tensor.prototype as unknown as Record<string, unknown>;
  const functions = tf as unknown as Record<string, unknown>;
  expect([...TENSOR_METHODS].filter((name) => typeof methods[name] !== 'function')).toEqual([]);
  expect([...TENSOR_FUNCTIONS].filter((name) => typeof functions[name] !== 'function')).toEqual([]);
});

test('equality of tensors and of shapes', () => {
  expect(inBody('if (x === y || x.shape == y.shape || x.shape !== [2]) return x;', 'return y;')).toEqual([
    expect.stringMatching(
      /^1: `x === y` asks whether both are the same tensor object.* Write x\.equal\(y\)\.$/,
    ),
  ]);
  expect(inBody('return x.shape !== v.shape ? x : v;')).toEqual([
    '1: `x.shape !== v.shape` asks whether both are the same array object, and does not compare the sizes in them. Write !tf.util.arraysEqual(x.shape, v.shape).',
  ]);
});

describe('promises', () => {
  const AT_ONCE = 'tfjs in this course computes immediately';

  test('reading asynchronously', () => {
    expect(inBody('const a = x.data();', 'return tf.tensor(a);')).toEqual([
      `1: \`x.data()\` returns a promise, not numbers. ${AT_ONCE}: write .dataSync() instead, without await.`,
    ]);
  });

  test('await outside an async function', () => {
    expect(inBody('return await x.mul(2);')).toEqual([
      `1: ${AT_ONCE}: remove \`await\` from \`await x.mul(2)\`.`,
    ]);
  });

  test.each([
    'export async function causalMask(n: number) { return tf.ones([n, n]); }',
    'export const causalMask = async (n: number) => tf.ones([n, n]);',
  ])('%s', (code) => {
    expect(mistakesIn(IMPORTS + code)).toEqual([
      {
        line: SHIFT,
        message: `\`causalMask\` uses async, so it returns a promise, not a result. ${AT_ONCE}: remove \`async\` and \`await\`.`,
        function: 'causalMask',
        onlyIfGraded: false,
        onlyInExercise: false,
      },
    ]);
  });

  test('making promises', () => {
    expect(inBody('return Promise.resolve(x);')).toEqual([
      `1: \`Promise.resolve\` makes a promise, not a result. ${AT_ONCE}: return the result itself.`,
    ]);
  });
});

describe('changing tensors', () => {
  test.each(['x[0] = 1', 'x[i][j] = false', 'x[i + 1] = 0'])('%s', (code) => {
    expect(inBody('const [i, j] = [0, 0];', `${code};`, 'return x;')).toEqual([
      `2: A tensor cannot be changed, so \`${code}\` does not set an element of x. Fill a JavaScript array, then make a tensor from it with tf.tensor(rows).`,
    ]);
  });

  test('reading an element', () => {
    expect(inBody('return x[0].mul(2);')).toEqual([
      '1: A tensor has no elements at [ ], so `x[0]` is undefined. Use slice or gather, or read the numbers of `x` with arraySync().',
    ]);
  });

  test.each(['x.add(1);', 'x.reshape([2, 3]);', 'tf.mul(x, 2);'])('%s', (code) => {
    expect(inBody(code, 'return x;')).toEqual([
      `1: \`${code.slice(0, -1)}\` returns a new tensor and changes nothing, and its result is not used here. Give it a name, for example const z = …, and use that.`,
    ]);
  });
});

test('reading an element in spite of the compiler', () => {
  expect(inBody('return tf.scalar((x as any)[n as any]);')).toEqual([
    '1: A tensor has no elements at [ ], so `(x as any)[n as any]` is undefined. Use slice or gather, or read the numbers of `x` with arraySync().',
  ]);
});

describe('the place of the value in a buffer', () => {
  const inBuffer = (...lines: string[]): string[] =>
    inBody("const m = tf.buffer([2, 2], 'bool');", ...lines, 'return m.toTensor();');

  test.each([
    ['m.set(0, 1, true);', 'm.set(true, 0, 1)', '0'],
    ['(m as any).set(n, 1, n <= 1);', '(m as any).set(n <= 1, n, 1)', 'n'],
  ])('%s', (code, instead, first) => {
    expect(inBuffer(code)).toEqual([
      `2: \`set\` of a buffer takes the value first, then the place, so \`${code.slice(0, -1)}\` takes \`${first}\` for the value. Write ${instead}.`,
    ]);
  });

  test('a number in loops', () => {
    const loops = 'for (let i = 0; i < 2; i++) for (let j = 0; j <= i; j++)';
    expect(inBuffer(`${loops} m.set(i, j, 1);`)).toEqual([
      '2: `set` of a buffer takes the value first, then the place, so `m.set(i, j, 1)` takes `i` for the value. Write m.set(1, i, j).',
    ]);
    expect(inBuffer(`${loops} m.set(1, i, j);`, `${loops} m.set(n, i, 1);`)).toEqual([]);
  });

  test('the right order, and the set of something else', () => {
    expect(inBuffer('m.set(true, 0, 1);', 'm.set(1, 0, 1);', 'new Map().set(n, true);')).toEqual([]);
  });
});

describe('a reduction that loses the last axis', () => {
  test.each([
    ['return x.sub(x.mean(-1));', 'x.mean(-1)', 'x.sub(x.mean(-1))', 'second'],
    ['return tf.div(x, tf.sum(x, -1));', 'tf.sum(x, -1)', 'tf.div(x, tf.sum(x, -1))', 'third'],
    ['const a = x.max(-1); return x.sub(a);', 'x.max(-1)', 'x.sub(a)', 'second'],
    ['const { mean } = tf.moments(x, -1); return x.sub(mean);', 'tf.moments(x, -1)', 'x.sub(mean)', 'third'],
    ['const m = tf.moments(x, -1); return x.sub(m.mean);', 'tf.moments(x, -1)', 'x.sub(m.mean)', 'third'],
  ])('%s', (code, reduction, combined, place) => {
    expect(inBody(code)).toEqual([
      `1: \`${reduction}\` loses the last axis, so in \`${combined}\` it lines up with the wrong axis of x. To keep that axis, with length 1, pass keepDims as the ${place} argument.`,
    ]);
  });

  test.each([
    'return x.sub(x.mean(-1, true));',
    'return x.sub(x.mean(0));',
    'return x.sub(v.mean(-1));',
    'const a = x.mean(-1).expandDims(-1); return x.sub(a);',
    'return tf.stack(x.unstack().map((row: tf.Tensor1D) => row.sub(row.mean(-1))));',
  ])('not in %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

test.each(['x.mul(-Infinity)', 'tf.mul(x, Infinity)', 'x.mul(Number.NEGATIVE_INFINITY)'])('%s', (code) => {
  expect(inBody(`return y.add(${code});`)).toEqual([
    `1: \`${code}\` is NaN wherever the other factor is 0, because 0 · ∞ is NaN. Choose between two tensors with tf.where, or use a large finite number.`,
  ]);
});

test('ones may be multiplied by infinity', () => {
  expect(inBody('return y.add(tf.onesLike(x).mul(-Infinity));')).toEqual([]);
});

test.each([
  ['x.T', 'T', 'x.transpose()'],
  ['x.mean(0).length', 'length', 'x.mean(0).shape[0]'],
  ['x.ndim', 'ndim', 'x.rank'],
])('%s', (code, name, instead) => {
  expect(inBody(`const a = ${code};`, 'return tf.fill([2], a);')).toEqual([
    `1: A tensor has no ${name}, so \`${code}\` is undefined. Write ${instead}.`,
  ]);
});

test('a named argument', () => {
  expect(inBody('return x.mean(-1, keepdim=true);')).toEqual([
    '1: JavaScript has no named arguments: `keepdim=true` only passes its value as argument 2. Write the values in the order in which the function takes them.',
  ]);
});

test('an element that is assigned a tensor', () => {
  expect(inBody('const out = tf.zeros([2]);', 'out[0] = x;', 'return out;')).toEqual([
    '2: A tensor cannot be changed, so `out[0] = x` does not set an element of out. Collect the parts in a JavaScript array, then join them with tf.stack(parts) or tf.concat(parts).',
  ]);
});

test.each([
  'function norm(a: tf.Tensor) { const b = a.square(); } return x.div(norm(x));',
  'const norm = (a: tf.Tensor) => { const b = a.square(); }; return x.div(norm(x));',
])('%s', (code) => {
  expect(inBody(code)).toEqual([
    '1: `norm` has no `return`, so `norm(x)` is undefined. In `norm`, write `return` before the result.',
  ]);
});

test('map without return', () => {
  expect(
    inBody(
      'const rows = x.unstack().map((row) => {',
      'const s = row.square();',
      '});',
      'return tf.stack(rows);',
    ),
  ).toEqual([
    '1: The function in this map has no `return`, so every element is undefined. Between { and }, write `return` before the result.',
  ]);
});

describe('sizes that belong into an array', () => {
  test.each([
    ['x.reshape(2, 3)', 'reshape', 'x.reshape([2, 3])'],
    ['tf.reshape(x, x.shape[0], -1)', 'reshape', 'tf.reshape(x, [x.shape[0], -1])'],
    ['tf.zeros(2, 3)', 'zeros', 'tf.zeros([2, 3])'],
  ])('%s', (code, name, instead) => {
    expect(inBody(`return ${code};`)).toEqual([
      `1: \`${name}\` takes its sizes as one array, so \`${code}\` does not use the second one. Write ${instead}.`,
    ]);
  });

  test('x.transpose(-2, -1)', () => {
    expect(inBody('return x.transpose(-2, -1);')).toEqual([
      '1: `transpose` takes one array with the new order of all axes, so `x.transpose(-2, -1)` does not exchange two. For three axes, x.transpose([0, 2, 1]) exchanges the last two.',
    ]);
  });
});

describe('what a function returns', () => {
  test.each([
    ['const rows = new Array(4).fill(0);', 'return rows;', 'rows'],
    ['const rows: number[] = [];', 'return tf.tidy(() => { return rows; });', 'rows'],
    ['', 'return [1, 2];', '[1, 2]'],
    ['', 'return x.arraySync();', 'x.arraySync()'],
  ])('%s %s', (before, code, array) => {
    expect(inBody(before, code)).toEqual([
      `2: \`layerNorm\` must return a tensor, but \`${array}\` is a JavaScript array. Make a tensor from it: tf.tensor(${array}).`,
    ]);
  });

  test('an array in a record of tensors', () => {
    const found = mistakesIn(`${IMPORTS}export function f(n: number): NoiseSchedule {
  const betas = Array.from({ length: n }, () => 0);
  const t = tf.tensor1d(betas);
  return { betas, alphas: t, alphaBars: t };
}`);
    expect(found.map(({ message }) => message)).toEqual([
      '`f` must return a tensor as betas, but this is a JavaScript array. Make a tensor from it: tf.tensor(betas).',
    ]);
  });

  test.each([
    [
      'function causalMask(n: number): tf.Tensor2D { const m = tf.ones([n, n]); }',
      'Write `return` before its result.',
    ],
    ['function causalMask(n: number) {}', 'Write `return` before its result.'],
    [
      'function causalMask(n: number) { tf.tidy(() => { return tf.ones([n]); }); }',
      'Write `return` before tf.tidy(…).',
    ],
    [
      'const causalMask = (n: number) => { const m = tf.ones([n]); };',
      'Between { and }, an arrow function needs a `return` before its result.',
    ],
  ])('%s', (code, instead) => {
    expect(mistakesIn(`${IMPORTS}export ${code}`)).toEqual([
      {
        line: SHIFT,
        message: `\`causalMask\` has no \`return\`, so its result is undefined. ${instead}`,
        function: 'causalMask',
        onlyIfGraded: true,
        onlyInExercise: true,
      },
    ]);
  });

  test('a tidy without return', () => {
    expect(inBody('return tf.tidy(() => {', '  const z = x.mul(2);', '});')).toEqual([
      '1: The function in this tf.tidy has no `return`, so the result is undefined. Between { and }, write `return` before the result.',
    ]);
  });

  test.each([
    'export default function layerNorm(x) { return x; }',
    'const layerNorm = (x) => x; export default layerNorm;',
  ])('%s', (code) => {
    expect(mistakesIn(code)).toEqual([
      {
        line: 1,
        message:
          '`export default` hides the name that the grader looks for. Write `export function layerNorm(…)`, with the name from the stub.',
        function: 'layerNorm',
        onlyIfGraded: false,
        onlyInExercise: true,
      },
    ]);
  });
});

test('the name that is advised is free', () => {
  expect(inBody('const z = x.mul(2);', 'z.add(1);', 'return z;')[0]).toContain('const result = …');
  expect(
    inBody('const z = 1, result = 2;', 'if (n > 0) {', 'const next = 3;', 'x.add(1);', '}', 'return x;'),
  ).toEqual([
    '4: `x.add(1)` returns a new tensor and changes nothing, and its result is not used here. Give it a name and use that.',
  ]);
});

describe('negative indices', () => {
  test.each([
    ['x.shape[-1]', 'x.shape.at(-1)'],
    ['x.mean(0).shape[-2]!', 'x.mean(0).shape.at(-2)'],
    ['(x as any).shape[-1]', '(x as any).shape.at(-1)'],
    ['n > 0 ? x.dataSync()[-1] : 0', 'x.dataSync().at(-1)'],
  ])('%s', (code, instead) => {
    const quoted = /[^ ]*(\(x as any\))?\.[^ ]*\[-\d\]/.exec(code)?.[0];
    const read = code.startsWith('(') ? code : quoted;
    expect(inBody(`const d = ${code};`, 'return x.mul(d);')).toEqual([
      `1: JavaScript has no negative indices, so \`${String(read)}\` is undefined, and calculating with it gives NaN. Write ${instead}, or count from the start.`,
    ]);
  });

  test('of a shape with a name, and of an array', () => {
    const found = inBody('const s = x.shape, rows: number[] = [];', 'return x.mul(s[-1] * rows[-1]);');
    expect(found).toEqual([expect.stringContaining('`s[-1]` is undefined')]);
    expect(inBody('const rows = [1, 2];', 'return x.mul(rows[-1]);')).toHaveLength(1);
  });

  test.each([
    'return x.mul(x.shape.at(-1) ?? 1);',
    'return x.mul(x.shape[x.rank - 1]).mean(-1);',
    'const past: Record<number, number> = { [-1]: 1 }; return x.mul(past[-1]);',
    'const a = [1]; const i = 1; return x.mul(a[-i + 1]);',
    'const a = [1]; a[-1] = 2; return x.mul(a[0] - 1);',
    'return x.mul(x.shape[-0]);',
  ])('says nothing about %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

describe('rows that are the same array', () => {
  const SAME = 'puts the same array into every place, so a change of one row of m changes all rows.';

  test.each([
    ['new Array(n).fill([])', 'm[0].push(1);', ': Array.from({ length: n }, () => [])'],
    ['Array(n).fill(Array(n))', 'm[0][1] = 2;', ': Array.from({ length: n }, () => Array(n))'],
    [
      'new Array(n).fill(new Array(n).fill(0))',
      'm[0]![1]! += 2;',
      ': Array.from({ length: n }, () => new Array(n).fill(0))',
    ],
    ['Array(n).fill([0]) as number[][]', 'm[0][0]++;', ': Array.from({ length: n }, () => [0])'],
    ['Array(n).fill([0])', 'const row = m[1]; row[0] = 1;', ': Array.from({ length: n }, () => [0])'],
    [
      'Array.from({ length: n }).fill(Array(n).fill(0))',
      'm[0][1] = 1;',
      ', for example with Array.from({ length: n }, () => …)',
    ],
  ])('%s', (code, change, instead) => {
    const filled = code.replace(/ as .*/, '');
    expect(inBody(`const m = ${code};`, change, 'return tf.tensor(m);')).toEqual([
      `1: \`${filled}\` ${SAME} Make each row anew${instead}.`,
    ]);
  });

  test('a row that has a name before', () => {
    expect(
      inBody('const row = [0, 0], m = Array(2).fill(row);', 'm[0][1] = 1;', 'return tf.tensor(m);'),
    ).toHaveLength(1);
  });

  test.each([
    'const m = Array(n).fill([0, 1]); return tf.tensor(m);',
    'const m = Array(n).fill(0); m[0] = 1; return tf.tensor(m);',
    'const m = Array(n).fill([]).map(() => [0]); m[0][0] = 1; return tf.tensor(m);',
    'const m = Array(n).fill([]); for (let i = 0; i < n; i++) m[i] = [0]; m[0][0] = 1; return tf.tensor(m);',
    'let m = Array(n).fill([0]); m = m.map((r) => [...r]); m[0][0] = 1; return tf.tensor(m);',
    'const m = Array.from({ length: n }, () => [0]); m[0][0] = 1; return tf.tensor(m);',
    'const m = Array(n).fill([0]), o = [[0]]; o[0][0] = m[0][0]; return tf.tensor(o);',
  ])('says nothing about %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

describe('numbers that are sorted as text', () => {
  test.each([
    ['(x.arraySync() as number[])', '.sort()'],
    ['[...x.dataSync()]', '.sort()'],
    ['Array.from(x.dataSync())', '.toSorted()'],
    ['[3, 10, -1]', '.sort()'],
  ])('%s%s', (list, call) => {
    expect(inBody(`const m = ${list}${call};`, 'return tf.tensor(m);')).toEqual([
      `1: \`${list}${call}\` compares numbers as text: 10 comes before 9, and -1 before -2. Give it a function that compares two numbers, such as (a, b) => a - b.`,
    ]);
  });

  test('is said only where numbers are wrong', () => {
    const [found] = mistakesIn('export const f = (list: number[]) => list.sort();');
    expect(found?.onlyForWrongNumbers).toBe(true);
  });

  test.each([
    'const m = (x.arraySync() as number[]).sort((a, b) => a - b); return tf.tensor(m);',
    'const m = x.dataSync().sort(); return tf.tensor(m);',
    'const m = x.dataSync().slice(0, 2).sort(); return tf.tensor(m);',
    'const d = x.dataSync(); const m = d.slice().sort(); return tf.tensor(m);',
    'const m = new Float32Array(n).sort(); return tf.tensor(m);',
    'const m = Float32Array.from(x.dataSync()).sort(); return tf.tensor(m);',
  ])('says nothing about %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

describe('a result of a function that is not used', () => {
  const NOT_USED =
    'returns its result and changes nothing, and the result is not used here. Keep it in a variable, and use that.';

  test.each([
    ['project from given/', '', 'project(x, y);', 'project(x, y)'],
    ['a helper that only computes', 'const h = (a: tf.Tensor) => a.add(1);', 'h(x);', 'h(x)'],
    ['a helper with tidy', 'function h(): tf.Tensor { return tf.tidy(() => x.add(1)); }', 'h();', 'h()'],
  ])('of %s', (_, before, code, quoted) => {
    expect(inBody(before, code, 'return x;')).toEqual([`2: \`${quoted}\` ${NOT_USED}`]);
  });

  test('of an exercise, which only the list of exercises can tell', () => {
    const found = mistakesIn(`import { qSample as q } from './forward-process';
export function reverseStep(x) { let z = x; z = z.add(1); return z; }
export function sample(x) {
  q(x);
  reverseStep(x);
  return x;
}`);
    expect(found.map(({ line, ifExercises }) => [line, ifExercises])).toEqual([
      [4, { name: 'qSample', from: './forward-process' }],
      [5, { name: 'reverseStep', from: null }],
    ]);
  });

  test.each([
    'const show = (a: tf.Tensor) => { console.log(a.shape); return a; }; show(x); return x;',
    'const show = (a: tf.Tensor) => (console.log(a.shape), a); show(x); return x;',
    'let k = 0; const count = (a: tf.Tensor) => { k += 1; return a; }; count(x); return x.mul(k);',
    'const log = (a: tf.Tensor) => { a.print(); }; log(x); return x;',
    'const size = () => x.size; size(); return x;',
    'const f = (g: (a: tf.Tensor) => tf.Tensor) => { g(x); return x; }; return f((a) => a);',
    'const h = (a: tf.Tensor) => a.add(1); const run = () => h(x); return run();',
  ])('says nothing about %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

describe('names that tfjs lacks', () => {
  test.each([
    ['x.cast(tf.float32)', "tfjs has no tf.float32: write types in quotes, for example x.cast('float32')"],
    [
      'tf.nn.softmax(x)',
      "tfjs has no tf.nn: most of what TensorFlow's Python has in tf.nn is directly in tf",
    ],
    ['tf.zeros(tf.shape(x))', 'tfjs has no tf.shape: write x.shape.'],
    ['tf.math.sqrt(x)', 'sqrt is directly in tf, not in tf.math: write tf.sqrt(…).'],
    ['tf.reduce_mean(x, -1)', 'tfjs has no reduce_mean. Use instead: x.mean(axis, keepDims).'],
    ['x.unsqueeze(-1).mul(y)', 'tfjs has no unsqueeze. Use instead: x.expandDims(axis).'],
    ['x.matmul(y)', 'In tfjs, matmul is called matMul: write x.matMul(…).'],
    ['x.linspace(0, 1, 2)', 'linspace is a function of tfjs, not of tensors: write tf.linspace(…).'],
    ['x.sofmax()', 'tfjs has no sofmax. Did you mean x.softmax(…)?'],
    ['x.attend(y)', 'A tensor has no method attend. Its methods are listed at js.tensorflow.org/api.'],
    ['tf.attend(y)', 'tfjs has no function attend. Its functions are listed at'],
  ])('%s', (code, message) => {
    expect(inBody(`return ${code};`).map((each) => each.slice(0, message.length + 3))).toEqual([
      `1: ${message}`,
    ]);
  });

  test('a foreign method of a tensor that changes', () => {
    expect(inBody('let z = x;', 'z = z.view([2]);', 'z = z.permute([0]);', 'return z;')).toEqual([
      '2: tfjs has no view. Use instead: x.reshape([…]).',
      '3: tfjs has no permute. Use instead: x.transpose([…]) with the new order of all axes.',
    ]);
  });

  test.each([
    'const a = x.shape, b = x.rankType, c = tf.Rank.R2, d = tf.losses.huberLoss(x, y); return d;',
    'const z = tf.variable(x); z.assign(y); return z;',
    '(x as any).label = 1; return x.mul((x as any).label);',
    'const o: any = {}; return o.view(x);',
    'tf.image.resizeBilinear(x as any, [1, 1]); tf.util.shuffle([1]); return x;',
  ])('not in %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

describe('fields that an object lacks', () => {
  const inFunction = (parameters: string, code: string): string[] =>
    mistakesIn(`${IMPORTS}import { scaledDotProductAttention } from './scaled-dot-product-attention';
export function f(x: tf.Tensor, ${parameters}) { ${code} }`).map(({ message }) => message);

  test.each([
    [
      's: NoiseSchedule',
      'return x.mul(s.alphaBar);',
      '`s.alphaBar` is undefined: the type NoiseSchedule has betas, alphas and alphaBars, and no alphaBar. Do you mean alphaBars?',
    ],
    [
      's: NoiseSchedule',
      'return x.mul(s.alpha_bars);',
      '`s.alpha_bars` is undefined: the type NoiseSchedule has betas, alphas and alphaBars, and no alpha_bars. Do you mean alphaBars?',
    ],
    [
      's: NoiseSchedule',
      'const { cumprod } = s; return x.mul(cumprod);',
      '`cumprod` is undefined: the type NoiseSchedule has betas, alphas and alphaBars, and no cumprod. Which one do you mean?',
    ],
    [
      '{ gainn, bias }: LayerNormParams',
      'return x.mul(gainn).add(bias);',
      '`gainn` is undefined: the type LayerNormParams has gain and bias, and no gainn. Do you mean gain?',
    ],
    [
      'n: number',
      'const { mean, std } = tf.moments(x, n); return x.sub(mean).div(std);',
      '`std` is undefined: the result of tf.moments has mean and variance, and no std. Which one do you mean?',
    ],
    [
      'n: number',
      'const m = tf.moments(x, n); return x.sub(m.mean).div(m.var);',
      '`m.var` is undefined: the result of tf.moments has mean and variance, and no var. Which one do you mean?',
    ],
    [
      'n: number',
      'const [mean, variance] = tf.moments(x, n); return x.sub(mean).div(variance);',
      'The result of tf.moments is an object, not an array, so [ ] cannot take it apart. Write its fields in { }: const { mean, variance } = …',
    ],
    [
      'n: number',
      'const { out } = scaledDotProductAttention(x, x, x); return out;',
      '`out` is undefined: the result of scaledDotProductAttention has output and weights, and no out. Which one do you mean?',
    ],
  ])('%s: %s', (parameters, code, message) => {
    expect(inFunction(parameters, code).filter((each) => !each.includes('never uses'))).toEqual([message]);
  });

  test.each([
    ['s: NoiseSchedule', 'const { betas, ...rest } = s; return x.mul(betas).mul(rest.alphas);'],
    ['s: NoiseSchedule & { name: string }', 'console.log(s.name); return x;'],
    ['s: { gain: tf.Tensor }', 'return x.mul(s.gain);'],
    ['{ gain, scale = 1 }: LayerNormParams & { scale?: number }', 'return x.mul(gain).mul(scale);'],
    ['n: number', 'const o = { a: x }; return x.mul((o as any).b);'],
    ['n: number', 'return scaledDotProductAttention(x, x, x).output.mul(n);'],
  ])('not in %s: %s', (parameters, code) => {
    expect(inFunction(parameters, code).filter((each) => !each.includes('never uses'))).toEqual([]);
  });
});

describe('arguments of functions of tfjs', () => {
  test.each([
    [
      'tf.range(n)',
      '`tf.range(n)` has 1 argument, and tf.range(start, stop, step?, dtype?) needs at least 2. Which one is missing?',
    ],
    [
      'x.where(v)',
      '`x.where(v)` has 1 argument, and a.where(condition, b) needs at least 2. Which one is missing?',
    ],
    ['tf.add(x, y, v)', 'tf.add(a, b) takes only 2 arguments, so `v` in `tf.add(x, y, v)` is not used.'],
    ['x.sqrt(2)', 'x.sqrt() takes no arguments, so `2` in `x.sqrt(2)` is not used.'],
    [
      'x.reshape(n, n)',
      'x.reshape(shape) takes one array, so `x.reshape(n, n)` does not use `n`. Write [ ] around the numbers.',
    ],
    [
      'x.matMul(y, v)',
      'In `x.matMul(y, v)`, `v` is a tensor, and transposeA must be true or false: a.matMul(b, transposeA?, transposeB?).',
    ],
    [
      'tf.fill(x, 1)',
      'In `tf.fill(x, 1)`, `x` is a tensor, and shape must be an array of lengths, such as x.shape: tf.fill(shape, value, dtype?).',
    ],
    [
      'x.gather(1, v)',
      'In `x.gather(1, v)`, `v` is a tensor, and axis must be a number or an array of numbers: x.gather(indices, axis?, batchDims?).',
    ],
    [
      'tf.max(0, x)',
      'In `tf.max(0, x)`, `x` is a tensor, and axis must be a number or an array of numbers: tf.max(x, axis?, keepDims?). Element by element, write tf.maximum(a, b) or tf.minimum(a, b).',
    ],
    [
      'x.mean({ axis: -1 })',
      'In `x.mean({ axis: -1 })`, `{ axis: -1 }` is an object (tfjs takes no named arguments), and axis must be a number or an array of numbers: x.mean(axis?, keepDims?).',
    ],
  ])('%s', (code, message) => {
    expect(inBody(`return ${code};`)).toEqual([`1: ${message}`]);
  });

  test.each([
    'return tf.add(...[x, y]);',
    'return x.sum().mean(0, true).matMul(y, false, true).gather(v, -1).slice([0], [1]).tile([2]);',
    'const isKept = n > 0; return x.mean(-1, isKept);',
    'return tf.fill(x.shape, n).add(tf.range(0, n, 1, "int32")).add(tf.oneHot(v, n, 1, 0));',
    'return tf.linalg.bandPart(x, -1, 0).add(tf.losses.huberLoss(x, y));',
  ])('nothing wrong in %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });

  test('the signatures are those of tfjs', () => {
    const functions = tf as unknown as Record<string, (...args: never[]) => unknown>;
    const methods = tf.Tensor.prototype as unknown as Record<string, (...args: never[]) => unknown>;
    for (const [name] of SIGNATURES) expect([name, typeof functions[name]]).toEqual([name, 'function']);
    for (const [name] of METHOD_SIGNATURES) expect([name, typeof methods[name]]).toEqual([name, 'function']);
    const core = path.join('node_modules', '@tensorflow', 'tfjs-core', 'dist', 'ops');
    const types = readdirSync(core)
      .filter((file) => file.endsWith('.d.ts'))
      .map((file) => readFileSync(path.join(core, file), 'utf8'))
      .join('\n');
    for (const [name, { parameters }] of SIGNATURES) {
      const [, list = ''] = new RegExp(`function ${name}_?(?:<[^(]*>)?\\(([^)]*)\\):`).exec(types) ?? [];
      const declared = [...list.matchAll(/\w+(\??):/g)].map(([, optional]) => optional === '?');
      expect([name, declared]).toEqual([name, parameters.map(({ isOptional }) => isOptional)]);
    }
  });
});

describe('conditions', () => {
  test.each([
    [
      'if (x.greater(0)) return y; return x;',
      '`x.greater(0)` is a tensor, and as a condition a tensor is always true.',
    ],
    [
      'return tf.less(x, y) ? x : y;',
      '`tf.less(x, y)` is a tensor, and as a condition a tensor is always true.',
    ],
    [
      'return tf.where(!v, x, y);',
      '`!v` does not invert the elements of a tensor: it is false. Write v.logicalNot()',
    ],
    [
      'return tf.where((~v) as any, x, y);',
      '`~v` does not invert the elements of a tensor: it is a number. Write v.logicalNot()',
    ],
    [
      'return tf.where(v === 0, x, y);',
      '`v === 0` compares the tensor object, not its elements, so it is always false. Write v.equal(0).',
    ],
    [
      'return tf.where(v == false, x, y);',
      '`v == false` compares the tensor object, not its elements, so it is always false. Write v.logicalNot().',
    ],
    [
      'return tf.where(v !== 0, x, y);',
      '`v !== 0` compares the tensor object, not its elements, so it is always true. Write v.notEqual(0).',
    ],
  ])('%s', (code, message) => {
    expect(inBody(code).map((each) => each.slice(0, message.length + 3))).toEqual([`1: ${message}`]);
  });

  test.each([
    'if (v) return x; return v ? y : x;',
    'if (!v || v === undefined || v === null) return x; return y;',
    'if (x.isDisposed || x.sum().dataSync()[0] > 0) return x; return y;',
    'const has = !!v; return has ? x : y;',
  ])('nothing wrong in %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

describe('tensors as arrays', () => {
  const NO_LOOP = 'is a tensor, which can be neither looped over nor taken apart.';
  test.each([
    ['for (const row of x) console.log(row); return y;', `\`x\` ${NO_LOOP}`],
    ['return tf.stack([...x]);', `\`x\` ${NO_LOOP}`],
    ['return tf.stack(Array.from(x));', `\`x\` ${NO_LOOP}`],
    ['const [a] = x; return a;', `\`x\` ${NO_LOOP}`],
    [
      'const a = x.arraySync() as number[]; return y.mul(a[v]);',
      '`v` is a tensor, and no index, so `a[v]` is undefined.',
    ],
    [
      'const a = x.dataSync(); return y.mul(a[0][1]);',
      'dataSync() gives all numbers in one flat list, so `a[0][1]` is undefined.',
    ],
    ['const a = [x, y]; return v.mul(a);', '`a` is an array of tensors, and mul takes tensors.'],
    [
      'const a = [1].map((i) => x.mul(i)); return tf.add(v, a);',
      '`a` is an array of tensors, and add takes tensors.',
    ],
    ['return x.relu;', '`x.relu` is the function itself, not its result.'],
    ['return x.sqrt.add(1);', '`x.sqrt` is the function itself, not its result.'],
    ['return x.div(y.sqrt);', '`y.sqrt` is the function itself, not its result.'],
    [
      'const m = tf.buffer([2]); m.set(1, 0); return m;',
      '`m` is a buffer, not a tensor. Make a tensor from it: m.toTensor().',
    ],
    [
      'let sum = 0; sum += x.sum(); return sum;',
      'JavaScript has no operators on tensors, so `sum += x.sum()` does not calculate. Begin with a tensor',
    ],
    [
      'return Math.max(0, x);',
      'Math works on numbers, so `Math.max(0, x)` of a tensor is NaN. Write x.maximum(0).',
    ],
    [
      'return [x, y];',
      '`layerNorm` must return a tensor, but `[x, y]` is a JavaScript array. Join its tensors',
    ],
  ])('%s', (code, message) => {
    expect(inBody(code).map((each) => each.slice(0, message.length + 3))).toEqual([`1: ${message}`]);
  });

  test.each([
    'const [a, b] = x.unstack(); for (const row of y.unstack()) console.log(row); return a.add(b);',
    'const [n0] = x.shape; return y.mul(Math.max(n0, n));',
    'return tf.concat([...x.unstack(), ...y.unstack()]);',
    'const rows = x.unstack().map((row) => row.relu()); return tf.stack(rows);',
    'const f = x.relu.bind(x); return f();',
    'const rows = [x].map(tf.relu); return rows[0];',
    'let n0 = 0; for (const row of x.unstack()) n0 += row.size; return x.div(n0);',
    'const i = v.dataSync()[0]; return y.mul(x.dataSync()[i]);',
  ])('nothing wrong in %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

describe('all axes reversed', () => {
  test.each([
    ['const z = y.reshape([2, 2, 2]); return z.transpose();', 'z.transpose()', 3],
    ['const z: tf.Tensor4D = x as any; return tf.transpose(z.relu());', 'tf.transpose(z.relu())', 4],
  ])('%s', (code, quoted, rank) => {
    expect(inBody(code)).toEqual([
      expect.stringContaining(`1: \`${quoted}\` reverses the order of all ${String(rank)} axes`),
    ]);
  });

  test.each([
    'return x.transpose();',
    'return y.transpose();',
    'const z = x.reshape([2, 3]); return z.transpose();',
    'const z = x.reshape([...x.shape, 1, 1]); return z.transpose();',
    'const z: tf.Tensor3D = x as any; return z.transpose([0, 2, 1]);',
  ])('not in %s', (code) => {
    expect(inBody(code)).toEqual([]);
  });
});

describe('a parameter that is not used', () => {
  const messages = (code: string): string[] => mistakesIn(IMPORTS + code).map(({ message }) => message);

  test.each([
    ['export function f(x: tf.Tensor, epsilon = 1e-5) { return x; }', 'epsilon'],
    ['export const f = (x: tf.Tensor, n: number) => x.neg();', 'n'],
    ['export function f(x: tf.Tensor, { gain, bias }: LayerNormParams) { return x.mul(gain); }', 'bias'],
  ])('%s', (code, name) => {
    expect(messages(code)).toEqual([
      `\`f\` never uses its parameter \`${name}\`. What should change in the result when \`${name}\` changes?`,
    ]);
  });

  test.each([
    'export function f(x: tf.Tensor, _n: number) { return x; }',
    'export function f(x: tf.Tensor, n: number, m = n) { return x.mul(m); }',
    'export function f(x: tf.Tensor, n: number) { return g(...arguments); } function g(x: any) { return x; }',
    'function g(x: tf.Tensor, n: number) { return x; } export const f = (x: tf.Tensor) => g(x, 1);',
    "export function f(x: tf.Tensor): tf.Tensor { throw new Error('Not started: f'); }",
  ])('not in %s', (code) => {
    expect(messages(code)).toEqual([]);
  });

  test('says nothing where another mistake may be the reason', () => {
    expect(messages('export function f(x: tf.Tensor, n: number) { return x.view([2]); }')).toHaveLength(1);
  });
});

test.each([
  'const label = "x: " + x; console.log(label, `${x}` + x); return x;',
  'const m = n * x.shape[0] - x.rank; return x.mul(m);',
  'if (x === undefined || y == null || !v) return y; return x;',
  'const a = x.arraySync() as number[][]; a[0][1] = a[1][0] * 2; return tf.tensor(a);',
  'let z: any = x; z = z.arraySync(); return tf.tensor(z).mul(z[0] * 2);',
  'const a = x.dataSync(); return tf.scalar(a[0] + a[1] / n);',
  'const b = tf.buffer([2, 2]); b.set(1, 0, 0); return b.toTensor();',
  'x.print(); x.dispose(); tf.keep(y); console.log(y.add(1)); return y;',
  'const xs = [x, y]; xs[0] = xs[1].mul(2); return xs[0].add(xs[1]);',
  'function x2(x: number) { return x * 2; } return v.mul(x2(n));',
  'function log(a: tf.Tensor) { a.print(); } log(x); const run = () => log(x); run(); return x;',
  'let axis = 0; const z = x.mean(axis = -1); return z;',
  'const names = ["sub", "div"]; return names.reduce((t, name) => t[name](y), x);',
  'const same = x.shape.length === y.shape.length; return same ? x : y;',
  'const mean = x.mean().arraySync() as number; return tf.scalar(mean * 2 - 1);',
  'for (const row of x.unstack()) { v = v.add(row); } return v;',
  'tf.tidy(() => { console.log(x.sum()); }); return x;',
])('says nothing about %s', (code) => {
  expect(inBody(code)).toEqual([]);
});

const throwing =
  "import * as tf from '@tensorflow/tfjs'; export function causalMask(n: number): tf.Tensor2D { throw new Error('Not started: causalMask'); }";
test.each(['export function log(x: number): void { console.log(x); }', 'export function* f() {}', throwing])(
  'says nothing about %s',
  (code) => {
    expect(mistakesIn(code)).toEqual([]);
  },
);

/** Every file of the course that is right. */
const right: [string, string][] = [
  ...exercises.map((exercise): [string, string] => [
    `solutions/${pathOf(exercise)}`,
    readFileSync(path.join('solutions', pathOf(exercise)), 'utf8'),
  ]),
  ...exercises.flatMap(({ definition: { id } }) => answersTo(id)),
  ...['project.ts', 'types.ts'].map((file): [string, string] => [
    file,
    readFileSync(path.join('exercises', 'given', file), 'utf8'),
  ]),
];

function answersTo(exercise: string): [string, string][] {
  const folder = path.join('tests', 'submissions', exercise);
  return readdirSync(folder)
    .map((file): [string, string] => [`${exercise}/${file}`, readFileSync(path.join(folder, file), 'utf8')])
    .filter(([, source]) => source.startsWith('// expect: all '));
}

const graded = new Set(
  exercises.flatMap(({ definition }) => definition.functions.map(({ name }): string | null => name)),
);

test.each(right)('finds no mistake in %s', (_, source) => {
  const { problem, mistakes } = parseSource(source);
  const found = mistakes.filter((each) => !each.onlyIfGraded || graded.has(each.function));
  expect({ problem, found }).toEqual({ problem: undefined, found: [] });
  expect(mistakesIn(source)).toEqual(mistakes);
});

test('right answers of every exercise are looked at', () => {
  expect(right.length).toBeGreaterThan(exercises.length * 5);
});

test.each([
  ['one name', 'let z = tf.ones([1]);'.concat('z = z.add(z * 2) + z;'.repeat(4_000))],
  [
    'names in a circle',
    'let a = tf.ones([1]), b = a, c = b;'.concat('a = b * c; b = c * a; c = a * b;'.repeat(3_000)),
  ],
])('does not take long for many values of %s', (_, code) => {
  const began = performance.now();
  parseSource(`${IMPORTS}${code}`);
  expect(performance.now() - began).toBeLessThan(20_000);
});
