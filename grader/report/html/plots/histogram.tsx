import { bin, extent, max, mean, variance } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { ShownTensor } from '../../../results/results';
import { finiteNumbers, numberText } from './scale';

const WIDTH = 380;
const HALF = 74;
const MARGIN = { x: 14, bottom: 22 };
const BINS = 16;

const describe = (values: readonly number[]): string =>
  `mean ${numberText(mean(values))}, standard deviation ${numberText(Math.sqrt(variance(values) ?? 0))}`;

/** Histograms of two samples on one axis: expected values upward, received values downward. */
export function Histogram({
  expected,
  received,
}: {
  readonly expected: ShownTensor;
  readonly received: ShownTensor;
}): JSX.Element {
  const [up, down] = [finiteNumbers(expected), finiteNumbers(received)];
  const [low = 0, high = 1] = extent([...up, ...down]);
  const x = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [
    MARGIN.x,
    WIDTH - MARGIN.x,
  ]).nice();
  const [from = 0, to = 1] = x.domain();
  const bins = bin()
    .domain([from, to])
    .thresholds(Array.from({ length: BINS - 1 }, (_, i) => from + ((i + 1) * (to - from)) / BINS));
  const [upper, lower] = [bins(up), bins(down)];
  const most = max([...upper, ...lower], (each) => each.length) ?? 1;
  const height = scaleLinear([0, Math.max(1, most)], [0, HALF]);
  const summary = `Expected: ${describe(up)}. Yours: ${describe(down)}.`;
  return (
    <figure class="plot">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(2 * HALF + MARGIN.bottom)}`}
        role="img"
        aria-label={`Histogram of the numbers. ${summary}`}
      >
        {upper.map((each, i) => (
          <rect
            key={i}
            class="bar expected"
            x={x(each.x0 ?? 0) + 0.5}
            width={Math.max(0, x(each.x1 ?? 0) - x(each.x0 ?? 0) - 1)}
            y={HALF - height(each.length)}
            height={height(each.length)}
          />
        ))}
        {lower.map((each, i) => (
          <rect
            key={i}
            class="bar yours"
            x={x(each.x0 ?? 0) + 0.5}
            width={Math.max(0, x(each.x1 ?? 0) - x(each.x0 ?? 0) - 1)}
            y={HALF}
            height={height(each.length)}
          />
        ))}
        <line class="axis" x1={MARGIN.x} x2={WIDTH - MARGIN.x} y1={HALF} y2={HALF} />
        <text class="tick" x={MARGIN.x} y={12}>
          expected ↑
        </text>
        <text class="tick" x={MARGIN.x} y={2 * HALF - 4}>
          yours ↓
        </text>
        {x.ticks(6).map((tick) => (
          <text key={tick} class="tick" x={x(tick)} y={2 * HALF + 16} text-anchor="middle">
            {numberText(tick)}
          </text>
        ))}
      </svg>
      <p class="aside">{summary}</p>
    </figure>
  );
}
