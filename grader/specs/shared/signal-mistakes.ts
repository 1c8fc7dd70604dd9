import type { Alternative } from '../../engine/pipeline';
import { mapRows, softmax } from '../../oracle/linear-algebra';
import type { SignalModelSteps } from '../../oracle/signals';
import { add, layerNorm } from '../../oracle/transformer';
import { dim, filled, mapValues, type NumericTensor } from '../../oracle/tensor';

const POSITION_HINT =
  'Attention does not know the order of the steps. Which row of positionEmbedding belongs to the first step, and how does it enter?';
const INPUT_HINT = 'What becomes of the numbers of one step before the block sees them?';
const MASK_HINT =
  'The logit at step t could be computed while the measurement runs. Which steps are known then?';
const BLOCK_HINT = 'One block, once, with all that it needs: x, its parameters, numHeads and the mask.';
const OUTPUT_HINT =
  'After the block: one product with outputKernel, and one bias. A logit may be any number.';

const times = (x: NumericTensor, factor: number): NumericTensor => mapValues(x, (value) => factor * value);

const normalised = (x: NumericTensor): NumericTensor =>
  layerNorm({ x, params: { gain: filled([dim(x, -1)], 1), bias: filled([dim(x, -1)], 0) } });

const positionMistakes: readonly Alternative<SignalModelSteps>[] = [
  {
    id: 'no-positions',
    clause: 'the position embeddings are missing',
    sentence: 'Your numbers are those of a model without position embeddings.',
    hint: POSITION_HINT,
    steps: { position: () => undefined },
  },
  {
    id: 'positions-from-one',
    clause: 'the first step gets row 1 of positionEmbedding',
    hint: POSITION_HINT,
    steps: { position: ({ t }) => t + 1 },
  },
  {
    id: 'first-position-everywhere',
    clause: 'every step gets row 0 of positionEmbedding',
    hint: POSITION_HINT,
    steps: { position: () => 0 },
  },
  {
    id: 'positions-run-on',
    clause: 'positions run on from one example to the next',
    hint: 'Each example of the batch is a measurement of its own, and starts at step 0.',
    steps: { position: ({ t, time, example }) => example * time + t },
  },
  {
    id: 'positions-backward',
    clause: 'positions count from the end',
    hint: POSITION_HINT,
    steps: { position: ({ t, time }) => time - 1 - t },
  },
  {
    id: 'positions-from-the-table-end',
    clause: 'the steps use the last rows of positionEmbedding, not the first',
    hint: POSITION_HINT,
    steps: { position: ({ t, time, maxTime }) => maxTime - time + t },
  },
  {
    id: 'positions-subtracted',
    clause: 'the position embeddings are subtracted',
    hint: POSITION_HINT,
    steps: { positions: (x) => times(x, -1) },
  },
  {
    id: 'positions-scaled',
    clause: 'the position embeddings are multiplied by √dModel',
    hint: 'Is there a factor in the formula of the input?',
    steps: { positions: (x) => times(x, Math.sqrt(dim(x, 2))) },
  },
];

const inputMistakes: readonly Alternative<SignalModelSteps>[] = [
  {
    id: 'no-input-bias',
    clause: 'inputBias is missing',
    hint: INPUT_HINT,
    steps: { addInputBias: (x) => x },
  },
  {
    id: 'input-bias-subtracted',
    clause: 'inputBias is subtracted',
    hint: INPUT_HINT,
    steps: { addInputBias: (x, bias) => withBias(x, bias, -1) },
  },
  {
    id: 'input-scaled',
    clause: 'the embedded input is multiplied by √dModel',
    hint: 'Is there a factor in the formula of the input?',
    steps: { embedded: (x) => times(x, Math.sqrt(dim(x, 2))) },
  },
  {
    id: 'input-relu',
    clause: 'a ReLU is applied to the embedded input',
    hint: INPUT_HINT,
    steps: { embedded: (x) => mapValues(x, (value) => Math.max(value, 0)) },
  },
  {
    id: 'input-normalised',
    clause: 'the embedded input is normalised',
    hint: INPUT_HINT,
    steps: { embedded: normalised },
  },
];

const maskMistakes: readonly Alternative<SignalModelSteps>[] = [
  {
    id: 'no-mask',
    clause: 'the causal mask is missing',
    sentence: 'Your numbers are those of a block without a mask: every step sees the future.',
    hint: MASK_HINT,
    steps: { isVisible: () => true },
  },
  {
    id: 'mask-transposed',
    clause: 'the mask shows what comes after a step, not what came before',
    hint: 'Row i of the mask belongs to the step that looks, column j to the one that is seen.',
    steps: { isVisible: (i, j) => j >= i },
  },
  {
    id: 'mask-inverted',
    clause: 'the mask is inverted',
    hint: 'In this course true means “may attend”.',
    steps: { isVisible: (i, j) => j > i },
  },
  {
    id: 'mask-strictly-past',
    clause: 'no step sees itself',
    hint: MASK_HINT,
    steps: { isVisible: (i, j) => j < i },
  },
  {
    id: 'mask-too-wide',
    clause: 'every step also sees the next one',
    hint: MASK_HINT,
    steps: { isVisible: (i, j) => j <= i + 1 },
  },
  {
    id: 'only-itself-visible',
    clause: 'every step sees only itself',
    hint: 'What may step 2 read of steps 0 and 1?',
    steps: { isVisible: (i, j) => i === j },
  },
];

const blockMistakes: readonly Alternative<SignalModelSteps>[] = [
  {
    id: 'no-block',
    clause: 'the block is missing',
    sentence: 'Your numbers are those of a model without its transformer block.',
    hint: BLOCK_HINT,
    steps: { stack: { order: () => [] } },
  },
  {
    id: 'block-twice',
    clause: 'the block is applied twice',
    hint: BLOCK_HINT,
    steps: { stack: { order: (blocks) => [...blocks, ...blocks] } },
  },
  {
    id: 'one-head',
    clause: 'the block has one head, whatever numHeads is',
    hint: BLOCK_HINT,
    steps: { stack: { numHeads: () => 1 } },
  },
  {
    id: 'norms-exchanged',
    clause: 'the two norms of the block are exchanged',
    hint: BLOCK_HINT,
    steps: {
      stack: {
        params: (params) => ({
          ...params,
          attentionNorm: params.feedForwardNorm,
          feedForwardNorm: params.attentionNorm,
        }),
      },
    },
  },
  {
    id: 'residual-around-block',
    clause: 'the input of the block is added to its result',
    hint: 'The residual connections are inside the block. Is there another one around it?',
    steps: { stack: { residual: add } },
  },
];

const outputMistakes: readonly Alternative<SignalModelSteps>[] = [
  {
    id: 'no-output-bias',
    clause: 'outputBias is missing',
    hint: OUTPUT_HINT,
    steps: { addOutputBias: (x) => x },
  },
  {
    id: 'output-bias-subtracted',
    clause: 'outputBias is subtracted',
    hint: OUTPUT_HINT,
    steps: { addOutputBias: (x, bias) => withBias(x, bias, -1) },
  },
  {
    id: 'relu-before-output',
    clause: 'a ReLU comes before outputKernel',
    hint: OUTPUT_HINT,
    steps: { pooled: (x) => mapValues(x, (value) => Math.max(value, 0)) },
  },
  {
    id: 'normalised-before-output',
    clause: 'a norm comes before outputKernel',
    hint: OUTPUT_HINT,
    steps: { pooled: normalised },
  },
  {
    id: 'probabilities',
    clause: 'probabilities are returned, not logits',
    sentence: 'You return probabilities; a logit is what goes into the sigmoid.',
    hint: 'The sigmoid belongs to the loss and to the reader of the result.',
    steps: { report: (logits) => mapValues(logits, (value) => 1 / (1 + Math.exp(-value))) },
  },
  {
    id: 'softmax-over-time',
    clause: 'a softmax runs over the steps',
    hint: 'Does the logit of one step compete with those of the others?',
    steps: { report: (logits) => mapRows(logits, softmax) },
  },
  {
    id: 'logits-negated',
    clause: 'the logits have the opposite sign',
    hint: OUTPUT_HINT,
    steps: { report: (logits) => times(logits, -1) },
  },
];

/** Mistakes in a signal model, whatever its features are and however it pools. */
export const signalMistakes: readonly Alternative<SignalModelSteps>[] = [
  ...positionMistakes,
  ...inputMistakes,
  ...maskMistakes,
  ...blockMistakes,
  ...outputMistakes,
];

function withBias(x: NumericTensor, bias: NumericTensor, factor: number): NumericTensor {
  const d = dim(bias, 0);
  return mapValues(x, (value, i) => value + factor * (bias.data[i % d] ?? NaN));
}
