/** Numbers that views of the lab compute from what a scene returns. */
import type { Stream } from '../../grader/lab/scenes/block';
import { MIXTURES } from '../../grader/lab/scenes/mixture';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** A row of the block's tables. */
export const statisticsOf = ({ means, deviations, lengths, alike }: Stream): number[] => [
  ...[means, deviations, lengths].map(mean),
  alike,
];

/** What the view shows of a cloud of the ring: means, deviations, and the share near a centre. */
export function momentsOf(cloud: Float32Array): number[] {
  const axes = [0, 1].map((axis) => Array.from(cloud).filter((_, i) => i % 2 === axis));
  const [xs = [], ys = []] = axes;
  const { centres, spread } = MIXTURES.ring;
  const isNear = (x: number, y: number): boolean =>
    centres.some(([cx, cy]) => Math.hypot(x - cx, y - cy) <= 3 * spread);
  const near = mean(xs.map((x, i) => Number(isNear(x, ys[i] ?? Number.NaN))));
  return [...axes.map(mean), ...axes.map(deviation), near];
}
