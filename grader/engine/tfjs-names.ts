/** Methods of tensors that are functions of tfjs too, and return one tensor. */
const OPERATIONS = [
  ...['abs', 'acos', 'acosh', 'add', 'all', 'any', 'argMax', 'argMin', 'asin', 'asinh', 'atan', 'atan2'],
  ...['atanh', 'batchToSpaceND', 'broadcastTo', 'cast', 'ceil', 'clipByValue', 'concat', 'cos', 'cosh'],
  ...['cumprod', 'cumsum', 'div', 'divNoNan', 'dot', 'elu', 'equal', 'erf', 'euclideanNorm', 'exp'],
  ...['expandDims', 'expm1', 'floor', 'floorDiv', 'gather', 'greater', 'greaterEqual', 'isFinite', 'isInf'],
  ...['isNaN', 'leakyRelu', 'less', 'lessEqual', 'log', 'log1p', 'logSoftmax', 'logSumExp', 'logicalAnd'],
  ...['logicalNot', 'logicalOr', 'logicalXor', 'matMul', 'max', 'maximum', 'mean', 'min', 'minimum'],
  ...['mirrorPad', 'mod', 'mul', 'neg', 'norm', 'notEqual', 'oneHot', 'pad', 'pow', 'prelu', 'prod'],
  ...['reciprocal', 'relu', 'relu6', 'reshape', 'reverse', 'round', 'rsqrt', 'selu', 'sigmoid', 'sign'],
  ...['sin', 'sinh', 'slice', 'softmax', 'softplus', 'sqrt', 'square', 'squaredDifference', 'squeeze'],
  ...['stack', 'step', 'stridedSlice', 'sub', 'sum', 'tan', 'tanh', 'tile', 'transpose', 'where'],
  ...['zerosLike', 'onesLike'],
];

/** Methods of a tensor that return one new tensor and change nothing. */
export const TENSOR_METHODS: ReadonlySet<string> = new Set([
  ...OPERATIONS,
  ...['as1D', 'as2D', 'as3D', 'as4D', 'as5D', 'asScalar', 'asType', 'clone', 'flatten', 'reshapeAs'],
  ...['toBool', 'toFloat', 'toInt'],
]);

/** Functions of tfjs that return one new tensor and change nothing. */
export const TENSOR_FUNCTIONS: ReadonlySet<string> = new Set([
  ...OPERATIONS,
  ...['addN', 'clone', 'diag', 'einsum', 'eye', 'fill', 'gatherND', 'linspace'],
  ...['multinomial', 'ones', 'outerProduct', 'randomGamma', 'randomNormal'],
  ...['randomStandardNormal', 'randomUniform', 'range', 'scalar', 'scatterND', 'tensor', 'tensor1d'],
  ...['tensor2d', 'tensor3d', 'tensor4d', 'tensor5d', 'tensor6d', 'truncatedNormal', 'zeros'],
]);

/** Types of tensors. */
export const TENSOR_TYPES: ReadonlySet<string> = new Set([
  ...['Tensor', 'Scalar', 'Tensor1D', 'Tensor2D', 'Tensor3D', 'Tensor4D', 'Tensor5D', 'Tensor6D'],
]);
