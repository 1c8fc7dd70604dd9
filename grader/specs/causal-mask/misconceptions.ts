import type { Misconception } from '../../engine/exercise';
import type { NumericTensor } from '../../oracle/tensor';
import type { Input } from './inputs';
import { maskWhere } from './mask-where';

export const misconceptions: readonly Misconception<Input, NumericTensor>[] = [
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
];
