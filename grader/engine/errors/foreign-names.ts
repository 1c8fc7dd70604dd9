type Named = readonly (readonly [string, string])[];

const named = (names: readonly string[], instead: string): Named =>
  names.map((name) => [name, instead] as const);

const PRODUCTS: Named = [
  ...named(['mm', 'bmm', 'batch_matmul', 'batchMatMul', 'multiplyMatrices', 'mv'], 'tf.matMul(x, y)'),
  ...named(['tensordot', 'batch_dot', 'batchDot'], 'tf.matMul(x, y), after reshape if need be'),
  ['inner', 'tf.dot(x, y) for vectors, or tf.matMul(x, y, false, true) for matrices'],
  ['outer', 'tf.outerProduct(x, y)'],
  ...named(['linear', 'dense', 'Linear', 'Dense', 'addmm'], 'tf.matMul(x, kernel) and .add(bias)'),
];

const REDUCTIONS: Named = [
  ...named(['reduce_sum', 'reduceSum', 'nansum'], 'x.sum(axis, keepDims)'),
  ...named(['reduce_mean', 'reduceMean', 'average', 'avg'], 'x.mean(axis, keepDims)'),
  ...named(['reduce_max', 'reduceMax', 'amax'], 'x.max(axis, keepDims)'),
  ...named(['reduce_min', 'reduceMin', 'amin'], 'x.min(axis, keepDims)'),
  ...named(['reduce_prod', 'reduceProd'], 'x.prod(axis, keepDims)'),
  ...named(['reduce_logsumexp', 'reduceLogSumExp'], 'x.logSumExp(axis, keepDims)'),
  ...named(
    ['var', 'variance', 'reduce_variance', 'reduceVariance'],
    'tf.moments(x, axis, keepDims).variance',
  ),
  ...named(
    ['std', 'standardDeviation', 'reduce_std', 'reduceStd', 'stddev'],
    'tf.moments(x, axis, keepDims).variance.sqrt()',
  ),
  ...named(['var_mean', 'std_mean'], 'tf.moments(x, axis, keepDims)'),
  ...named(['cumulativeProduct', 'cumulative_prod', 'cumProduct'], 'x.cumprod(axis)'),
  ...named(['cumulativeSum', 'cumulative_sum'], 'x.cumsum(axis)'),
];

const SHAPES: Named = [
  ...named(['view', 'view_as', 'resize'], 'x.reshape([…])'),
  ...named(['ravel'], 'x.flatten()'),
  ...named(['unsqueeze', 'unsqueeze_'], 'x.expandDims(axis)'),
  ...named(
    ['permute', 'swapaxes', 'swapdims', 'swap_axes', 'moveaxis', 'movedim'],
    'x.transpose([…]) with the new order of all axes',
  ),
  ...named(
    ['t', 'matrix_transpose', 'matrixTranspose', 'adjoint'],
    'x.transpose([…]), or the last argument of tf.matMul(x, y, false, true)',
  ),
  ...named(['expand', 'expand_as', 'expandAs'], 'x.broadcastTo(shape)'),
  ...named(['repeat', 'repeat_interleave'], 'x.tile([…])'),
  ...named(['rearrange', 'einops'], 'x.reshape([…]) and x.transpose([…])'),
  ...named(['contiguous', 'detach', 'cpu', 'cuda', 'requires_grad_'], 'the tensor itself'),
  ...named(['dim', 'ndim', 'ndimension'], 'x.rank'),
  ['numel', 'x.size'],
  ...named(['get_shape', 'getShape', 'shape_as_list', 'int_shape'], 'x.shape'),
];

const PIECES: Named = [
  ...named(['cat', 'concatenate', 'hstack', 'vstack', 'dstack'], 'tf.concat([x, y], axis)'),
  ...named(['chunk', 'tensor_split', 'hsplit', 'vsplit'], 'tf.split(x, pieces, axis)'),
  ...named(['unbind', 'unpack'], 'x.unstack(axis)'),
  ...named(
    ['index_select', 'take', 'indexSelect', 'embedding', 'embedding_lookup'],
    'tf.gather(x, indices, axis)',
  ),
  ...named(
    ['take_along_axis', 'take_along_dim', 'takeAlongAxis', 'gather_elements'],
    'a product with tf.oneHot(indices, depth), summed over that axis',
  ),
  ...named(['narrow', 'get'], 'x.slice(begin, size)'),
  ...named(['roll'], 'x.slice(…) twice, and tf.concat'),
  ...named(['flip', 'fliplr', 'flipud'], 'x.reverse(axis)'),
  ...named(['item'], 'x.dataSync()[0]'),
  ...named(['at'], 'x.slice(begin, size), or x.arraySync().at(index) for numbers'),
];

const MASKS: Named = [
  ['tril', 'tf.linalg.bandPart(x, -1, 0)'],
  ['triu', 'tf.linalg.bandPart(x, 0, -1)'],
  ...named(['bandPart', 'matrix_band_part', 'matrixBandPart'], 'tf.linalg.bandPart(x, -1, 0)'),
  ...named(
    ['masked_fill', 'masked_fill_', 'maskedFill', 'masked_scatter'],
    'tf.where(mask, valueWhereTrue, x)',
  ),
  ...named(
    ['boolean_mask', 'booleanMask', 'masked_select', 'maskedSelect'],
    'tf.where(mask, x, other), which keeps the shape',
  ),
  ...named(['invert', 'bitwise_not'], 'mask.logicalNot()'),
];

const CREATION: Named = [
  ['arange', 'tf.range(start, stop)'],
  ...named(['randn', 'standard_normal', 'normal', 'random_normal_initializer'], 'tf.randomNormal(shape)'),
  ...named(['randn_like', 'randnLike', 'normal_'], 'tf.randomNormal(x.shape)'),
  ...named(['rand_like', 'uniform', 'uniform_'], 'tf.randomUniform(shape)'),
  ...named(['full', 'constant_'], 'tf.fill(shape, value)'),
  ...named(['full_like', 'fullLike', 'fillLike'], 'tf.fill(x.shape, value)'),
  ...named(['empty', 'empty_like'], 'tf.zeros(shape)'),
  ...named(
    ['from_numpy', 'asarray', 'as_tensor', 'constant', 'convert_to_tensor', 'FloatTensor'],
    'tf.tensor(values)',
  ),
  ...named(['identity'], 'tf.eye(n)'),
];

const ELEMENTS: Named = [
  ...named(['subtract', 'minus'], 'x.sub(y)'),
  ...named(['rsub'], 'tf.sub(y, x)'),
  ...named(['plus', 'iadd'], 'x.add(y)'),
  ...named(['multiply', 'times', 'scale'], 'x.mul(y)'),
  ...named(['divide', 'true_divide', 'truediv', 'realdiv'], 'x.div(y)'),
  ...named(['power'], 'x.pow(y)'),
  ...named(['negative', 'negate'], 'x.neg()'),
  ...named(['absolute'], 'x.abs()'),
  ...named(['lerp', 'addcmul', 'addScaled'], 'x.mul(…) and x.add(…)'),
  ...named(['lt'], 'x.less(y)'),
  ...named(['le', 'lte'], 'x.lessEqual(y)'),
  ...named(['gt'], 'x.greater(y)'),
  ...named(['ge', 'gte'], 'x.greaterEqual(y)'),
  ...named(['eq', 'equals'], 'x.equal(y)'),
  ...named(['ne'], 'x.notEqual(y)'),
  ...named(['clamp', 'clip', 'clamp_'], 'x.clipByValue(min, max)'),
  ...named(['clamp_min', 'clampMin'], 'x.maximum(min)'),
];

const ACTIVATIONS: Named = [
  ...named(['gelu', 'GELU'], 'a formula with tf.erf or tf.tanh; first ask whether the task wants it'),
  ...named(['silu', 'swish', 'SiLU'], 'x.mul(x.sigmoid()); first ask whether the task wants it'),
  ...named(['softmin'], 'x.neg().softmax()'),
];

const LOSSES: Named = [
  ...named(
    [
      ...['cross_entropy', 'crossEntropy', 'crossentropy', 'nll_loss', 'nllLoss', 'CrossEntropyLoss'],
      ...['sparseCategoricalCrossentropy', 'sparseSoftmaxCrossEntropy', 'categoricalCrossentropy'],
      ...['sparse_softmax_cross_entropy_with_logits', 'softmax_cross_entropy_with_logits'],
    ],
    'tf.logSoftmax(logits) and tf.oneHot(tokens, depth)',
  ),
  ...named(['mse_loss', 'mseLoss', 'mse', 'MSELoss'], 'x.sub(y).square().mean()'),
];

const CONVERSIONS: Named = [
  ...named(['numpy', 'tolist', 'toArray', 'to_list'], 'x.arraySync()'),
  ...named(['to', 'type', 'type_as'], "x.cast('float32')"),
  ...named(['float', 'double', 'half'], "x.cast('float32')"),
  ...named(['int', 'long', 'to_int32'], "x.cast('int32')"),
  ...named(['bool'], "x.cast('bool')"),
];

const OF_ARRAYS: Named = [
  ...named(
    ['map', 'forEach', 'filter', 'reduce', 'entries'],
    'operations on the whole tensor, or a loop over x.arraySync()',
  ),
  ...named(
    ['append', 'extend', 'insert'],
    'push(…) for a JavaScript array, or tf.concat([x, y]) for tensors',
  ),
  ...named(
    ['push', 'set', 'scatter_', 'index_fill_', 'copy_', 'assign_add'],
    'a JavaScript array, filled first, and tf.tensor(array), because tensors cannot be changed',
  ),
];

/**
 * Names from PyTorch, NumPy, TensorFlow's Python and JavaScript arrays that neither tfjs nor its
 * tensors have, and what to write in tfjs.
 */
export const FOREIGN_NAMES: ReadonlyMap<string, string> = new Map([
  ...[...PRODUCTS, ...REDUCTIONS, ...SHAPES, ...PIECES, ...MASKS, ...CREATION],
  ...[...ELEMENTS, ...ACTIVATIONS, ...LOSSES, ...CONVERSIONS, ...OF_ARRAYS],
]);

const inQuotes = (type: string): string =>
  `write types in quotes, for example x.cast('${type}') or tf.zeros([2, 3], '${type}')`;

const directly = (part: string): string =>
  `most of what TensorFlow's Python has in tf.${part} is directly in tf, for example tf.relu or tf.softmax`;

/** Parts of TensorFlow's Python and of PyTorch that are no functions, and what to do in tfjs. */
export const FOREIGN_PARTS: ReadonlyMap<string, string> = new Map([
  ...['float32', 'int32', 'bool'].map((type) => [type, inQuotes(type)] as const),
  ...['float16', 'float64', 'double', 'float', 'half'].map((type) => [type, inQuotes('float32')] as const),
  ...['int64', 'int8', 'uint8', 'int', 'long'].map((type) => [type, inQuotes('int32')] as const),
  ['string_', 'write types in quotes'],
  ['newaxis', 'write x.expandDims(axis)'],
  ['nn', directly('nn')],
  ['activations', directly('activations')],
  ['functional', directly('functional')],
  ['random', 'write tf.randomNormal(shape) or tf.randomUniform(shape)'],
  ['keras', 'write the formula with operations on tensors'],
  ['shape', 'write x.shape'],
  ['size', 'write x.shape'],
  ['pi', 'write Math.PI'],
  ['inf', 'write Infinity, or a large finite number'],
  ['function', 'functions need no decorator here'],
  ['Module', 'write a function of tensors'],
]);

/** What to write in tfjs for a name that tensors and tfjs lack. */
export const insteadOf = (name: string): string | undefined => FOREIGN_NAMES.get(name);
