import type { CheckTools } from '../../engine/check-tools';
import { formatNumber } from '../../engine/format';
import {
  lossAt,
  type ScalingLaw,
  type ScalingLawInput,
  type ScalingLawResult,
} from '../../oracle/scaling-law';
import { at } from '../../oracle/tensor';
import type { KnownCurve } from './inputs';

export type Tools = CheckTools<KnownCurve, ScalingLawResult>;

export const lawOf = ({ irreducible, scale, exponent }: ScalingLawResult): ScalingLaw => ({
  irreducible: at(irreducible, 0),
  scale: at(scale, 0),
  exponent: at(exponent, 0),
});

/** Ten times as many parameters as the largest size has. */
export const farBeyond = ({ sizes }: ScalingLawInput): number => 10 * Math.max(...sizes);

interface Comparison {
  readonly expected: ScalingLaw;
  readonly received: ScalingLaw;
  readonly sizes: readonly number[];
  /** As a fraction of the loss. */
  readonly tolerance: number;
}

/** Fails with the message, and the size where two curves differ most, unless they are close. */
export function expectCloseCurves(
  { ensure }: Tools,
  message: string,
  { expected, received, sizes, tolerance }: Comparison,
): void {
  const gaps = sizes
    .map((size) => ({ size, right: lossAt(expected, size), yours: lossAt(received, size) }))
    .map((each) => ({ ...each, gap: Math.abs(each.yours / each.right - 1) }));
  const widest = gaps.reduce((worst, each) => (each.gap <= worst.gap ? worst : each));
  ensure(
    widest.gap <= tolerance,
    `${message} For N = ${formatNumber(widest.size)}, your law gives ${formatNumber(widest.yours)} instead of ${formatNumber(widest.right)}.`,
  );
}
