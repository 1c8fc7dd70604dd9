import * as tf from '@tensorflow/tfjs';
import { explainThrow, THROW_HINT } from '../../../grader/engine/explain-throw';
import { insteadOf } from '../../../grader/engine/other-names';

const hintFor = (message: string): string | undefined =>
  explainThrow(
    { reply: { id: 1, kind: 'threw', message, stack: '' }, location: undefined },
    'f',
    ['f'],
    false,
  ).hint;

jest.spyOn(console, 'warn').mockImplementation(); // tfjs advertises its other backend.

/** The hint for what tfjs or JavaScript really says. */
function hintAfter(run: () => unknown): string | undefined {
  try {
    run();
  } catch (failure) {
    return hintFor((failure as Error).message);
  }
  throw new Error('this was expected to throw');
}

const x = tf.ones([2, 3]);
/** As student code sees it after a type error, which does not stop it. */
const loose = x as unknown as Record<string, (...args: unknown[]) => unknown> & Iterable<unknown>;
const library = tf as unknown as Record<string, (...args: unknown[]) => unknown>;
const { missing } = {} as { missing: { part: number } };

describe('functions of other libraries', () => {
  test.each([
    ['tf.tril', 'tfjs has no tril. If tril is from PyTorch or NumPy, write tf.linalg.bandPart(x, -1, 0).'],
    [
      '(0, import_tfjs.arange)',
      'tfjs has no arange. If arange is from PyTorch or NumPy, write tf.range(start, stop).',
    ],
    ['x.view', 'tfjs has no view. If view is from PyTorch or NumPy, write x.reshape([…]).'],
    ['x.clip_by_value', 'In tfjs, clip_by_value is called clipByValue.'],
    [
      'mean.sub',
      'mean is not a tensor there, so it has no sub. Print it with console.log just before. If it is an object that holds tensors, take the field that you need; if it is a number or an array, write tf.sub(…).',
    ],
    [
      'x.sum(...).expand_dims',
      'tfjs has no expand_dims. If expand_dims is from PyTorch or NumPy, write x.expandDims(axis).',
    ],
    [
      '(intermediate value).nothing',
      '(intermediate value) has no method nothing. It may be of another type than you expect: print it with console.log just before that line.',
    ],
    ['x.shape', 'shape is a property: write x.shape, without parentheses.'],
    ['x.linspace', 'linspace is a function of tfjs, not of x: write tf.linspace(…).'],
    [
      'tf.nothing',
      'tfjs has no function nothing. Its functions are listed at js.tensorflow.org/api; many names differ from those of PyTorch and NumPy.',
    ],
    [
      'x.nothing',
      'x has no method nothing. It may be of another type than you expect: print it with console.log just before that line.',
    ],
  ])('%s is not a function', (callee, hint) => {
    expect(hintFor(`${callee} is not a function`)).toBe(hint);
  });

  test.each([
    'tril',
    'view',
    'cat',
    'unsqueeze',
    'permute',
    'masked_fill',
    'item',
    'astype',
    'randn',
    'inner',
  ])('%s is in no tensor, and its replacement is in tfjs', (name) => {
    expect(loose[name]).toBeUndefined();
    expect(library[name]).toBeUndefined();
    const [, object = '', member = ''] = /^(tf|x)\.(\w+)/.exec(insteadOf(name) ?? '') ?? [];
    expect(typeof (object === 'tf' ? library : loose)[member]).toMatch(/function|object/);
  });
});

test.each<[string, () => unknown, RegExp]>([
  [
    'undefined as an argument',
    () => loose['add']?.call(x),
    /^The argument b of add is undefined or null\. Possible causes: a helper without `return`/,
  ],
  [
    'a method as an argument',
    () => loose['div']?.call(x, x.sqrt.bind(x)),
    /^The argument b of div is a function\. .* as in x\.sqrt\(\)\.$/,
  ],
  [
    'int32 for float32',
    () => tf.sqrt(x.cast('int32')),
    /^Convert the argument x of sqrt first, with \.cast\('float32'\)\.$/,
  ],
  [
    'float32 for bool',
    () => tf.where(x, x, x),
    /^Convert the argument condition of where first, with \.cast\('bool'\)\.$/,
  ],
  [
    'a text',
    () => x.mul('NaNTensor'),
    /^mul got a text in place of numbers\. `\+` makes a text of tensors: write x\.add\(y\)\.$/,
  ],
  [
    'inner shapes',
    () => tf.matMul(x, tf.ones([4, 2])),
    /^matMul got \[2, 3\] and \[4, 2\]: 3 \(last axis of the first\) must equal 4 \(second-last axis of the second\)\.$/,
  ],
  [
    'the same inner shapes',
    () => tf.matMul(x, x),
    /If you mean the transpose of the second, write tf\.matMul\(a, b, false, true\)\.$/,
  ],
  [
    'transposed inner shapes',
    () => tf.matMul(x, tf.ones([2, 4]), false, true),
    /3 \(last axis of the first\) must equal 4 \(last axis, because of the transposition of the second\)/,
  ],
  ['dot of rank 3', () => tf.dot(tf.ones([2, 3, 4]), x), /^dot is for vectors and matrices/],
  ['softmax of another axis', () => tf.softmax(x, 0), /^In tfjs, softmax works on the last axis/],
  ['a named argument', () => x.sum({ dim: 1 } as unknown as number), /^tfjs takes no named arguments/],
  ['sizes one by one', () => tf.zeros(2 as unknown as number[]), /^Shapes and orders of axes are arrays/],
  ['a mean that lost its axis', () => x.sub(x.mean(-1)), /^\[2\] may be a mean, sum or max of \[2,3\]/],
  ['a slice with its end', () => tf.ones([4]).slice([2], [4]), /takes the size, not the end/],
  [
    'an index outside its axis',
    () => tf.gather(tf.ones([2]), tf.tensor1d([5], 'int32')).dataSync(),
    /^An index is outside its axis/,
  ],
  ['a kernel that does not fit', () => x.reshape([-1, 4]), /^The elements do not fit the shape/],
  ['another case', () => (loose['ReLU'] as () => unknown)(), /is called relu/],
  [
    'a freed tensor',
    () => {
      const freed = tf.ones([2]);
      freed.dispose();
      return freed.add(1);
    },
    /^That tensor was freed/,
  ],
  [
    'a tensor of a tensor',
    () => tf.scalar(tf.scalar(1) as unknown as number),
    /^tf\.tensor and tf\.scalar take numbers/,
  ],
  ['a wrong reshape', () => x.reshape([4]), /^A tensor of 6 numbers cannot get the shape \[4\]/],
  ['a length that is not whole', () => x.reshape([4, 1.5, 2]), /^The shape \[4, 1\.5, 2\] has a length/],
  [
    'indices that became float32',
    () => tf.gather(x, tf.tensor1d([1], 'int32').sub(1)),
    /^Has a calculation .* made the argument indices of gather float32\?.*cast\('int32'\)\.$/,
  ],
  ['a loop over a tensor', () => [...loose], /^If that is a tensor, it cannot be looped over/],
  ['a part of undefined', () => missing.part, /^What `part` is read from is undefined\./],
  [
    'a change of undefined',
    () => {
      missing.part = 1;
    },
    /^What is assigned into there is undefined/,
  ],
  [
    'a change of a frozen array',
    () => {
      (Object.freeze([1]) as number[])[0] = 2;
    },
    /^That value cannot be changed/,
  ],
])('%s', (_, run, hint) => {
  expect(hintAfter(run)).toMatch(hint);
});

test.each([
  ['tf is not defined', "Add this at the top of the file: import * as tf from '@tensorflow/tfjs';"],
  ['np is not defined', 'There is no np here: use tf for tensors, and Math for numbers.'],
  ['sqrt is not defined', 'sqrt is a function of tfjs: write tf.sqrt(…).'],
  [
    'mena is not defined',
    'Check the spelling of mena. If it is a field of a parameter, write it out, as in params.mena. If another file defines it, import it.',
  ],
])('%s', (message, hint) => {
  expect(hintFor(message)).toBe(hint);
});

test.each<[string, () => unknown]>([
  ['a sum of unlike shapes', () => x.add(tf.ones([2, 2]))],
  ['a wrong concat', () => tf.concat([x, tf.ones([2])])],
])('%s keeps the hint to print shapes', (_, run) => {
  expect(hintAfter(run)).toBe(THROW_HINT);
});

test('an error in another file names the line that called it, and the hint is about that call', () => {
  const location = { file: '1/b.ts', line: 7, calledFrom: { file: '2/a.ts', line: 3 } };
  const reply = { id: 1, kind: 'threw', message: 'Error in matMul', stack: '' } as const;
  expect(explainThrow({ reply, location }, 'f', ['f'], false)).toMatchObject({
    message: 'f threw an error (1/b.ts, line 7, called from 2/a.ts, line 3): Error in matMul',
    hint: expect.stringMatching(/^Look first at what line 3 of 2\/a\.ts passes/) as string,
  });
});

test('hints quote only short names of a message', () => {
  const long = 'a'.repeat(5_000);
  for (const message of [
    `${long} is not defined`,
    `${long} is not a function`,
    `${long}.add is not a function`,
  ]) {
    expect(hintFor(message)?.length).toBeLessThan(400);
  }
});

test('the gradient of tf.logSigmoid of a computed tensor is a gap of tfjs, which the message names', () => {
  const differentiate = (): tf.Tensor => tf.grad((each) => tf.logSigmoid(each.mul(2)).sum())(x);
  expect(differentiate).toThrow();
  try {
    differentiate();
  } catch (failure) {
    const reply = { id: 1, kind: 'threw', message: (failure as Error).message, stack: '' } as const;
    expect(explainThrow({ reply, location: undefined }, 'f', ['f'], true)).toMatchObject({
      message: expect.stringMatching(/^No gradient: tf\.logSigmoid has no gradient/) as string,
    });
  }
});
