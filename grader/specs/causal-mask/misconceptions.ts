import { pipelineOf, type Alternative } from '../../engine/pipeline';
import type { NumericTensor } from '../../oracle/tensor';
import type { Input } from './inputs';
import { causalMask, type CausalMaskSteps } from './steps';

const CORNER_HINT = 'Write down the mask of length 3. In which corner are the hidden positions?';
const BOOL_HINT = 'In this course a mask is bool: true means “may attend”. What hides a score comes later.';

/** Which positions are compared, and how. */
const comparisons: readonly Alternative<CausalMaskSteps>[] = [
  {
    id: 'strictly-past',
    clause: 'no position sees itself',
    sentence: 'Your mask is false on the diagonal: no position sees itself.',
    hint: 'Position i predicts what comes after i. May it use token i?',
    steps: { isVisible: (row, column) => column < row },
  },
  {
    id: 'transposed',
    clause: 'positions see themselves and the future, not the past',
    sentence:
      'Your mask lets every position see itself and the future, not the past: rows and columns are swapped, or true stands for what is hidden.',
    hint: 'Rows are queries, the positions that look; columns are keys, the positions they look at.',
    steps: { isVisible: (row, column) => column >= row },
  },
  {
    id: 'all-visible',
    clause: 'the mask is true everywhere',
    sentence: 'Your mask is true everywhere.',
    hint: 'Write down which columns row 0 may see.',
    steps: { isVisible: () => true },
  },
  {
    id: 'only-itself',
    clause: 'the mask is true only on the diagonal',
    sentence: 'Your mask is true only on the diagonal: no position sees the past.',
    hint: 'Which earlier columns may row 2 see?',
    steps: { isVisible: (row, column) => row === column },
  },
  {
    id: 'all-but-itself',
    clause: 'every position sees all others, and only itself is hidden',
    hint: 'Which columns are later than row i? Is the diagonal among them?',
    steps: { isVisible: (row, column) => row !== column },
  },
  {
    id: 'next-visible',
    clause: 'every position also sees the next one',
    sentence: 'Your mask is one diagonal too wide: every position also sees the next one.',
    hint: 'May position 0 see position 1?',
    steps: { isVisible: (row, column) => column <= row + 1 },
  },
  {
    id: 'two-steps-back',
    clause: 'positions see neither themselves nor the position before',
    hint: 'Which is the last column that row i may see?',
    steps: { isVisible: (row, column) => column < row - 1 },
  },
  {
    id: 'only-the-last-two',
    clause: 'every position sees only itself and the one before',
    hint: 'How far back may a position look?',
    steps: { isVisible: (row, column) => column === row || column === row - 1 },
  },
  {
    id: 'neighbours-only',
    clause: 'every position sees only itself and its two neighbours',
    hint: 'How far back may a position look, and how far ahead?',
    steps: { isVisible: (row, column) => Math.abs(column - row) <= 1 },
  },
];

/** How rows and columns are counted. */
const counting: readonly Alternative<CausalMaskSteps>[] = [
  {
    id: 'columns-backward',
    clause: 'the columns count from the right, so the triangle stands in the wrong corner',
    hint: CORNER_HINT,
    steps: { column: (j, length) => length - 1 - j },
  },
  {
    id: 'rows-backward',
    clause: 'the rows count from the bottom, so the triangle stands in the wrong corner',
    hint: CORNER_HINT,
    steps: { row: (i, length) => length - 1 - i },
  },
];

/** What the tensor holds. */
const numbers: readonly Alternative<CausalMaskSteps>[] = [
  {
    id: 'inverted',
    clause: 'the mask is true exactly where it should be false',
    sentence: 'Your mask is true exactly where it should be false.',
    hint: 'In this course true means “may attend”. Some libraries mark what is hidden.',
    steps: { marks: (isVisible) => !isVisible },
  },
  {
    id: 'added-infinity',
    clause: 'the mask holds what is added to scores: 0 where visible, −∞ where hidden',
    hint: BOOL_HINT,
    steps: { value: (isTrue) => (isTrue ? 0 : Number.NEGATIVE_INFINITY) },
  },
  {
    id: 'added-number',
    clause: 'the mask holds what is added to scores: 0 where visible, −1e9 where hidden',
    hint: BOOL_HINT,
    steps: { value: (isTrue) => (isTrue ? 0 : -1e9) },
  },
  {
    id: 'plus-and-minus',
    clause: 'the mask holds 1 and −1, not true and false',
    hint: BOOL_HINT,
    steps: { value: (isTrue) => (isTrue ? 1 : -1) },
  },
];

export const pipeline = pipelineOf<Input, NumericTensor, CausalMaskSteps>(causalMask, [
  ...comparisons,
  ...counting,
  ...numbers,
]);
