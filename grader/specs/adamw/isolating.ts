import type { AdamWInput, AdamWOptions } from '../../oracle/adamw';
import { filled, tensor, type NumericTensor } from '../../oracle/tensor';

const zeros = filled([1, 2], 0);
const parameter = tensor([1, 2], [1, -2]);
const gradient = tensor([1, 2], [1.5, -0.5]);
const squared = tensor([1, 2], [2.25, 0.25]);
const m = tensor([1, 2], [0.75, 1.25]);
const v = tensor([1, 2], [0.5, 1.5]);

/** So late that the bias correction is over. */
const LATE = 24;

interface Parts {
  readonly parameter?: NumericTensor;
  readonly gradient?: NumericTensor;
  readonly m?: NumericTensor;
  readonly v?: NumericTensor;
  readonly step?: number;
  readonly options?: Partial<AdamWOptions>;
}

/** Nothing moves but what is given. A mistake is named only if it shows on two inputs. */
const twice = (parts: Parts): AdamWInput[] =>
  [
    { learningRate: 0.5, beta1: 0.25, beta2: 0.375, epsilon: 0.5, weightDecay: 0 },
    { learningRate: 0.25, beta1: 0.5, beta2: 0.125, epsilon: 0.25, weightDecay: 0 },
  ].map((options) => ({
    parameter: parts.parameter ?? zeros,
    gradient: parts.gradient ?? zeros,
    state: { step: parts.step ?? LATE, m: parts.m ?? zeros, v: parts.v ?? zeros },
    options: { ...options, ...parts.options },
  }));

const still = { learningRate: 0 };

/** Decay, either moment, both, the direction, epsilon, and the bias correction: each on its own. */
export const isolating = (): readonly AdamWInput[] => [
  ...twice({ options: { epsilon: 0 } }),
  ...twice({ parameter }),
  ...twice({ parameter, options: { weightDecay: 0.5 } }),
  ...twice({ m, options: still }),
  ...twice({ v, options: still }),
  ...twice({ m, v, step: 1, options: still }),
  ...twice({ gradient, m: gradient, v: squared, options: still }),
  ...twice({ gradient, options: still }),
  ...twice({ m }),
  ...twice({ m, step: 1 }),
  ...twice({ m, v, options: { epsilon: 0 } }),
  ...twice({ m, v }),
  ...twice({ m, v, step: 1, options: { epsilon: 0 } }),
  ...twice({ gradient, m: gradient, v: squared, options: { epsilon: 0 } }),
];
