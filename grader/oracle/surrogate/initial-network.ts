import { gaussians, type Seed } from '../random';
import { filled, generate } from '../tensor';
import type { DenoiserParams } from './denoiser';

/**
 * A network for data of one number, with two hidden layers of one width. Kernels keep the size of
 * what goes through them; biases are 0.
 */
export function initialNetwork(
  seed: Seed,
  { timeDim, hidden }: { readonly timeDim: number; readonly hidden: number },
): DenoiserParams {
  const widths = [1 + timeDim, hidden, hidden, 1];
  return {
    layers: widths.slice(1).map((outputs, i) => {
      const inputs = widths[i] ?? 1;
      const normal = gaussians(seed, `kernel ${String(i)}`);
      return {
        kernel: generate([inputs, outputs], () => Math.fround(normal() / Math.sqrt(inputs))),
        bias: filled([outputs], 0),
      };
    }),
  };
}
