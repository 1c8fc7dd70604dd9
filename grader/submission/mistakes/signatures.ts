/** What a parameter of a function of tfjs takes. */
export type Takes = 'tensor' | 'number' | 'shape' | 'flag' | 'anything';

export interface Parameter {
  readonly name: string;
  readonly takes: Takes;
  readonly isOptional: boolean;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  /** As the documentation writes it. */
  readonly text: string;
}

const TAKES: readonly (readonly [Takes, readonly string[]])[] = [
  ['shape', ['shape']],
  ['flag', ['transposeA', 'transposeB', 'keepDims', 'exclusive', 'reverse']],
  ['number', ['start', 'stop', 'count', 'depth', 'axis', 'begin', 'size', 'min', 'max', 'value']],
  ['number', ['numRows', 'numColumns', 'perm', 'reps', 'pieces', 'mean', 'stdDev']],
  ['anything', ['dtype', 'step', 'batchDims', 'batchShape', 'onValue', 'offValue', 'seed']],
];

const takesOf = (name: string): Takes => TAKES.find(([, names]) => names.includes(name))?.[0] ?? 'tensor';

/** Functions of one tensor, of which each element is computed by itself. */
const UNARY = [
  ...['abs', 'acos', 'asin', 'atan', 'ceil', 'cos', 'cosh', 'erf', 'exp', 'expm1', 'floor', 'log', 'log1p'],
  ...['logSigmoid', 'logicalNot', 'neg', 'reciprocal', 'relu', 'round', 'rsqrt', 'sigmoid', 'sign', 'sin'],
  ...['sinh', 'softplus', 'sqrt', 'square', 'tan', 'tanh', 'zerosLike', 'onesLike'],
].map((name) => `${name}(x)`);

/** Functions of two tensors, which broadcast. */
const BINARY = [
  ...['add', 'div', 'divNoNan', 'equal', 'floorDiv', 'greater', 'greaterEqual', 'less', 'lessEqual'],
  ...['logicalAnd', 'logicalOr', 'maximum', 'minimum', 'mod', 'mul', 'notEqual', 'pow', 'squaredDifference'],
  ...['sub', 'dot'],
].map((name) => `${name}(a, b)`);

const REDUCTIONS = ['all', 'any', 'max', 'mean', 'min', 'prod', 'sum', 'logSumExp', 'moments'].map(
  (name) => `${name}(x, axis?, keepDims?)`,
);

const OTHERS = [
  ...[
    'matMul(a, b, transposeA?, transposeB?)',
    'where(condition, a, b)',
    'gather(x, indices, axis?, batchDims?)',
  ],
  ...['softmax(x, axis?)', 'logSoftmax(x, axis?)', 'cumsum(x, axis?, exclusive?, reverse?)'],
  ...['cumprod(x, axis?, exclusive?, reverse?)', 'clipByValue(x, min, max)', 'reshape(x, shape)'],
  ...['broadcastTo(x, shape)', 'expandDims(x, axis?)', 'tile(x, reps)', 'slice(x, begin, size?)'],
  ...['split(x, pieces, axis?)', 'oneHot(indices, depth, onValue?, offValue?, dtype?)', 'cast(x, dtype)'],
];

/** Functions that are no methods. */
const OF_LIBRARY = [
  ...['linspace(start, stop, count)', 'range(start, stop, step?, dtype?)', 'fill(shape, value, dtype?)'],
  ...['zeros(shape, dtype?)', 'ones(shape, dtype?)', 'eye(numRows, numColumns?, batchShape?, dtype?)'],
  ...['randomNormal(shape, mean?, stdDev?, dtype?, seed?)'],
];

const parsed = (text: string): readonly [string, Signature] => {
  const [, name = '', list = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const parameters = list.split(', ').map((each): Parameter => {
    const plain = each.replace('?', '');
    return { name: plain, takes: takesOf(plain), isOptional: each.endsWith('?') };
  });
  return [name, { parameters, text: `tf.${text}` }];
};

/** How functions of tfjs are called. */
export const SIGNATURES: ReadonlyMap<string, Signature> = new Map(
  [...UNARY, ...BINARY, ...REDUCTIONS, ...OTHERS, ...OF_LIBRARY].map(parsed),
);

/** How methods of tensors are called: as the functions, without the tensor itself. */
export const METHOD_SIGNATURES: ReadonlyMap<string, Signature> = new Map(
  [...UNARY, ...BINARY, ...REDUCTIONS, ...OTHERS]
    .map(parsed)
    .filter(([name]) => name !== 'moments')
    .map(([name, { parameters }]) => {
      const [self, rest] =
        name === 'where'
          ? ['a', parameters.filter((each) => each.name !== 'a')]
          : [parameters[0]?.name ?? 'x', parameters.slice(1)];
      const list = rest.map((each) => `${each.name}${each.isOptional ? '?' : ''}`).join(', ');
      return [name, { parameters: rest, text: `${self}.${name}(${list})` }] as const;
    }),
);
