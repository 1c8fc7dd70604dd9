/** Names from PyTorch, NumPy and JavaScript arrays that tfjs lacks, and what to write in tfjs. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['tril', 'tf.linalg.bandPart(x, -1, 0)'],
  ['triu', 'tf.linalg.bandPart(x, 0, -1)'],
  ['arange', 'tf.range(start, stop)'],
  ...named(['cat', 'concatenate'], 'tf.concat([x, y], axis)'),
  ['view', 'x.reshape([…])'],
  ...named(['unsqueeze', 'expand_dims'], 'x.expandDims(axis)'),
  ...named(['permute', 'swapaxes', 'transpose_'], 'x.transpose([…]) with the new order of all axes'),
  ['t', 'x.transpose()'],
  ...named(['masked_fill', 'masked_fill_', 'maskedFill'], 'tf.where(mask, valueWhereTrue, x)'),
  ['item', 'x.dataSync()[0]'],
  ...named(['numpy', 'tolist', 'toArray'], 'x.arraySync()'),
  ...named(['astype', 'to', 'type'], "x.cast('float32')"),
  ...named(['float', 'double'], "x.cast('float32')"),
  ...named(['int', 'long'], "x.cast('int32')"),
  ['bool', "x.cast('bool')"],
  ['randn', 'tf.randomNormal(shape)'],
  ['rand', 'tf.randomUniform(shape)'],
  ['inner', 'tf.dot(x, y) for vectors, or tf.matMul(x, y, false, true) for matrices'],
  ['outer', 'tf.outerProduct(x, y)'],
  ...named(['mm', 'bmm', 'matmul', 'multiplyMatrices'], 'tf.matMul(x, y)'),
  ...named(['var', 'variance'], 'tf.moments(x, axis).variance'),
  ...named(['std', 'standardDeviation'], 'tf.moments(x, axis).variance.sqrt()'),
  ['full', 'tf.fill(shape, value)'],
  ['full_like', 'tf.fill(x.shape, value)'],
  ...named(['repeat', 'repeat_interleave'], 'x.tile([…])'),
  ...named(['expand', 'expand_as', 'broadcast_to'], 'x.broadcastTo(shape)'),
  ...named(['subtract', 'minus'], 'x.sub(y)'),
  ...named(['plus'], 'x.add(y)'),
  ...named(['multiply', 'times'], 'x.mul(y)'),
  ...named(['divide', 'true_divide'], 'x.div(y)'),
  ...named(['power'], 'x.pow(y)'),
  ...named(['negative', 'negate'], 'x.neg()'),
  ...named(['lt'], 'x.less(y)'),
  ...named(['le', 'lte', 'less_equal'], 'x.lessEqual(y)'),
  ...named(['gt'], 'x.greater(y)'),
  ...named(['ge', 'gte', 'greater_equal'], 'x.greaterEqual(y)'),
  ...named(['eq', 'equals'], 'x.equal(y)'),
  ...named(['ne'], 'x.notEqual(y)'),
  ...named(['clamp', 'clip'], 'x.clipByValue(min, max)'),
  ['dim', 'x.rank'],
  ['numel', 'x.size'],
  ...named(['from_numpy', 'array', 'asarray', 'as_tensor'], 'tf.tensor(values)'),
  ...named(
    ['map', 'forEach', 'filter', 'reduce'],
    'operations on the whole tensor, or loop over x.arraySync()',
  ),
]);

function named(names: readonly string[], instead: string): (readonly [string, string])[] {
  return names.map((name) => [name, instead] as const);
}

/** What to write in tfjs for a name that tensors and tfjs lack. */
export const insteadOf = (name: string): string | undefined => OTHER_NAMES.get(name);
