import type { Edits, MistakesByFunction } from '../edits';

const comparison = 'tf.lessEqual(columns, rows)';
const comparing = (changed: string): Edits => [[comparison, changed]];
const counting = (axis: string, from: string): Edits => [
  [`const ${axis} = positions.`, `const ${axis} = ${from}.`],
];

const backward = 'positions.neg().add(length - 1)';

export const mistakes: MistakesByFunction = {
  causalMask: {
    'strictly-past': comparing('tf.less(columns, rows)'),
    transposed: comparing('tf.lessEqual(rows, columns)'),
    'all-visible': comparing("tf.ones([length, length], 'bool')"),
    'only-itself': comparing('tf.equal(columns, rows)'),
    'all-but-itself': comparing('tf.notEqual(columns, rows)'),
    'next-visible': comparing('tf.lessEqual(columns, rows.add(1))'),
    'two-steps-back': comparing('tf.less(columns, rows.sub(1))'),
    'only-the-last-two': comparing(
      'tf.logicalAnd(tf.lessEqual(columns, rows), tf.greaterEqual(columns, rows.sub(1)))',
    ),
    'neighbours-only': comparing('tf.lessEqual(columns.sub(rows).abs(), 1)'),
    'columns-backward': counting('columns', backward),
    'rows-backward': counting('rows', backward),
    inverted: comparing(`tf.logicalNot(${comparison})`),
    'added-infinity': comparing(`tf.where(${comparison}, 0, -Infinity)`),
    'added-number': comparing(`tf.where(${comparison}, 0, -1e9)`),
    'plus-and-minus': comparing(`tf.where(${comparison}, 1, -1)`),
  },
};
