import type { Alternative } from '../../engine/pipeline';
import type { MultiHeadAttentionKernels, MultiHeadSteps } from '../../oracle/multi-head-attention';
import { project } from '../../oracle/linear-algebra';
import { dim, generate, mapValues, transpose, type NumericTensor } from '../../oracle/tensor';

const ROLES_HINT = 'Three roles, three kernels.';

/** `[out, in]`, as PyTorch stores the weight of a linear layer. */
const transposed = (kernel: NumericTensor): NumericTensor => transpose(kernel, [1, 0]);

/** One role, played by the kernel of another. */
const instead = (kernel: keyof MultiHeadAttentionKernels) => (kernels: MultiHeadAttentionKernels) =>
  kernels[kernel];

/** A kernel that changes nothing. */
const unprojected = ({ queryKernel }: MultiHeadAttentionKernels): NumericTensor => {
  const dModel = dim(queryKernel, 0);
  return generate([dModel, dModel], (i) => (i % (dModel + 1) === 0 ? 1 : 0));
};

/** Gives each head its part of the columns of x, and its part of the kernel’s rows and columns. */
const projectParts: MultiHeadSteps['project'] = (x, kernel, numHeads) => {
  const [rows, columns] = [dim(kernel, 0) / numHeads, dim(kernel, 1) / numHeads];
  if (!Number.isInteger(rows)) throw new RangeError('the heads do not fit the columns of x');
  const width = dim(kernel, 1);
  return project(
    x,
    mapValues(kernel, (value, i) =>
      Math.floor(Math.floor(i / width) / rows) === Math.floor((i % width) / columns) ? value : 0,
    ),
  );
};

/** Mistakes in the four projections. */
export const projectionAlternatives: readonly Alternative<MultiHeadSteps>[] = [
  {
    id: 'no-output-projection',
    clause: 'the output kernel is not used',
    sentence: 'Your result is the joined heads, without the output kernel.',
    hint: 'What maps numHeads·dHead columns back to dModel?',
    steps: { combine: (joined) => joined },
  },
  {
    id: 'values-from-keys',
    clause: 'the values are computed with the key kernel',
    sentence: 'Your values are computed with the key kernel.',
    hint: ROLES_HINT,
    steps: { valueKernel: instead('keyKernel') },
  },
  {
    id: 'values-from-queries',
    clause: 'the values are computed with the query kernel',
    sentence: 'Your values are computed with the query kernel.',
    hint: ROLES_HINT,
    steps: { valueKernel: instead('queryKernel') },
  },
  {
    id: 'keys-from-queries',
    clause: 'the keys are computed with the query kernel',
    sentence: 'Your keys are computed with the query kernel.',
    hint: ROLES_HINT,
    steps: { keyKernel: instead('queryKernel') },
  },
  {
    id: 'queries-and-keys-exchanged',
    clause: 'queries and keys are exchanged',
    sentence:
      'Your queries and keys are exchanged: each is computed with the other’s kernel, or attention gets them in the wrong order.',
    hint: 'Which of the two looks, and which is looked at?',
    steps: { queryKernel: instead('keyKernel'), keyKernel: instead('queryKernel') },
  },
  {
    id: 'keys-and-values-exchanged',
    clause: 'the keys are used as values, and the values as keys',
    sentence: 'Your keys are used as values, and your values as keys.',
    hint: 'Which of the two is compared with the queries, and which is averaged?',
    steps: { keyKernel: instead('valueKernel'), valueKernel: instead('keyKernel') },
  },
  {
    id: 'queries-and-values-exchanged',
    clause: 'the queries are used as values, and the values as queries',
    hint: 'Which of the two looks, and which is averaged?',
    steps: { queryKernel: instead('valueKernel'), valueKernel: instead('queryKernel') },
  },
  {
    id: 'output-kernel-transposed',
    clause: 'the output kernel is transposed',
    hint: 'Kernels have the shape [in, out]: x · kernel needs no transpose.',
    steps: { combine: (joined, { outputKernel }) => project(joined, transposed(outputKernel)) },
  },
  {
    id: 'kernels-transposed',
    clause: 'the query, key and value kernels are transposed',
    hint: 'Kernels have the shape [in, out]: x · kernel needs no transpose.',
    steps: {
      queryKernel: ({ queryKernel }) => transposed(queryKernel),
      keyKernel: ({ keyKernel }) => transposed(keyKernel),
      valueKernel: ({ valueKernel }) => transposed(valueKernel),
    },
  },
  {
    id: 'queries-from-keys',
    clause: 'the queries are computed with the key kernel',
    hint: ROLES_HINT,
    steps: { queryKernel: instead('keyKernel') },
  },
  {
    id: 'queries-from-values',
    clause: 'the queries are computed with the value kernel',
    hint: ROLES_HINT,
    steps: { queryKernel: instead('valueKernel') },
  },
  {
    id: 'keys-from-values',
    clause: 'the keys are computed with the value kernel',
    hint: ROLES_HINT,
    steps: { keyKernel: instead('valueKernel') },
  },
  {
    id: 'queries-not-projected',
    clause: 'x itself is used as queries, without the query kernel',
    hint: ROLES_HINT,
    steps: { queryKernel: unprojected },
  },
  {
    id: 'keys-not-projected',
    clause: 'x itself is used as keys, without the key kernel',
    hint: ROLES_HINT,
    steps: { keyKernel: unprojected },
  },
  {
    id: 'values-not-projected',
    clause: 'x itself is used as values, without the value kernel',
    hint: ROLES_HINT,
    steps: { valueKernel: unprojected },
  },
  {
    id: 'input-split-before-projection',
    clause: 'x is split into heads before it is projected, so that each head sees only a part of x',
    hint: 'How much of x does each column of a kernel read?',
    steps: { project: projectParts },
  },
  {
    id: 'output-kernel-of-values',
    clause: 'the heads are combined with the value kernel, not with the output kernel',
    hint: 'There are four kernels. Which one comes last?',
    steps: { combine: (joined, { valueKernel }) => project(joined, valueKernel) },
  },
  {
    id: 'projected-twice',
    clause: 'the output kernel is applied twice',
    hint: 'How often does the formula multiply by the output kernel?',
    steps: {
      combine: (joined, { outputKernel }) => project(project(joined, outputKernel), outputKernel),
    },
  },
];
