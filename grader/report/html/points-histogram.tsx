import type { JSX } from 'preact';
import type { ClassSummary } from '../../results/class-summary';
import { numberText } from './plots/scale';

const WIDTH = 420;
const HEIGHT = 150;
const BOTTOM = 22;
const TOP = 16;

/** The distribution of a class's adjusted points; each bar shows its count. */
export function PointsHistogram({ summary: { bins, maxPoints } }: { summary: ClassSummary }): JSX.Element {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const step = WIDTH / bins.length;
  const height = (count: number): number => (count / most) * (HEIGHT - BOTTOM - TOP);
  const spoken = bins.map(
    ({ from, to, count }) => `${numberText(from)} to ${numberText(to)}: ${String(count)}`,
  );
  return (
    <section aria-labelledby="points-title">
      <h2 id="points-title">Points</h2>
      <svg
        class="points-histogram"
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={`Submissions by points. ${spoken.join('; ')}.`}
      >
        {bins.map(({ from, count }, i) => (
          <g key={from}>
            <rect
              class="bar"
              x={i * step + 1.5}
              width={step - 3}
              y={HEIGHT - BOTTOM - height(count)}
              height={height(count)}
            />
            {count > 0 && (
              <text
                class="count"
                x={(i + 0.5) * step}
                y={HEIGHT - BOTTOM - height(count) - 4}
                text-anchor="middle"
              >
                {count}
              </text>
            )}
            <text x={i * step + 1} y={HEIGHT - 6}>
              {numberText(from)}
            </text>
          </g>
        ))}
        <line x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
        <text x={WIDTH} y={HEIGHT - 6} text-anchor="end">
          {numberText(maxPoints)}
        </text>
      </svg>
    </section>
  );
}
