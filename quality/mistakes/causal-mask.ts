import type { MistakesByFunction } from '../edits';

const comparison = 'tf.lessEqual(columns, rows)';

export const mistakes: MistakesByFunction = {
  causalMask: {
    'strictly-past': [[comparison, 'tf.less(columns, rows)']],
    transposed: [[comparison, 'tf.lessEqual(rows, columns)']],
    inverted: [[comparison, 'tf.logicalNot(tf.lessEqual(columns, rows))']],
    'all-visible': [[comparison, "tf.ones([length, length], 'bool')"]],
    'only-itself': [[comparison, 'tf.equal(columns, rows)']],
  },
};
