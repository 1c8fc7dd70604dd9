import type { Alternative } from '../../engine/pipeline';
import type { TimeEmbeddingSteps } from '../../oracle/diffusion';

const ORDER_HINT = 'Write down row t = 1 for dim = 4. Which two columns share an angle?';
const SIZE_HINT = 'The largest cosine is 1. Which row has it, and what do you have there?';

/** Which place holds what. */
export const columnAlternatives: readonly Alternative<TimeEmbeddingSteps>[] = [
  {
    id: 'interleaved',
    clause: 'sines and cosines alternate instead of standing in two halves',
    sentence:
      'Your sines and cosines alternate, as in position encodings; here, all sines come first and then all cosines.',
    hint: ORDER_HINT,
    steps: {
      entry: ({ row, column }) => ({ row, pair: Math.floor(column / 2), isCosine: column % 2 === 1 }),
    },
  },
  {
    id: 'cosines-first',
    clause: 'the cosines come first and the sines after them',
    hint: 'What is column 0 at t = 0?',
    steps: { wave: (angle, isCosine) => (isCosine ? Math.sin(angle) : Math.cos(angle)) },
  },
  {
    id: 'tables-one-after-the-other',
    clause: 'the table of all sines stands before that of all cosines, so rows mix examples',
    sentence:
      'Your rows mix examples: the table of all sines stands before that of all cosines, and is then cut into rows.',
    hint: 'Along which axis do sines and cosines meet: the batch, or the columns?',
    steps: {
      entry: ({ row, column, batch, dim }) => {
        const half = dim / 2;
        const index = row * dim + column;
        const within = index % (batch * half);
        return {
          row: Math.floor(within / half),
          pair: within % half,
          isCosine: index >= batch * half,
        };
      },
    },
  },
  {
    id: 'frequencies-outside',
    clause: 'the table has a row for each frequency and is cut into rows of dim, so rows mix examples',
    sentence:
      'Your rows mix examples: the table has the frequencies along its first axis, and is then cut into rows of another length.',
    hint: 'A reshape keeps the order in memory. Which axis must vary fastest: the example, or the column?',
    steps: {
      entry: ({ row, column, batch, dim }) => {
        const index = row * dim + column;
        const wave = Math.floor(index / batch);
        return { row: index % batch, pair: wave % (dim / 2), isCosine: wave >= dim / 2 };
      },
    },
  },
  {
    id: 'cosines-continue',
    clause: 'the cosines go on with slower frequencies where the sines end, instead of having the same',
    hint: ORDER_HINT,
    steps: {
      entry: ({ row, column, dim }) => ({ row, pair: column, isCosine: column >= dim / 2 }),
    },
  },
  {
    id: 'only-sines',
    clause: 'there are no cosines, only sines',
    sentence: 'Your second half holds sines too; it should hold cosines.',
    hint: 'What tells sin(x) at x = 0.1 from sin(x) at x = π − 0.1?',
    steps: { wave: Math.sin },
  },
  {
    id: 'only-cosines',
    clause: 'there are no sines, only cosines',
    sentence: 'Your first half holds cosines too; it should hold sines.',
    hint: 'What tells cos(0.1) from cos(−0.1)?',
    steps: { wave: Math.cos },
  },
  {
    id: 'second-half-empty',
    clause: 'the second half of the columns is 0',
    hint: 'How many columns do the sines fill, and what belongs in the others?',
    steps: { wave: (angle, isCosine) => (isCosine ? 0 : Math.sin(angle)) },
  },
  {
    id: 'cosines-negated',
    clause: 'the cosines have the wrong sign',
    hint: 'What is the cosine of 0?',
    steps: { wave: (angle, isCosine) => (isCosine ? -Math.cos(angle) : Math.sin(angle)) },
  },
  {
    id: 'sines-negated',
    clause: 'the sines have the wrong sign',
    hint: 'Which sign has the sine of a small positive angle?',
    steps: { wave: (angle, isCosine) => (isCosine ? Math.cos(angle) : -Math.sin(angle)) },
  },
  {
    id: 'angles-without-waves',
    clause: 'the columns hold the angles themselves, without sine and cosine',
    hint: 'A network reads numbers of ordinary size best. How large do your numbers get at t = 1000?',
    steps: { wave: (angle) => angle },
  },
  {
    id: 'embedding-multiplied',
    clause: 'the embedding is multiplied by √dim',
    hint: SIZE_HINT,
    steps: { finish: (value, dim) => value * Math.sqrt(dim) },
  },
  {
    id: 'embedding-divided',
    clause: 'the embedding is divided by √dim',
    hint: SIZE_HINT,
    steps: { finish: (value, dim) => value / Math.sqrt(dim) },
  },
  {
    id: 'embedding-times-root-2',
    clause: 'the embedding is multiplied by √2',
    sentence: 'Your waves are √2 times too large, as in random Fourier features of variance 1.',
    hint: SIZE_HINT,
    steps: { finish: (value) => value * Math.SQRT2 },
  },
  {
    id: 'moved-to-0-and-1',
    clause: 'the values lie between 0 and 1, not between −1 and 1',
    hint: 'What is the sine of 0, and where is it in your embedding?',
    steps: { finish: (value) => (value + 1) / 2 },
  },
];
