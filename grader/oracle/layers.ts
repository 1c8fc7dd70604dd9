import { addProduct, rowMajor, transpose, transposed } from './matrix-product';
import { dim, type NumericTensor } from './tensor';

/** A value on the way through a model, with the way back for its gradient. */
export interface Layer {
  readonly value: Float64Array;
  /**
   * From the gradient of the loss in `value` to that in the input. Adds to the gradients of the
   * layer's parameters.
   */
  readonly back: (gradient: Float64Array) => Float64Array;
}

/** The gradients of parameters, which start at 0 and add up. */
export class Gradients {
  readonly #sums = new Map<NumericTensor, Float64Array>();

  of(parameter: NumericTensor): Float64Array {
    const known = this.#sums.get(parameter);
    if (known !== undefined) return known;
    const sums = new Float64Array(parameter.data.length);
    this.#sums.set(parameter, sums);
    return sums;
  }
}

/** Adds b to a in place. */
export function addTo(a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? Number.NaN) + (b[i] ?? Number.NaN);
}

/** x · kernel over rows of x. */
export function linear(x: Float64Array, kernel: NumericTensor, gradients: Gradients): Layer {
  const [dIn, dOut] = [dim(kernel, 0), dim(kernel, 1)];
  const rows = x.length / dIn;
  const value = new Float64Array(rows * dOut);
  addProduct(value, rowMajor(x, dIn), kernel.data, { rows, inner: dIn, columns: dOut });
  return {
    value,
    back: (gradient) => {
      addProduct(gradients.of(kernel), transposed(x, dIn), gradient, {
        rows: dIn,
        inner: rows,
        columns: dOut,
      });
      const inX = new Float64Array(x.length);
      const kernelTransposed = transpose(kernel.data, dIn, dOut);
      addProduct(inX, rowMajor(gradient, dOut), kernelTransposed, { rows, inner: dOut, columns: dIn });
      return inX;
    },
  };
}

/** x · kernel + bias over rows of x. */
export function affine(
  x: Float64Array,
  kernel: NumericTensor,
  bias: NumericTensor,
  gradients: Gradients,
): Layer {
  const { value, back } = linear(x, kernel, gradients);
  const d = bias.data.length;
  for (let row = 0; row < value.length; row += d) addTo(value.subarray(row, row + d), bias.data);
  return {
    value,
    back: (gradient) => {
      const inBias = gradients.of(bias);
      for (let row = 0; row < gradient.length; row += d) addTo(inBias, gradient.subarray(row, row + d));
      return back(gradient);
    },
  };
}

/** max(x, 0); the gradient at 0 is 0. */
export const rectify = (x: Float64Array): Layer => ({
  value: x.map((each) => Math.max(each, 0)),
  back: (gradient) => gradient.map((each, i) => ((x[i] ?? Number.NaN) > 0 ? each : 0)),
});

/** gain · (x − mean) / √(variance + epsilon) + bias over rows of x, with the biased variance. */
export function normalise(
  x: Float64Array,
  { gain, bias }: { readonly gain: NumericTensor; readonly bias: NumericTensor },
  gradients: Gradients,
  epsilon = 1e-5,
): Layer {
  const d = gain.data.length;
  const [centred, value] = [new Float64Array(x.length), new Float64Array(x.length)];
  const inverseDeviations = new Float64Array(x.length / d);
  for (let row = 0; row < inverseDeviations.length; row++) {
    let sum = 0;
    for (let i = 0; i < d; i++) sum += x[row * d + i] ?? Number.NaN;
    let squares = 0;
    for (let i = 0; i < d; i++) squares += ((x[row * d + i] ?? Number.NaN) - sum / d) ** 2;
    const inverse = 1 / Math.sqrt(squares / d + epsilon);
    inverseDeviations[row] = inverse;
    for (let i = 0; i < d; i++) {
      const unit = ((x[row * d + i] ?? Number.NaN) - sum / d) * inverse;
      centred[row * d + i] = unit;
      value[row * d + i] = unit * (gain.data[i] ?? Number.NaN) + (bias.data[i] ?? Number.NaN);
    }
  }
  return {
    value,
    back: (gradient) => {
      const [inGain, inBias] = [gradients.of(gain), gradients.of(bias)];
      const inX = new Float64Array(x.length);
      for (let row = 0; row < inverseDeviations.length; row++) {
        let [sum, along] = [0, 0];
        for (let i = 0; i < d; i++) {
          const each = gradient[row * d + i] ?? Number.NaN;
          const unit = centred[row * d + i] ?? Number.NaN;
          inGain[i] = (inGain[i] ?? Number.NaN) + each * unit;
          inBias[i] = (inBias[i] ?? Number.NaN) + each;
          const inUnit = each * (gain.data[i] ?? Number.NaN);
          inX[row * d + i] = inUnit;
          sum += inUnit;
          along += inUnit * unit;
        }
        for (let i = 0; i < d; i++) {
          const unit = centred[row * d + i] ?? Number.NaN;
          const inUnit = inX[row * d + i] ?? Number.NaN;
          inX[row * d + i] = (inverseDeviations[row] ?? Number.NaN) * (inUnit - (sum + unit * along) / d);
        }
      }
      return inX;
    },
  };
}
