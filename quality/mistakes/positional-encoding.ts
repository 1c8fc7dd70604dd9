import type { MistakesByFunction } from '../edits';

const frequencies = 'tf.pow(10000, tf.range(0, dModel / 2).mul(-2 / dModel))';
const waves = 'tf.stack([angles.sin(), angles.cos()], 2).reshape([length, dModel])';
const positions = 'tf.range(0, length).expandDims(1)';

export const mistakes: MistakesByFunction = {
  sinusoidalPositions: {
    'halves-concatenated': [['angles.cos()], 2)', 'angles.cos()], 1)']],
    'sine-and-cosine-exchanged': [['[angles.sin(), angles.cos()]', '[angles.cos(), angles.sin()]']],
    'only-sines': [['angles.cos()', 'angles.sin()']],
    'exponent-without-2': [['.mul(-2 / dModel)', '.mul(-1 / dModel)']],
    'exponent-of-column': [
      [frequencies, 'tf.pow(10000, tf.range(0, dModel).div(-dModel))'],
      [waves, 'tf.where(tf.range(0, dModel).mod(2).equal(0), angles.sin(), angles.cos()) as tf.Tensor2D'],
    ],
    'exponent-of-twice-the-column': [
      [frequencies, 'tf.pow(10000, tf.range(0, dModel).div(-dModel / 2))'],
      [waves, 'tf.where(tf.range(0, dModel).mod(2).equal(0), angles.sin(), angles.cos()) as tf.Tensor2D'],
    ],
    'last-exponent-1': [['.mul(-2 / dModel)', '.mul(-1 / Math.max(1, dModel / 2 - 1))']],
    'frequencies-inverted': [['-2 / dModel', '2 / dModel']],
    'base-1000': [['pow(10000', 'pow(1000']],
    'base-e': [['pow(10000', 'pow(Math.E']],
    'length-for-width': [['-2 / dModel', '-2 / length']],
    'one-frequency': [[frequencies, 'tf.ones([dModel / 2])']],
    'positions-from-1': [[positions, 'tf.range(1, length + 1).expandDims(1)']],
    degrees: [[`${positions}.mul(`, `${positions}.mul(Math.PI / 180).mul(`]],
    'tables-one-after-the-other': [['angles.cos()], 2)', 'angles.cos()], 0)']],
    'only-cosines': [['[angles.sin()', '[angles.cos()']],
    'waves-by-position': [
      [
        waves,
        `tf.where(tf.range(0, length).mod(2).equal(0).expandDims(1), angles.sin(), angles.cos())
      .expandDims(2).tile([1, 1, 2]).reshape([length, dModel])`,
      ],
    ],
    'odd-columns-empty': [['angles.cos()', 'tf.zerosLike(angles)']],
    'table-multiplied': [[waves, `${waves}.mul(Math.sqrt(dModel))`]],
    'table-divided': [[waves, `${waves}.div(Math.sqrt(dModel))`]],
    'moved-to-0-and-1': [[waves, `${waves}.add(1).div(2)`]],
    'power-without-exponent': [[frequencies, 'tf.fill([dModel / 2], 1 / (10000 ^ 0.5))']],
    'exponent-doubled': [['-2 / dModel', '-4 / dModel']],
    'exponents-from-1': [['tf.range(0, dModel / 2)', 'tf.range(1, dModel / 2 + 1)']],
    'odd-exponents': [['.mul(-2 / dModel)', '.mul(2).add(1).div(-dModel)']],
    'exponent-not-divided': [['-2 / dModel', '-2']],
    'pairs-backward': [[frequencies, `${frequencies}.reverse()`]],
    'base-100000': [['pow(10000', 'pow(100000']],
    pi: [[`${positions}.mul(`, `${positions}.mul(Math.PI).mul(`]],
    'to-degrees': [[`${positions}.mul(`, `${positions}.mul(180 / Math.PI).mul(`]],
    'positions-shared-out': [[`${positions}.mul(`, `${positions}.div(length).mul(`]],
    'positions-up-to-1': [[`${positions}.mul(`, `${positions}.div(Math.max(1, length - 1)).mul(`]],
    'positions-backward': [[`${positions}.mul(`, `${positions}.reverse(0).mul(`]],
    'two-pi': [[`${positions}.mul(`, `${positions}.mul(2 * Math.PI).mul(`]],
  },
};
