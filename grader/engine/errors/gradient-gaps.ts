/** Operations of tfjs without a gradient, and what to use instead. */
export const GRADIENT_GAPS: readonly (readonly [pattern: RegExp, explanation: string])[] = [
  [/not found for Einsum/i, 'tf.einsum has no gradient in tfjs; use tf.matMul, transpose and reshape'],
  [
    /not found for GatherNd/i,
    'tf.gatherND has no gradient in tfjs; use tf.gather, or tf.oneHot and a product',
  ],
  [
    /not found for Cumprod/i,
    'tf.cumprod has no gradient in tfjs; gather from the schedule’s alphaBars instead',
  ],
  [
    /not found for (Greater|Less|Equal|NotEqual|Logical)/i,
    'comparisons have no gradient in tfjs, not even as the condition of tf.where when what they compare needs one; tf.relu, tf.maximum and tf.minimum have one',
  ],
  [
    /Error in gradient for op BatchMatMul/i,
    'tf.matMul of a rank 3 and a rank 2 tensor has no gradient for the second in tfjs; reshape to rank 2 first, or use project from ../given/project',
  ],
  [
    /Error in gradient for op SquaredDifference/i,
    'tf.squaredDifference has no gradient in tfjs when the shapes differ; subtract and square instead',
  ],
  [
    /Error in gradient for op (Unpack|SplitV)|Pass at least one tensor to concat|tensors passed to stack must be/i,
    'tf.unstack and tf.split have no gradient in tfjs for a single piece; use slice or reshape',
  ],
  [
    /Error in gradient for op Cumsum/i,
    'tf.cumsum has a wrong gradient in tfjs unless it runs along the last axis; multiply by a triangle of ones instead',
  ],
  [
    /properties of undefined \(reading 'backend'\)/i,
    'tf.logSigmoid has no gradient in tfjs for a tensor that was computed; tf.softplus has one (if you do not use it: the gradient needs a tensor that was disposed of)',
  ],
  [/gradient function not found for (\w+)/i, 'the operation $1 has no gradient in tfjs'],
];
