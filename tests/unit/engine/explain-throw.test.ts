import * as tf from '@tensorflow/tfjs';
import { explainThrow, THROW_HINT } from '../../../grader/engine/explain-throw';
import { LIBRARY_EXPORTS, NAMESPACE_FUNCTIONS, TENSOR_MEMBERS } from '../../../grader/engine/tfjs-exports';
import { FOREIGN_NAMES, FOREIGN_PARTS } from '../../../grader/engine/errors/foreign-names';

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
    ['tf.tril', 'tfjs has no tril. Use instead: tf.linalg.bandPart(x, -1, 0).'],
    ['(0, import_tfjs.arange)', 'tfjs has no arange. Use instead: tf.range(start, stop).'],
    ['x.view', 'tfjs has no view. Use instead: x.reshape([…]).'],
    ['x.clip_by_value', 'In tfjs, clip_by_value is called clipByValue: write x.clipByValue(…).'],
    [
      'mean.sub',
      'mean is not a tensor there, so it has no sub. Print it with console.log just before. If it is an object that holds tensors, take the field that you need; if it is a number or an array, write tf.sub(…).',
    ],
    ['x.sum(...).expand_dims', 'In tfjs, expand_dims is called expandDims: write x.expandDims(…).'],
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

  test.each([...FOREIGN_NAMES])('%s is in neither tensors nor tfjs, and %s is', (name, instead) => {
    expect(loose[name]).toBeUndefined();
    expect(library[name]).toBeUndefined();
    expect(hintFor(`x.${name} is not a function`)).toContain(`Use instead: ${instead}.`);
    for (const [, object = '', member = ''] of instead.matchAll(/\b(tf|x|mask)\.(\w+)/g)) {
      expect([member, typeof (object === 'tf' ? library : loose)[member]]).toEqual([
        member,
        expect.stringMatching(/function|object|number/),
      ]);
    }
  });

  test.each([...FOREIGN_PARTS])('tf.%s is not in tfjs: %s', (name, advice) => {
    expect(library[name]).toBeUndefined();
    for (const [, object = '', member = ''] of advice.matchAll(/\b(tf|x)\.(\w+)\(/g)) {
      expect(typeof (object === 'tf' ? library : loose)[member]).toBe('function');
    }
  });

  test.each([
    ['tf.math.sqrt', 'sqrt is directly in tf, not in tf.math: write tf.sqrt(…).'],
    ['tf.linalg.band_part', 'In tfjs, band_part is called bandPart: write tf.linalg.bandPart(…).'],
    ['x.bandPart', 'tfjs has no bandPart. Use instead: tf.linalg.bandPart(x, -1, 0).'],
    ['tf.logsoftmax', 'In tfjs, logsoftmax is called logSoftmax: write tf.logSoftmax(…).'],
    ['x.sofmax', 'tfjs has no sofmax. Did you mean x.softmax(…)?'],
    ['tf.linspaced', 'tfjs has no linspaced. Did you mean tf.linspace(…)?'],
    ['tf.shape', 'tfjs has no tf.shape: write x.shape.'],
    ['rows[i].append', expect.stringMatching(/^tfjs has no append\. Use instead: push/)],
    ['(1 - a).sqrt', expect.stringMatching(/^\(1 - a\) is a number or a text, not a tensor/)],
    ['x.size', expect.stringMatching(/the number of all elements.* The lengths of the axes are x\.shape\.$/)],
  ])('%s', (callee, hint) => {
    expect(hintFor(`${callee} is not a function`)).toEqual(hint);
  });
});

const matrix = (rows: number, columns: number): tf.Tensor2D => tf.ones([rows, columns]);
const any = (value: unknown): never => value as never;

const SHAPES_AND_AXES: [string, () => unknown, RegExp][] = [
  [
    'a sum of unlike shapes',
    () => x.add(matrix(2, 2)),
    /^Shapes are compared from the last axis on.*\[2,3\]/,
  ],
  ['a factor for each example', () => x.mul(tf.ones([2])), /^\[2\] may be a mean/],
  ['a factor for each example of rank 3', () => tf.ones([2, 3, 4]).mul(tf.ones([2])), /looks like its first/],
  ['a wrong concat', () => tf.concat([x, tf.ones([2])]), /^tf\.concat joins tensors with equally many axes/],
  [
    'concat of other lengths',
    () => tf.concat([x, matrix(3, 3)], 1),
    /\[3, 3\] and \[2, 3\] differ in axis 1 too/,
  ],
  ['concat without [ ]', () => tf.concat(any(x)), /^tf\.concat takes an array of tensors first/],
  ['stack without [ ]', () => tf.stack(any(x)), /^tf\.stack takes an array of tensors first/],
  ['stack of nothing', () => tf.stack([]), /^tf\.stack takes an array of tensors first/],
  ['stack of other shapes', () => tf.stack([x, matrix(3, 3)]), /these are \[2, 3\] and \[3, 3\]/],
  ['an axis too far', () => x.sum(2), /^A tensor with 2 axes has no axis 2\./],
  ['an axis of a scalar', () => tf.sum(1, 0), /^That is a number, and has no axes/],
  ['a tensor for an axis', () => tf.max(x, any(x)), /^A tensor stands where an axis belongs/],
  ['unstack too far', () => x.unstack(2), /^A tensor with 2 axes has no axis 2/],
  [
    'log softmax of another axis',
    () => tf.logSoftmax(x, 0),
    /of 2 axes, 0 is not the last.*tf\.logSoftmax\(x\)/,
  ],
  [
    'a short order of axes',
    () => tf.ones([2, 3, 4]).transpose([1, 0]),
    /^The order \[1,0\] is for 2 axes, and the tensor has 3/,
  ],
  ['negative axes in an order', () => x.transpose([-2, -1]), /^The order of axes .* each of 0 to 1 once/],
  [
    'all axes reversed, inner axes unlike',
    () => tf.matMul(tf.ones([2, 3, 4]), tf.ones([2, 5, 4]).transpose()),
    /In a matMul, these are the axes before/,
  ],
  [
    'all axes reversed, one example',
    () => tf.matMul(tf.ones([1, 3, 2]), tf.ones([1, 3, 2]).transpose()),
    /The leading axes differ too\. x\.transpose\(\) reverses all axes/,
  ],
  [
    'all axes reversed',
    () => tf.matMul(tf.ones([2, 3, 4]), tf.ones([2, 3, 4]).transpose()),
    /In a matMul, these are the axes before the last two/,
  ],
  ['matMul with a vector', () => tf.matMul(x, tf.ones([3])), /the second one, \[3\], is a vector/],
  [
    'named arguments of matMul',
    () => tf.matMul(x, matrix(3, 3), any({ transposeB: true })),
    /^matMul takes true or false after the tensors/,
  ],
  ['tile with too many', () => tf.ones([2]).tile([1, 2]), /^tile takes one number for each axis/],
  ['two new axes', () => x.expandDims(any([0, 1])), /^expandDims takes one axis/],
  ['squeeze of a long axis', () => x.squeeze([1]), /axis 1 has length 3/],
  ['uneven pieces', () => x.split(2, 1), /^The pieces do not add up/],
  ['two lengths of -1', () => x.reshape([-1, -1]), /^Only one length of a shape can be -1/],
  [
    'a reshape to undefined',
    () => x.reshape(any([undefined, 2])),
    /^A length in the shape \[, 2\] is undefined/,
  ],
  ['a length of 0', () => x.reshape([2, 0]), /^The shape \[2, 0\] has a length of 0/],
  ['a shape of NaN', () => tf.zeros([NaN, 2]), /^A length in a shape is not a number/],
  ['a negative length', () => tf.zeros([-1, 2]), /^Every length in a shape must be a whole number/],
  [
    'broadcastTo of first axes',
    () => tf.ones([2]).broadcastTo([2, 3]),
    /^\[2\] is compared with the last axes of \[2,3\]/,
  ],
  ['a slice from the end', () => x.slice([0, -1], [2, 1]), /^slice cannot count from the end/],
  ['a size of -2', () => x.slice([0, 0], [-2, 1]), /the size -1 means everything up to the end/],
  ['an unknown type', () => x.cast(any('float64')), /^float64 is no type of tfjs/],
  ['an undefined type', () => x.cast(any(undefined)), /^undefined is no type of tfjs/],
  ['an unknown type of zeros', () => tf.zeros([2], any('boolean')), /^boolean is no type of tfjs/],
  [
    'an object for a tensor',
    () => x.add(any({ output: x })),
    /^The argument b of add is an object, not a tensor/,
  ],
  [
    'an object in concat',
    () => tf.concat([any({ output: x })]),
    /^The argument tensors\[0\] of concat is an object/,
  ],
  ['a flat array without its shape', () => tf.tensor2d(any([1, 2])), /^A flat array needs the shape/],
  ['a tensor of a tensor with a rank', () => tf.tensor1d(any(x)), /^tf\.tensor1d takes arrays of numbers/],
  [
    'too few numbers',
    () => tf.tensor([1, 2, 3], [2, 2]),
    /^The shape \[2,2\] needs 4 numbers, and the array has 3/,
  ],
  ['several numbers for a scalar', () => tf.scalar(any([1, 2])), /^tf\.scalar takes one number/],
  [
    'a tensor in an array',
    () => tf.gather(x, any([tf.tensor1d([0], 'int32')])),
    /^An array of tensors is no array of numbers/,
  ],
  [
    'too few indices of a buffer',
    () => {
      tf.buffer([2, 2]).set(1, 0);
    },
    /^The set of a buffer takes the value first/,
  ],
  [
    'no mask',
    () => tf.where(any(undefined), x, x),
    /^The argument condition of where is undefined or null\. An optional mask/,
  ],
  ['einsum with dots', () => tf.einsum('...ij->...ji', x), /knows no "\.\.\."/],
  ['einsum without an arrow', () => tf.einsum('ij,kj', x, x), /needs the letters of the result too/],
  ['einsum with a letter twice', () => tf.einsum('ii->i', x), /^In ii, a letter stands twice/],
  ['einsum with another letter', () => tf.einsum('ij,kj->iz', x, x), /^The letter z behind the arrow/],
  [
    'einsum of an array',
    () => tf.einsum('ij,kj->ik', any([x, x])),
    /^The equation has letters for 2 tensors, and einsum got 1/,
  ],
  ['einsum with tensors first', () => tf.einsum(any(x), any('ij->ji')), /^einsum takes the equation first/],
  [
    'einsum of unlike lengths',
    () => tf.einsum('ij,jk->ik', x, x),
    /^One letter of the equation stands for axes of two lengths/,
  ],
  [
    'a cross-entropy of tokens',
    () => tf.losses.softmaxCrossEntropy(tf.ones([2]), x),
    /these are \[2\] and \[2, 3\]/,
  ],
  [
    'fields taken apart as an array',
    () => {
      const moments: Iterable<unknown> = any(tf.moments(x));
      const [mean] = moments;
      return mean;
    },
    /take its fields with \{ \}/,
  ],
];

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
    /^The condition of tf\.where must be bool.*\.cast\('bool'\)\. As a method/,
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
  [
    'a gradient of numbers that were read',
    () => tf.grad((each) => tf.tensor(each.dataSync(), [2, 3]).sum())(x),
    /from its own argument, with operations on tensors.*dataSync/,
  ],
  [
    'a gradient of an operation without one',
    () => tf.grad((each) => tf.einsum('ij,kj->ik', each, x).sum())(x),
    /^tf\.einsum has no gradient in tfjs/,
  ],
  [
    'a gradient of a comparison',
    () => tf.grad((each) => each.greater(0).cast('float32').sum())(x),
    /^Comparisons have no gradient/,
  ],
  [
    'a gradient of a number',
    () => tf.grad((each) => any(each.sum().dataSync()[0]))(x),
    /must return a tensor: not a number/,
  ],
  [
    'gradients of tensors one by one',
    () => tf.valueAndGrads((each) => each.sum())(any(x)),
    /in one array: tf\.valueAndGrads\(f\)\(\[x, y\]\)/,
  ],
  ['the gradient of a result', () => tf.grad(any(x.sum()))(x), /takes a function, not its result/],
  ['gradients without variables', () => tf.variableGrads(() => x.sum()), /made with tf\.variable/],
  [
    'a product of a vector and a matrix',
    () => tf.matMul(tf.ones([3]), tf.ones([3, 2])),
    /first argument is a vector of 3 numbers/,
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
  ...SHAPES_AND_AXES,
  ['a loop over a tensor', () => [...loose], /^Only an array can be looped over, .* x\.unstack\(\)/],
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
  ['sqrt is not defined', 'sqrt is a function of tfjs: write tf.sqrt(…). For a number, write Math.sqrt(…).'],
  [
    'len is not defined',
    'JavaScript has no len: write x.shape[0] for a tensor, and rows.length for an array.',
  ],
  ['NoiseSchedule is not defined', 'NoiseSchedule is only a type. Make an object with its fields: { … }.'],
  [
    'mena is not defined',
    'Nothing has the name mena there. Check its spelling, or define it before that line. If it is a field of a parameter, write it out, as in params.mena. If another file defines it, import it.',
  ],
])('%s', (message, hint) => {
  expect(hintFor(message)).toBe(hint);
});

test.each([
  ["Class constructor Tensor cannot be invoked without 'new'", /^That is only a type/],
  ['tf.Tensor2D is not a constructor', /^That is only a type/],
  ["Cannot access 'late' before initialization", /^late is used before the line that gives it a value/],
  [
    'attend is not a function or its return value is not iterable',
    /^attend returns no array, .* const \{ output \}/,
  ],
])('%s', (message, hint) => {
  expect(hintFor(message)).toMatch(hint);
});

test('an error that is not known keeps the hint to print shapes', () => {
  expect(hintFor('something else is wrong')).toBe(THROW_HINT);
});

test('the listed names are those of tfjs', () => {
  const ofLibrary = Object.keys(tf).filter((name) => /^[a-z]/.test(name) && name !== 'default');
  expect(ofLibrary.filter((name) => !LIBRARY_EXPORTS.has(name))).toEqual([]);
  expect([...LIBRARY_EXPORTS].filter((name) => !ofLibrary.includes(name) && name !== 'data')).toEqual([]);
  const members = [...Object.getOwnPropertyNames(tf.Tensor.prototype), ...Object.keys(x)];
  expect(members.filter((name) => !TENSOR_MEMBERS.has(name))).toEqual([]);
  expect([...TENSOR_MEMBERS].filter((name) => !members.includes(name))).toEqual([]);
  for (const [part, names] of NAMESPACE_FUNCTIONS) {
    expect(Object.keys(library[part] as unknown as object).sort()).toEqual([...names].sort());
  }
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

test('the gradient of tf.cumsum along another axis than the last is wrong, or throws what the message explains', () => {
  const weighted = (y: tf.Tensor): tf.Tensor =>
    tf.cumsum(y, 0).mul(tf.range(0, y.size).reshape(y.shape)).sum();
  // Right is [[2, 4], [2, 3]]: the column sums of the weights from each row on.
  expect(
    Array.from(
      tf
        .grad(weighted)(tf.ones([2, 2]))
        .dataSync(),
    ),
  ).toEqual([2, 2, 4, 3]);
  let message = '';
  try {
    tf.grad(weighted)(tf.ones([3, 2]));
  } catch (failure) {
    ({ message } = failure as Error);
  }
  const reply = { id: 1, kind: 'threw', message, stack: '' } as const;
  expect(explainThrow({ reply, location: undefined }, 'f', ['f'], true).message).toMatch(
    /^No gradient: tf\.cumsum has a wrong gradient/,
  );
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
