import type { Numbers } from '../../engine/inputs';
import type { DenoiserParams } from '../../oracle/surrogate';

/** The sizes of a network. */
export interface NetworkShape {
  /** The numbers of an example. */
  readonly d: number;
  readonly timeDim: number;
  readonly hidden: number;
  readonly numLayers: number;
}

/** A network whose hidden layers have different widths; no tanh of it is saturated everywhere. */
export function networkOf(numbers: Numbers, { d, timeDim, hidden, numLayers }: NetworkShape): DenoiserParams {
  const widths = Array.from({ length: numLayers + 1 }, (_, i) =>
    i === 0 ? d + timeDim : i === numLayers ? d : hidden + (i % 2),
  );
  return {
    layers: widths.slice(1).map((outputs, i) => ({
      kernel: numbers.normal(`kernel ${i}`, [widths[i] ?? 1, outputs], 0.6),
      bias: numbers.normal(`bias ${i}`, [outputs], 0.5),
    })),
  };
}
