import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { posteriorStep } from '../../grader/oracle/inverse-problem';
import { at } from '../../grader/oracle/tensor';
import {
  distributionAfter,
  excess,
  sixfold,
  stepsOf,
  wiener,
} from '../../grader/specs/inverse-problem/gaussian-posterior';
import { axisBelow, curve, picture, segment, text } from './svg';

const SIZE = { width: 720, height: 300 };
const PLOT = { left: 60, right: 660, top: 40, bottom: 250 };

const POINTS = Array.from({ length: 301 }, (_, i) => -2.5 + i / 60);

interface Normal {
  readonly mean: number;
  readonly variance: number;
}

const densityOf =
  ({ mean, variance }: Normal) =>
  (x: number): number =>
    Math.exp((-0.5 * (x - mean) ** 2) / variance) / Math.sqrt(2 * Math.PI * variance);

/** Prior and posterior of one number, and where diffusion posterior sampling leads. */
export function posteriorPicture(): string {
  const { measured, observation } = sixfold;
  const unnormalised = distributionAfter(
    stepsOf(sixfold).map((step) =>
      posteriorStep({ ...step, zeta: step.zeta * excess(measured, at(step.schedule.alphaBars, step.t)) }),
    ),
  );
  const x = scaleLinear([-2.5, 2.5], [PLOT.left, PLOT.right]);
  const y = scaleLinear([0, 1.8], [PLOT.bottom, PLOT.top]);
  const path = (normal: Normal): string | null => {
    const density = densityOf(normal);
    return line<number>()
      .x((value) => x(value))
      .y((value) => y(density(value)))
      .digits(1)(POINTS);
  };
  return picture(
    SIZE,
    'Three densities of one number. The prior is a broad hump around 0. The exact posterior, given y = 1, is narrow, with its top at 0.91. With DPS as it is derived, the samples are narrower still, with the top at y itself.',
    [
      text(PLOT.left, 18, 'one number, of which y = 1 was measured with σ² = 0.1', { className: 'title' }),
      segment(x(observation), PLOT.bottom, x(observation), PLOT.top, 'grid'),
      text(x(observation), PLOT.top - 6, 'y', { anchor: 'middle' }),
      curve(path(measured), 'three'),
      curve(path(wiener(measured, observation)), 'one'),
      curve(path(unnormalised), 'two'),
      text(x(-1.35), y(0.32), 'prior', { anchor: 'middle' }),
      text(x(0.5), y(1.05), 'exact posterior', { anchor: 'end', className: 'one' }),
      text(x(1.4), y(1.05), 'DPS with ζ = β / √α / 2σ²', { className: 'two' }),
      ...axisBelow(x, PLOT.bottom, [-2, -1, 0, 1, 2]),
    ],
  );
}
