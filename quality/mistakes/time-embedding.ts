import type { Edits, MistakesByFunction } from '../edits';

const frequencies = 'tf.pow(10000, tf.range(0, dim / 2).mul(-2 / dim))';
const steps = "t.cast('float32').expandDims(1)";
const angles = `${steps}.mul(frequencies)`;
const waves = 'tf.concat([angles.sin(), angles.cos()], 1) as tf.Tensor2D';
const sine = '[angles.sin()';
const cosine = 'angles.cos()]';

const timesFrom = (time: string): Edits => [[steps, `${time}.cast('float32').expandDims(1)`]];
const anglesTimes = (factor: string): Edits => [[angles, `${angles}.mul(${factor})`]];
const finished = (rest: string): Edits => [[waves, `tf.concat([angles.sin(), angles.cos()], 1)${rest}`]];

export const mistakes: MistakesByFunction = {
  timeEmbedding: {
    interleaved: [[waves, 'tf.stack([angles.sin(), angles.cos()], 2).reshape([t.size, dim])']],
    'cosines-first': [[`${sine}, ${cosine}`, '[angles.cos(), angles.sin()]']],
    'tables-one-after-the-other': [
      [waves, 'tf.concat([angles.sin(), angles.cos()], 0).reshape([t.size, dim])'],
    ],
    'frequencies-outside': [
      [waves, 'tf.concat([angles.sin(), angles.cos()], 1).transpose().reshape([t.size, dim])'],
    ],
    'cosines-continue': [[cosine, 'angles.mul(1 / 10000).cos()]']],
    'only-sines': [[cosine, 'angles.sin()]']],
    'only-cosines': [[sine, '[angles.cos()']],
    'second-half-empty': [[cosine, 'tf.zerosLike(angles)]']],
    'cosines-negated': [[cosine, 'angles.cos().neg()]']],
    'sines-negated': [[sine, '[angles.neg().sin()']],
    'angles-without-waves': [[`${sine}, ${cosine}`, '[angles, angles]']],
    'embedding-multiplied': finished('.mul(Math.sqrt(dim))'),
    'embedding-divided': finished('.div(Math.sqrt(dim))'),
    'embedding-times-root-2': finished('.mul(Math.SQRT2)'),
    'moved-to-0-and-1': finished('.add(1).div(2)'),
    'index-in-batch': timesFrom('tf.range(0, t.size)'),
    'first-step-for-all': timesFrom('t.slice(0, 1).tile([t.size])'),
    'steps-sorted': timesFrom('tf.tensor1d([...t.dataSync()].sort((one, other) => one - other))'),
    'steps-from-1': timesFrom('t.add(1)'),
    'one-step-early': timesFrom('t.sub(1)'),
    'divided-by-1000': timesFrom('t.div(1000)'),
    'multiplied-by-1000': timesFrom('t.mul(1000)'),
    'divided-by-largest': timesFrom("t.cast('float32').div(t.max().cast('float32'))"),
    'divided-by-batch': timesFrom('t.div(t.size)'),
    'last-exponent-1': [['-2 / dim', '-1 / Math.max(1, dim / 2 - 1)']],
    'last-exponent-1-unguarded': [['-2 / dim', '-1 / (dim / 2 - 1)']],
    'exponent-without-2': [['-2 / dim', '-1 / dim']],
    'exponent-doubled': [['-2 / dim', '-4 / dim']],
    'exponents-from-1': [['tf.range(0, dim / 2)', 'tf.range(1, dim / 2 + 1)']],
    'odd-exponents': [['.mul(-2 / dim)', '.mul(2).add(1).div(-dim)']],
    'exponent-not-divided': [['-2 / dim', '-2']],
    'frequencies-backward': [[frequencies, `${frequencies}.reverse()`]],
    'one-frequency': [[frequencies, 'tf.ones([dim / 2])']],
    'power-without-exponent': [[frequencies, 'tf.fill([dim / 2], 1 / (10000 ^ 0.5))']],
    'frequencies-inverted': [['-2 / dim', '2 / dim']],
    'frequencies-linear': [[frequencies, 'tf.range(1, dim / 2 + 1)']],
    'base-1000': [['pow(10000', 'pow(1000']],
    'base-100000': [['pow(10000', 'pow(100000']],
    'base-e': [['pow(10000', 'pow(Math.E']],
    'base-2': [['pow(10000', 'pow(2']],
    degrees: anglesTimes('Math.PI / 180'),
    'to-degrees': anglesTimes('180 / Math.PI'),
    'two-pi': anglesTimes('2 * Math.PI'),
    pi: anglesTimes('Math.PI'),
    'whole-angles': [[angles, `${angles}.floor()`]],
    'added-not-multiplied': [[angles, `${steps}.add(frequencies)`]],
  },
};
