import { addProduct, rowMajor, transpose, transposed } from '../matrix-product';
import { at, dim, filled, type NumericTensor } from '../tensor';
import { layerOutput, networkInput, type DenoiserInput, type DenoiserParams } from './denoiser';

export interface DenoiserPass {
  /** `[batch, d]` */
  readonly output: NumericTensor;
  /** The gradient in the parameters of Σ cotangent · output. */
  readonly backward: (cotangent: NumericTensor) => DenoiserParams;
}

/** The prediction of the right network, and its gradient by back-propagation. */
export function denoiserPass({ xt, t, params }: DenoiserInput): DenoiserPass {
  const { layers } = params;
  const numLayers = layers.length;
  const inputs = [networkInput(xt, t, params)];
  layers.forEach((parameters, layer) => {
    const [input] = inputs.slice(-1);
    if (input !== undefined) inputs.push(layerOutput(input, parameters, { layer, numLayers }));
  });
  const output = inputs.pop();
  if (output === undefined) throw new RangeError('a network needs a layer');
  return {
    output,
    backward: (cotangent) => {
      const gradients = layers.map(({ kernel, bias }) => ({
        kernel: filled(kernel.shape, 0),
        bias: filled(bias.shape, 0),
      }));
      let above = cotangent;
      for (let layer = numLayers - 1; layer >= 0; layer--) {
        const [own, gradient, input] = [layers[layer], gradients[layer], inputs[layer]];
        if (own === undefined || gradient === undefined || input === undefined) break;
        addLayerGradient(gradient, input, above);
        if (layer > 0) above = belowLayer(own.kernel, input, above);
      }
      return { layers: gradients };
    },
  };
}

/** Adds inputᵀ · above to the kernel, and the sums of columns to the bias. */
function addLayerGradient(
  { kernel, bias }: DenoiserParams['layers'][number],
  input: NumericTensor,
  above: NumericTensor,
): void {
  const [batch, inputs, outputs] = [dim(input, 0), dim(input, 1), dim(above, 1)];
  const shape = { rows: inputs, inner: batch, columns: outputs };
  addProduct(kernel.data, transposed(input.data, inputs), above.data, shape);
  for (let i = 0; i < above.data.length; i++) {
    bias.data[i % outputs] = at(bias, i % outputs) + at(above, i);
  }
}

/** The gradient below a layer whose input went through tanh. */
function belowLayer(kernel: NumericTensor, input: NumericTensor, above: NumericTensor): NumericTensor {
  const [batch, inputs, outputs] = [dim(input, 0), dim(kernel, 0), dim(kernel, 1)];
  const data = new Float64Array(batch * inputs);
  const back = transpose(kernel.data, inputs, outputs);
  addProduct(data, rowMajor(above.data, outputs), back, { rows: batch, inner: outputs, columns: inputs });
  for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? Number.NaN) * (1 - at(input, i) ** 2);
  return { shape: [batch, inputs], dtype: 'float32', data };
}
