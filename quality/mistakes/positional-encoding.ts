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
    'two-pi': [[`${positions}.mul(`, `${positions}.mul(2 * Math.PI).mul(`]],
  },
};
