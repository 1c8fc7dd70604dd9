import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';

export interface SharesProps {
  readonly title: string;
  /** The share of samples in each bin; the first and the last hold what lies outside. */
  readonly shares: readonly number[];
  /** The share that each bin should have. */
  readonly density: readonly number[];
  /** The borders of the inner bins. */
  readonly bins: readonly number[];
}

const WIDTH = 300;
const HEIGHT = 130;
const MARGIN = { top: 6, bottom: 20, x: 8 };

/** A histogram of samples as bars, and the density that they should have as a line. */
export function Shares({ title, shares, density, bins }: SharesProps): JSX.Element {
  const [low, high] = [bins[0] ?? 0, bins.at(-1) ?? 1];
  const x = scaleLinear([low, high], [MARGIN.x, WIDTH - MARGIN.x]);
  const most = Math.max(...density, ...shares.slice(1, -1));
  const y = scaleLinear([0, most * 1.05], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const middles = bins.slice(1).map((border, i) => (border + (bins[i] ?? border)) / 2);
  const curve = line<number>(
    (_, i) => x(middles[i] ?? 0),
    (share) => y(share),
  );
  const outside = (shares[0] ?? 0) + (shares.at(-1) ?? 0);
  return (
    <figure class="shares">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={`Histogram ${title}: ${percent(leftOf(shares, bins))} of the samples are left of 0; ${percent(outside)} are outside.`}
      >
        {shares.slice(1, -1).map((share, i) => (
          <rect
            key={i}
            x={x(bins[i] ?? 0) + 0.5}
            width={x(bins[i + 1] ?? 0) - x(bins[i] ?? 0) - 1}
            y={y(share)}
            height={HEIGHT - MARGIN.bottom - y(share)}
          />
        ))}
        <path d={curve(density.slice(1, -1)) ?? ''} />
        <line x1={MARGIN.x} x2={WIDTH - MARGIN.x} y1={HEIGHT - MARGIN.bottom} y2={HEIGHT - MARGIN.bottom} />
        {x.ticks(5).map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT - 5} text-anchor="middle">
            {String(tick).replace('-', '−')}
          </text>
        ))}
      </svg>
      <figcaption>
        {title}
        {outside >= 0.001 && `, ${percent(outside)} outside`}
      </figcaption>
    </figure>
  );
}

const leftOf = (shares: readonly number[], bins: readonly number[]): number =>
  shares.reduce((sum, share, i) => sum + ((bins[i] ?? Infinity) <= 1e-9 ? share : 0), 0);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
