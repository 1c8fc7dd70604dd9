import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { axis } from '../../engine/inputs';
import { at, generate, type NumericTensor } from '../../oracle/tensor';

interface Input {
  readonly length: number;
}

const maskWhere = (length: number, visible: (i: number, j: number) => boolean): NumericTensor =>
  generate(
    [length, length],
    (index) => (visible(Math.floor(index / length), index % length) ? 1 : 0),
    'bool',
  );

const mask = specify<Input, NumericTensor>({
  name: 'causalMask',
  parameters: ['length'],
  resultName: 'mask',
  oracle: ({ length }) => maskWhere(length, (i, j) => j <= i),
  inputs: fc.record({ length: axis(1, 9) }),
  misconceptions: [
    {
      id: 'strictly-past',
      sentence: 'Your mask is false on the diagonal: a position may not see itself.',
      hint: 'Position i predicts what comes after i. Does it know token i when it does so?',
      compute: ({ length }) => maskWhere(length, (i, j) => j < i),
    },
    {
      id: 'transposed',
      sentence:
        'Your mask lets every position see itself and the future, not the past: rows and columns are exchanged.',
      hint: 'Rows belong to queries, the positions that look; columns to keys, the positions that are looked at.',
      compute: ({ length }) => maskWhere(length, (i, j) => j >= i),
    },
    {
      id: 'inverted',
      sentence: 'Your mask is true exactly where it should be false.',
      hint: 'In this course true means “may attend”. Other libraries mark what is hidden.',
      compute: ({ length }) => maskWhere(length, (i, j) => j > i),
    },
    {
      id: 'all-visible',
      sentence: 'Your mask is true everywhere.',
      hint: 'Write down which columns row 0 may see.',
      compute: ({ length }) => maskWhere(length, () => true),
    },
    {
      id: 'only-itself',
      sentence: 'Your mask is true on the diagonal alone: a position sees nothing of the past.',
      hint: 'Which earlier columns may row 2 see?',
      compute: ({ length }) => maskWhere(length, (i, j) => i === j),
    },
  ],
});

export const causalMask = defineExercise({
  id: 'causal-mask',
  title: 'Causal mask',
  checks: [
    mask.prop()(
      'The mask is a bool tensor [length, length]',
      {
        id: 'is-bool',
        points: 1,
        hint: 'Comparisons of tensors are bool; a tensor of numbers can be cast to bool.',
      },
      async (args, { call, ensure }) => {
        const received = await call(args);
        ensure(
          received.dtype === 'bool',
          `The mask has dtype ${received.dtype}; tf.where and the exercises that follow need bool.`,
        );
        ensure(
          received.data.some((value) => value !== 0),
          'Nothing is true in the mask: no position may attend to anything.',
        );
      },
    ),
    mask.prop()(
      'Row i sees positions 0 … i, itself included, and nothing later',
      { id: 'past-and-present', points: 1, hint: 'Compare the row’s number with the column’s number.' },
      async ({ length }, { call, ensure }) => {
        const received = await call({ length });
        for (let i = 0; i < length; i++) {
          for (let j = 0; j < length; j++) {
            const visible = at(received, i * length + j) !== 0;
            ensure(
              visible === j <= i,
              `Row ${String(i)} ${visible ? 'sees' : 'does not see'} column ${String(j)} in a mask of length ${String(length)}.`,
            );
          }
        }
      },
    ),
    mask.oracle(fc.record({ length: axis(1, 24) }))('The mask is right for every length', {
      id: 'every-length',
      points: 1,
      hint: 'Try length 1, then 2, on paper.',
    }),
    mask.fixtures('The mask is the lower triangle that PyTorch gives', {
      id: 'pytorch',
      points: 1,
      hint: 'Print the mask of length 3.',
    }),
  ],
});
