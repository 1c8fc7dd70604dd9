import type { Alternative } from '../../engine/pipeline';
import type { MultiHeadAttentionKernels, MultiHeadSteps } from '../../oracle/attention';
import { project } from '../../oracle/linear-algebra';
import { mapValues, transpose, zipValues, type NumericTensor } from '../../oracle/tensor';

const ROLES_HINT = 'Three roles, three kernels.';
const RESIDUAL_HINT =
  'Attention itself adds nothing to its input; that is the affair of the block around it.';
const LINEAR_HINT = 'The projections are matrix products, and nothing else.';

const relu = (x: NumericTensor): NumericTensor => mapValues(x, (value) => Math.max(value, 0));

/** `[out, in]`, as PyTorch stores the weight of a linear layer. */
const transposed = (kernel: NumericTensor): NumericTensor => transpose(kernel, [1, 0]);

/** One role, played by the kernel of another. */
const instead = (kernel: keyof MultiHeadAttentionKernels) => (kernels: MultiHeadAttentionKernels) =>
  kernels[kernel];

/** Mistakes in the four projections, and in what is returned. */
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
    clause: 'the query kernel makes the keys, and the key kernel the queries',
    sentence: 'Your queries are computed with the key kernel, and your keys with the query kernel.',
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
    id: 'relu-on-projections',
    clause: 'a ReLU is applied to queries, keys and values',
    hint: LINEAR_HINT,
    steps: { projected: relu },
  },
  {
    id: 'relu-on-output',
    clause: 'a ReLU is applied to the result',
    hint: LINEAR_HINT,
    steps: { finish: relu },
  },
  {
    id: 'residual-added',
    clause: 'x is added to the result',
    sentence: 'Your result is right plus x: you add a residual connection.',
    hint: RESIDUAL_HINT,
    steps: { finish: (output, { x }) => zipValues(output, x, (a, b) => a + b) },
  },
];
