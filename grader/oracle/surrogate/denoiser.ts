import { timeEmbedding } from '../diffusion';
import { addProduct, rowMajor } from '../matrix-product';
import { at, dim, generate, type NumericTensor } from '../tensor';

export interface DenoiserLayer {
  /** `[inputs, outputs]` */
  readonly kernel: NumericTensor;
  /** `[outputs]` */
  readonly bias: NumericTensor;
}

export interface DenoiserParams {
  /** At least one. */
  readonly layers: readonly DenoiserLayer[];
}

export interface DenoiserInput {
  /** `[batch, d]` */
  readonly xt: NumericTensor;
  /** int32 `[batch]` */
  readonly t: NumericTensor;
  readonly params: DenoiserParams;
}

/** Where a layer stands: counted from 0, and how many there are. */
export interface LayerPlace {
  readonly layer: number;
  readonly numLayers: number;
}

/** The steps of the network that can go wrong, in order; the defaults are right. */
export interface DenoiserSteps {
  /** The t of an example. */
  readonly time: (t: NumericTensor, example: number) => number;
  /** The embedding of the steps, `[batch, timeDim]`. */
  readonly embed: (t: NumericTensor, timeDim: number) => NumericTensor;
  /** What the network sees of x_t. */
  readonly seen: (x: number) => number;
  /** Which part of the input comes first. */
  readonly first: 'x' | 'time';
  /** Joins a number with the bias of its column. */
  readonly addBias: (value: number, bias: number, place: LayerPlace) => number;
  readonly activate: (value: number) => number;
  readonly isActivated: (place: LayerPlace) => boolean;
  /** A unit: the bias first, then the activation. */
  readonly unit: (
    value: number,
    withBias: (value: number) => number,
    active: (value: number) => number,
  ) => number;
  readonly finish: (output: number, x: number) => number;
}

export const denoiserSteps: DenoiserSteps = {
  time: at,
  embed: (t, timeDim) => timeEmbedding({ t, dim: timeDim }),
  seen: (x) => x,
  first: 'x',
  addBias: (value, bias) => value + bias,
  activate: Math.tanh,
  isActivated: ({ layer, numLayers }) => layer < numLayers - 1,
  unit: (value, withBias, active) => active(withBias(value)),
  finish: (output) => output,
};

/** The columns of the time embedding: what the first kernel has beyond those of x. */
export const timeDimOf = ({ layers: [first] }: DenoiserParams, d: number): number =>
  first === undefined ? 0 : dim(first.kernel, 0) - d;

/**
 * The noise in x_t, predicted by a multilayer perceptron that reads x_t and the time embedding.
 *
 * @returns `[batch, d]`
 * @throws RangeError if the shapes do not match
 */
export function predictNoise(
  { xt, t, params }: DenoiserInput,
  changed: Partial<DenoiserSteps> = {},
): NumericTensor {
  const steps = { ...denoiserSteps, ...changed };
  const times = generate([dim(xt, 0)], (example) => steps.time(t, example), 'int32');
  const numLayers = params.layers.length;
  let hidden = networkInput(xt, times, params, steps);
  params.layers.forEach((parameters, layer) => {
    hidden = layerOutput(hidden, parameters, { layer, numLayers }, steps);
  });
  return generate(xt.shape, (i) => steps.finish(at(hidden, i), at(xt, i)));
}

/** x_t and the embedding of t, side by side. */
export function networkInput(
  xt: NumericTensor,
  t: NumericTensor,
  params: DenoiserParams,
  { embed, seen, first }: DenoiserSteps = denoiserSteps,
): NumericTensor {
  const [batch, d] = [dim(xt, 0), dim(xt, 1)];
  const timeDim = timeDimOf(params, d);
  const embedded = embed(t, timeDim);
  const width = d + timeDim;
  return generate([batch, width], (i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    const inX = first === 'x' ? column : column - timeDim;
    if (inX >= 0 && inX < d) return seen(at(xt, row * d + inX));
    return at(embedded, row * timeDim + (first === 'x' ? column - d : column));
  });
}

/** A layer of the network, `[batch, inputs]` to `[batch, outputs]`. */
export function layerOutput(
  x: NumericTensor,
  { kernel, bias }: DenoiserLayer,
  place: LayerPlace,
  { addBias, activate, isActivated, unit }: DenoiserSteps = denoiserSteps,
): NumericTensor {
  const [rows, inner, columns] = [dim(x, 0), dim(x, 1), dim(kernel, 1)];
  if (dim(kernel, 0) !== inner) throw new RangeError('the layers do not fit');
  const data = new Float64Array(rows * columns);
  addProduct(data, rowMajor(x.data, inner), kernel.data, { rows, inner, columns });
  const active = isActivated(place) ? activate : (value: number): number => value;
  for (let column = 0; column < columns; column++) {
    const own = at(bias, column);
    const withBias = (value: number): number => addBias(value, own, place);
    for (let i = column; i < data.length; i += columns) {
      data[i] = unit(data[i] ?? Number.NaN, withBias, active);
    }
  }
  return { shape: [rows, columns], dtype: 'float32', data };
}
