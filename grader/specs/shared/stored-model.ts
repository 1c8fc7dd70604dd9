import type { SignalModelParams } from '../../oracle/signals';
import { tensor, type NumericTensor } from '../../oracle/tensor';

/** A trained signal model as a file stores it: each tensor by its path, in lines of thousandths. */
export interface StoredModel {
  readonly numHeads: number;
  readonly tensors: Readonly<
    Record<string, { readonly shape: readonly number[]; readonly thousandths: readonly string[] }>
  >;
}

/** A tensor of a stored model. @throws RangeError if there is none */
export function storedTensor({ tensors }: StoredModel, path: string): NumericTensor {
  const stored = tensors[path];
  if (stored === undefined) throw new RangeError(`there is no ${path}`);
  const values = stored.thousandths
    .flatMap((line) => line.split(' '))
    .map((each) => Math.fround(Number(each) / 1000));
  return tensor(stored.shape, values);
}

/** The parameters of a stored model. */
export function storedParams(model: StoredModel): SignalModelParams {
  const at = (path: string): NumericTensor => storedTensor(model, path);
  const norm = (name: string): SignalModelParams['block']['attentionNorm'] => ({
    gain: at(`block.${name}.gain`),
    bias: at(`block.${name}.bias`),
  });
  return {
    inputKernel: at('inputKernel'),
    inputBias: at('inputBias'),
    positionEmbedding: at('positionEmbedding'),
    block: {
      attention: {
        queryKernel: at('block.attention.queryKernel'),
        keyKernel: at('block.attention.keyKernel'),
        valueKernel: at('block.attention.valueKernel'),
        outputKernel: at('block.attention.outputKernel'),
      },
      attentionNorm: norm('attentionNorm'),
      feedForward: {
        kernel1: at('block.feedForward.kernel1'),
        bias1: at('block.feedForward.bias1'),
        kernel2: at('block.feedForward.kernel2'),
        bias2: at('block.feedForward.bias2'),
      },
      feedForwardNorm: norm('feedForwardNorm'),
    },
    outputKernel: at('outputKernel'),
    outputBias: at('outputBias'),
  };
}
