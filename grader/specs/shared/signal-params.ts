import type { Numbers } from '../../engine/inputs';
import type { SignalModelParams } from '../../oracle/signals';
import { dim, filled, generate, mapValues } from '../../oracle/tensor';
import { blockParams } from './gpt-params';
import { livelyBlock } from './lively';

/** The sizes of a signal model. The width of all heads is numHeads · dHead. */
export interface SignalModelShape {
  readonly features: number;
  readonly maxTime: number;
  readonly dModel: number;
  readonly numHeads: number;
  readonly dHead: number;
  readonly dHidden: number;
}

/** Parameters of a signal model; all numbers differ, and the biases are not near 0. */
export function signalParams(numbers: Numbers, shape: SignalModelShape): SignalModelParams {
  const { features, maxTime, dModel } = shape;
  return {
    inputKernel: numbers.normal('inputKernel', [features, dModel]),
    inputBias: numbers.normal('inputBias', [dModel]),
    positionEmbedding: numbers.normal('positionEmbedding', [maxTime, dModel]),
    block: blockParams(numbers, shape, 'block'),
    outputKernel: mapValues(numbers.between('outputKernel', [dModel, 1], 0.4, 1.2), (value, i) =>
      i % 2 === 0 ? value : -value,
    ),
    outputBias: numbers.between('outputBias', [1], 0.5, 2),
  };
}

/** Parameters with which each step responds to all that it sees, and to its own features. */
export const livelySignals = (params: SignalModelParams): SignalModelParams => ({
  ...params,
  inputKernel: generate(params.inputKernel.shape, (i) => 0.5 + ((3 * i) % 5) / 4),
  inputBias: filled(params.inputBias.shape, 0),
  block: livelyBlock(params.block),
  outputKernel: generate(params.outputKernel.shape, (i) => (i % 2 === 0 ? 1 : -0.5)),
});

/** Parameters with which attention returns 0, so that no step sees another. */
export const withoutAttention = (params: SignalModelParams): SignalModelParams => ({
  ...params,
  block: {
    ...params.block,
    attention: {
      ...params.block.attention,
      outputKernel: filled(params.block.attention.outputKernel.shape, 0),
    },
  },
});

/** Parameters with which the block returns the same vector at every step. */
export const withConstantBlock = (params: SignalModelParams): SignalModelParams => {
  const { feedForwardNorm } = params.block;
  const gain = filled(feedForwardNorm.gain.shape, 0);
  return { ...params, block: { ...params.block, feedForwardNorm: { ...feedForwardNorm, gain } } };
};

/** The first rows of the position embedding only. */
export const upTo = (params: SignalModelParams, time: number): SignalModelParams => {
  const d = dim(params.positionEmbedding, 1);
  const positionEmbedding = generate([time, d], (i) => params.positionEmbedding.data[i] ?? NaN);
  return { ...params, positionEmbedding };
};
