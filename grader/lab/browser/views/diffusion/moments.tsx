import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { MIXTURES, type Mixture, type MixtureName } from '../../../scenes/mixture';
import { texts } from '../../texts';

const t = texts.diffusion;

/** The share of a round Gaussian in the plane that is within three deviations of its centre. */
const WITHIN_THREE = 1 - Math.exp(-4.5);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

interface MomentsProps {
  readonly cloud: Float32Array;
  readonly mixture: MixtureName;
}

/** How close the sampled points are to the data, in numbers. */
export function Moments({ cloud, mixture }: MomentsProps): JSX.Element {
  // A film shows the same end with each of its pictures.
  const rows = useMemo(() => rowsOf(cloud, mixture), [cloud, mixture]);
  return (
    <table class="numbers">
      <caption>{t.moments}</caption>
      <thead>
        <tr>
          <th scope="col">{t.quantity}</th>
          <th scope="col">{t.yoursColumn}</th>
          <th scope="col">{t.exactColumn}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, yours, exact]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td data-value={yours}>{texts.number(yours)}</td>
            <td>{texts.number(exact)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each quantity of the points, and that of the mixture. */
function rowsOf(cloud: Float32Array, mixture: MixtureName): [string, number, number][] {
  const { centres, spread }: Mixture = MIXTURES[mixture];
  const xs = Array.from(cloud).filter((_, i) => i % 2 === 0);
  const ys = Array.from(cloud).filter((_, i) => i % 2 === 1);
  const isNear = (x: number, y: number): boolean =>
    centres.some(([cx, cy]) => Math.hypot(x - cx, y - cy) <= 3 * spread);
  const near = mean(xs.map((x, i) => Number(isNear(x, ys[i] ?? Number.NaN))));
  const exactDeviation = (axis: 0 | 1): number =>
    Math.hypot(spread, deviation(centres.map((centre) => centre[axis])));
  return [
    [t.meanX, mean(xs), mean(centres.map(([x]) => x))],
    [t.meanY, mean(ys), mean(centres.map(([, y]) => y))],
    [t.spreadX, deviation(xs), exactDeviation(0)],
    [t.spreadY, deviation(ys), exactDeviation(1)],
    [t.near, near, WITHIN_THREE],
  ];
}
