import { TENSOR_FUNCTIONS, TENSOR_METHODS } from './tfjs-names';

/** Everything else that tfjs exports, without types and classes. */
const OTHER_EXPORTS = [
  ...['data', 'version', 'avgPool', 'avgPool3d', 'backend', 'backend_util', 'basicLSTMCell', 'batchNorm'],
  ...['batchNorm2d', 'batchNorm3d', 'batchNorm4d', 'bincount', 'bitwiseAnd', 'booleanMaskAsync'],
  ...['broadcastArgs', 'broadcast_util', 'browser', 'buffer', 'complex', 'concat1d', 'concat2d', 'concat3d'],
  ...['concat4d', 'conv1d', 'conv2d', 'conv2dTranspose', 'conv3d', 'conv3dTranspose'],
  ...['copyRegisteredKernels', 'cosineWindow', 'customGrad', 'denseBincount', 'deprecationWarn'],
  ...['depthToSpace', 'depthwiseConv2d', 'device_util', 'dilation2d', 'disableDeprecationWarnings'],
  ...['dispose', 'disposeVariables', 'dropout', 'enableDebugMode', 'enableProdMode', 'enclosingPowerOfTwo'],
  ...['engine', 'ensureShape', 'env', 'fft', 'findBackend', 'findBackendFactory', 'fused', 'gather_util'],
  ...['getBackend', 'getGradient', 'getKernel', 'getKernelsForBackend', 'grad', 'grads', 'ifft', 'imag'],
  ...['image', 'inTopKAsync', 'io', 'irfft', 'keep', 'kernel_impls', 'linalg', 'localResponseNormalization'],
  ...['logSigmoid', 'losses', 'lowerBound', 'math', 'maxPool', 'maxPool3d', 'maxPoolWithArgmax', 'memory'],
  ...['meshgrid', 'moments', 'movingAverage', 'multiRNNCell', 'nextFrame', 'op', 'pad1d', 'pad2d', 'pad3d'],
  ...['pad4d', 'pool', 'print', 'profile', 'raggedGather', 'raggedRange', 'raggedTensorToTensor', 'rand'],
  ...['randomUniformInt', 'ready', 'real', 'registerBackend', 'registerGradient', 'registerKernel'],
  ...['removeBackend', 'reverse1d', 'reverse2d', 'reverse3d', 'reverse4d', 'rfft', 'scatter_util'],
  ...['searchSorted', 'separableConv2d', 'serialization', 'setBackend', 'setPlatform', 'setdiff1dAsync'],
  ...['signal', 'slice1d', 'slice2d', 'slice3d', 'slice4d', 'slice_util', 'spaceToBatchND', 'sparse'],
  ...['sparseToDense', 'spectral', 'split', 'string', 'sumOutType', 'tensorScatterUpdate', 'tensor_util'],
  ...['test_util', 'tidy', 'time', 'topk', 'train', 'unique', 'unregisterGradient', 'unregisterKernel'],
  ...['unsortedSegmentSum', 'unstack', 'upcastType', 'upperBound', 'util', 'valueAndGrad', 'valueAndGrads'],
  ...['variable', 'variableGrads', 'version_core', 'whereAsync', 'callbacks', 'constraints', 'initializers'],
  ...['input', 'layers', 'loadLayersModel', 'metrics', 'model', 'models', 'registerCallbackConstructor'],
  ...['regularizers', 'sequential', 'version_layers', 'deregisterOp', 'loadGraphModel', 'loadGraphModelSync'],
  ...['registerOp', 'version_converter', 'shared', 'version_cpu', 'forceHalfFloat', 'gpgpu_util'],
  ...['setWebGLContext', 'version_webgl', 'webgl', 'webgl_util'],
];

/** Every name that tfjs exports and that begins with a small letter. */
export const LIBRARY_EXPORTS: ReadonlySet<string> = new Set([...TENSOR_FUNCTIONS, ...OTHER_EXPORTS]);

/** Every public member of a tensor. */
export const TENSOR_MEMBERS: ReadonlySet<string> = new Set([
  ...TENSOR_METHODS,
  ...['shape', 'rank', 'size', 'dtype', 'strides', 'dataId', 'id', 'rankType', 'kept', 'isDisposed'],
  ...['isDisposedInternal', 'constructor', 'buffer', 'bufferSync', 'array', 'arraySync', 'data', 'dataSync'],
  ...['dataToGPU', 'bytes', 'dispose', 'throwIfDisposed', 'print', 'toString', 'variable', 'avgPool'],
  ...['batchNorm', 'conv1d', 'conv2d', 'conv2dTranspose', 'depthToSpace', 'depthwiseConv2d', 'dilation2d'],
  ...['fft', 'ifft', 'irfft', 'localResponseNormalization', 'logSigmoid', 'maxPool', 'pool'],
  ...['resizeBilinear', 'resizeNearestNeighbor', 'rfft', 'separableConv2d', 'spaceToBatchND', 'split'],
  ...['topk', 'unique', 'unsortedSegmentSum', 'unstack'],
]);

/** The functions in parts of tfjs. */
export const NAMESPACE_FUNCTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['linalg', ['bandPart', 'gramSchmidt', 'qr']],
  [
    'losses',
    [
      ...['absoluteDifference', 'computeWeightedLoss', 'cosineDistance', 'hingeLoss', 'huberLoss'],
      ...['logLoss', 'meanSquaredError', 'sigmoidCrossEntropy', 'softmaxCrossEntropy'],
    ],
  ],
  ['math', ['confusionMatrix']],
  ['signal', ['hammingWindow', 'hannWindow', 'frame', 'stft']],
  ['spectral', ['fft', 'ifft', 'rfft', 'irfft']],
]);
