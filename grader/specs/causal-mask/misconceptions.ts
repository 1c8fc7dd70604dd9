import type { Misconception } from '../../engine/exercise';
import type { NumericTensor } from '../../oracle/tensor';
import type { Input } from './inputs';
import { maskWhere } from './mask-where';

export const misconceptions: readonly Misconception<Input, NumericTensor>[] = [
  {
    id: 'strictly-past',
    sentence: 'Your mask is false on the diagonal: no position sees itself.',
    hint: 'Position i predicts what comes after i. May it use token i?',
    compute: ({ length }) => maskWhere(length, (i, j) => j < i),
  },
  {
    id: 'transposed',
    sentence:
      'Your mask lets every position see itself and the future, not the past: rows and columns are swapped.',
    hint: 'Rows are queries, the positions that look; columns are keys, the positions they look at.',
    compute: ({ length }) => maskWhere(length, (i, j) => j >= i),
  },
  {
    id: 'inverted',
    sentence: 'Your mask is true exactly where it should be false.',
    hint: 'In this course true means “may attend”. Some libraries mark what is hidden.',
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
    sentence: 'Your mask is true only on the diagonal: no position sees the past.',
    hint: 'Which earlier columns may row 2 see?',
    compute: ({ length }) => maskWhere(length, (i, j) => i === j),
  },
];
