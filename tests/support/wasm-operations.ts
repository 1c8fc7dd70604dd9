/**
 * A script for a realm that applies many operations of tfjs to many inputs, and prints a line for
 * each: the operation, then the result or the error. Both backends must print the same.
 */
export const operations = (part: number, parts: number): string => `
const [PART, PARTS] = [${part}, ${parts}];
const tf = require('@tensorflow/tfjs');
let seed = 7;
const next = () => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return seed / 0x7fffffff; };
const float = (shape, scale = 3) => tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => scale * (2 * next() - 1)), shape);
const int = (shape, limit = 5) => tf.tensor(Int32Array.from({ length: tf.util.sizeFromShape(shape) }, () => Math.floor(next() * limit)), shape, 'int32');
const bool = (shape) => tf.tensor(Uint8Array.from({ length: tf.util.sizeFromShape(shape) }, () => next() < 0.5 ? 1 : 0), shape, 'bool');
const special = () => tf.tensor1d([0, -0, 1, -1, NaN, Infinity, -Infinity, 0.5, -0.5, 1.5, -1.5, 2.5, 1e-20, -1e-20, 1e20, 88, -88, 1e-42]);
const inputs = {
  float, scalar: () => float([]), vector: () => float([5]), matrix: () => float([3, 4]), cube: () => float([2, 3, 4]),
  four: () => float([2, 3, 2, 2]), five: () => float([2, 1, 3, 2, 2]), six: () => float([2, 2, 1, 2, 1, 3]),
  none: () => float([0, 3]), special, holes: () => float([5, 6]).add(float([5, 6]).sub(2).sqrt()), zeros: () => float([3, 4]).relu(), depths: () => float([4, 5]).relu().log(), ints: () => int([3, 4]), intCube: () => int([2, 3, 4]), bools: () => bool([3, 4]), single: () => float([1, 1]),
};
delete inputs.float;
const shown = (value) => Object.is(value, NaN) ? 'NaN' : value === Infinity ? 'Infinity' : value === -Infinity ? '-Infinity' : value;
const described = (value) => Array.isArray(value) ? value.map(described)
  : value instanceof tf.Tensor ? [value.dtype, value.shape, Array.from(value.dataSync(), shown)]
  : typeof value === 'object' && value !== null ? Object.entries(value).map(([name, each]) => [name, described(each)]) : shown(value);
let count = 0;
const attempt = (name, run) => {
  if (count++ % PARTS !== PART) return;
  seed = count;
  const before = tf.memory().numTensors;
  let result;
  try { result = tf.tidy(() => described(run())); } catch (thrown) { result = 'threw ' + thrown.message; }
  const left = tf.memory().numTensors - before;
  console.log(JSON.stringify([name, result, left]));
};
const each = (names, run) => { for (const name of names.split(' ')) for (const [kind, make] of Object.entries(inputs)) attempt(name + ' ' + kind, () => run(name, make())); };

each('abs acos asin atan ceil clone cos cosh elu erf exp expm1 floor isFinite isInf isNaN leakyRelu log log1p logSigmoid neg onesLike reciprocal relu relu6 round rsqrt selu sigmoid sign sin sinh softplus sqrt square step tan tanh zerosLike logicalNot',
  (name, x) => tf[name](x));
for (const name of 'add sub mul div divNoNan maximum minimum squaredDifference mod floorDiv pow atan2 equal notEqual less lessEqual greater greaterEqual logicalAnd logicalOr logicalXor'.split(' '))
  for (const [kind, make] of Object.entries(inputs)) {
    attempt(name + ' ' + kind + ' itself', () => tf[name](make(), make()));
    attempt(name + ' ' + kind + ' number', () => tf[name](make(), 2));
    attempt(name + ' ' + kind + ' scalar', () => tf[name](float([]), make()));
    attempt(name + ' ' + kind + ' row', () => tf[name](make(), float([4])));
    attempt(name + ' ' + kind + ' column', () => tf[name](make(), float([3, 1])));
    attempt(name + ' ' + kind + ' ints', () => tf[name](make(), int([3, 4])));
    attempt(name + ' ' + kind + ' bools', () => tf[name](bool([4]), make()));
    attempt(name + ' ' + kind + ' special', () => tf[name](make(), special().slice([0], [4])));
  }
for (const axis of [undefined, 0, -1, [0, 1], [1, 2], [0, 2]]) for (const keep of [false, true])
  each('sum mean max min prod all any logSumExp euclideanNorm argMax argMin', (name, x) => tf[name](x, axis, keep));
for (const axis of [0, -1]) each('softmax logSoftmax cumsum cumprod reverse', (name, x) => tf[name](x, axis));
for (const permutation of [undefined, [1, 0], [0, 2, 1], [2, 0, 1], [0, 2, 1, 3], [3, 1, 0, 2], [4, 2, 0, 1, 3], [5, 3, 1, 0, 2, 4]])
  each('transpose', (_, x) => tf.transpose(x, permutation));
for (const type of ['float32', 'int32', 'bool', 'complex64']) each('cast', (_, x) => x.cast(type));
each('reshape', (_, x) => x.reshape([-1, 2])); each('flatten', (_, x) => x.flatten()); each('expandDims', (_, x) => x.expandDims(-1));
each('squeeze', (_, x) => x.squeeze()); each('tile', (_, x) => x.tile(x.shape.map((_, i) => 1 + i % 2)));
each('pad', (_, x) => x.pad(x.shape.map((_, i) => [i % 2, 1]), -4)); each('mirrorPad', (_, x) => tf.mirrorPad(x, x.shape.map(() => [1, 1]), 'reflect'));
each('slice', (_, x) => x.slice(x.shape.map((n) => n > 1 ? 1 : 0), x.shape.map(() => -1))); each('slice', (_, x) => x.slice([0], [1]));
each('stridedSlice', (_, x) => x.stridedSlice(x.shape.map(() => 0), x.shape, x.shape.map(() => 2)));
each('concat', (_, x) => tf.concat([x, x, tf.onesLike(x)], -1)); each('concat', (_, x) => tf.concat([x, float([3, 4])], 0)); each('stack', (_, x) => tf.stack([x, x], 1));
each('unstack', (_, x) => tf.unstack(x)); each('split', (_, x) => tf.split(x, x.shape[0], 0)); each('topk', (_, x) => tf.topk(x, 2));
each('addN', (_, x) => tf.addN([x, x, x])); each('where', (_, x) => tf.where(x.greater(0), x, 7)); each('where', (_, x) => tf.where(bool([3, 4]), x, float([4])));
each('where', (_, x) => tf.where(tf.scalar(true, 'bool'), x, tf.zerosLike(x))); each('where', (_, x) => tf.where(x.cast('bool'), float([3, 4]), int([3, 4])));
each('gather', (_, x) => tf.gather(x, int([2, 2], 2))); each('gather', (_, x) => tf.gather(x, [0, 5])); each('gather', (_, x) => tf.gather(x, int([3], 2), -1));
each('oneHot', (_, x) => tf.oneHot(x, 4)); each('broadcastTo', (_, x) => tf.broadcastTo(x, [2, ...x.shape])); each('clip', (_, x) => tf.clipByValue(x, -1, 1));
each('norm', (_, x) => tf.norm(x)); each('moments', (_, x) => tf.moments(x, -1)); each('unique', (_, x) => tf.unique(x)); each('bincount', (_, x) => tf.bincount(x, [], 3));
each('segments', (_, x) => !tf.isFinite(x).all().dataSync()[0] ? x : tf.unsortedSegmentSum(x, int([x.shape[0]], 4), 3)); each('einsum', (_, x) => tf.einsum('ij,kj->ik', x, x));
each('linalg', (_, x) => tf.linalg.bandPart(x, 1, 0)); each('matrixTriangle', (_, x) => tf.linalg.gramSchmidt(x)); each('fft', (_, x) => tf.spectral.rfft(x));
each('variable', (_, x) => { const v = tf.variable(x); v.assign(x.add(x)); const copy = v.mul(1); v.dispose(); return copy; });
each('losses', (_, x) => tf.losses.softmaxCrossEntropy(tf.onesLike(x), x)); each('meanSquared', (_, x) => tf.losses.meanSquaredError(x, tf.onesLike(x)));
each('dropout', (_, x) => tf.dropout(x, 0.5, undefined, 3)); each('complex', (_, x) => { const c = tf.complex(x, x); return [c.mul(c), tf.real(c), tf.imag(c), tf.abs(c), c.reshape([-1])]; });
each('strings', (_, x) => tf.tensor(['a', 'bc', 'd'], [3]).expandDims(0)); each('print', (_, x) => x.toString()); each('buffer', (_, x) => { const b = x.bufferSync(); b.set(5, ...x.shape.map(() => 0)); return b.toTensor(); });
const shapes = [[[3, 4], [4, 2]], [[2, 3, 4], [2, 4, 2]], [[2, 3, 4], [1, 4, 2]], [[1, 3, 4], [2, 4, 2]], [[2, 3, 4], [4, 2]], [[2, 2, 3, 4], [2, 2, 4, 5]], [[0, 4], [4, 2]], [[60, 70], [70, 50]], [[16, 24, 8], [16, 8, 24]], [[3, 4], [3, 4]]];
for (const [one, other] of shapes) for (const type of ['float32', 'int32']) {
  const name = 'matMul ' + one + ' ' + other + ' ' + type + ' ';
  const turned = (shape) => [...shape.slice(0, -2), shape.at(-1), shape.at(-2)];
  const make = (shape) => float(shape).cast(type);
  attempt(name, () => tf.matMul(make(one), make(other)));
  attempt(name + 'transposeA', () => tf.matMul(make(turned(one)), make(other), true));
  attempt(name + 'transposeB', () => tf.matMul(make(one), make(turned(other)), false, true));
  attempt(name + 'both', () => tf.matMul(make(turned(one)), make(turned(other)), true, true));
  attempt(name + 'fused', () => tf.fused.matMul({ a: make(one), b: make(other), bias: float([1, other.at(-1)]), activation: 'relu' }));
  attempt(name + 'gradient', () => tf.grads((a, b) => tf.matMul(a, b).square())([float(one), float(other)]));
}
attempt('matMul special', () => tf.matMul(special().reshape([9, 2]), special().reshape([2, 9])));
for (const make of ['eye', 'ones', 'zeros']) attempt(make, () => tf[make](make === 'eye' ? 3 : [2, 3], ...(make === 'eye' ? [] : ['int32'])));
attempt('range', () => tf.range(0, 5, 1, 'int32')); attempt('linspace', () => tf.linspace(0, 1, 4)); attempt('fill', () => tf.fill([2], true)); attempt('random', () => tf.randomNormal([5], 0, 1, 'float32', 3));
attempt('multinomial', () => tf.multinomial(float([4]), 5, 3)); attempt('conv', () => tf.conv2d(float([1, 4, 4, 2]), float([2, 2, 2, 3]), 1, 'same')); attempt('batchNorm', () => tf.batchNorm(float([3, 2]), float([2]), float([2]).abs()));
for (const name of 'abs exp log neg relu rsqrt sigmoid sqrt square tanh softmax logSoftmax mean sum max cumsum transpose softplus erf sin elu logSumExp'.split(' '))
  for (const [kind, make] of Object.entries(inputs)) if (!/int|bool/i.test(kind)) attempt('gradient ' + name + ' ' + kind, () => tf.grad((x) => tf[name](x).mul(2))(make()));
for (const name of 'add sub mul div maximum minimum pow squaredDifference'.split(' '))
  for (const other of ['cube', 'scalar', 'row']) attempt('gradient ' + name + ' ' + other, () => tf.grads((a, b) => tf[name](a, b))([float([2, 3, 4]).abs(), (other === 'cube' ? float([2, 3, 4]) : other === 'row' ? float([4]) : float([])).abs()]));
attempt('gradient gather', () => tf.grad((x) => tf.gather(x, int([3, 4], 5)).square())(float([5, 3]))); attempt('gradient gather axis', () => tf.grad((x) => tf.gather(x, int([3], 3), 1).square())(float([5, 3])));
attempt('gradient where', () => tf.grad((x) => tf.where(bool([3, 4]), x, 0).square())(float([3, 4]))); attempt('gradient slice', () => tf.grad((x) => x.slice([1, 0], [1, 2]).square())(float([3, 4])));
attempt('gradient concat', () => tf.grad((x) => tf.concat([x, x], 1).square())(float([3, 4]))); attempt('gradient tile', () => tf.grad((x) => x.tile([2, 1]).square())(float([3, 4])));
each('tile leading', (_, x) => x.expandDims(0).expandDims(0).tile([2, 3, ...x.shape.map(() => 1)])); each('tile nothing', (_, x) => x.expandDims(0).tile([0, ...x.shape.map(() => 1)]));
`;
