import { gaussians, type Seed } from '../random';
import { filled, generate } from '../tensor';
import type { DenoiserParams } from './denoiser';

/**
 * A network with two hidden layers of one width, for data of d numbers. Kernels keep the size of
 * what goes through them; biases are 0.
 */
export function initialNetwork(
  seed: Seed,
  { timeDim, hidden, d = 1 }: { readonly timeDim: number; readonly hidden: number; readonly d?: number },
): DenoiserParams {
  const widths = [d + timeDim, hidden, hidden, d];
  return {
    layers: widths.slice(1).map((outputs, i) => {
      const inputs = widths[i] ?? d;
      const normal = gaussians(seed, `kernel ${String(i)}`);
      return {
        kernel: generate([inputs, outputs], () => Math.fround(normal() / Math.sqrt(inputs))),
        bias: filled([outputs], 0),
      };
    }),
  };
}
