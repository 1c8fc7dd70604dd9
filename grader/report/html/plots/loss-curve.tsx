import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';

interface Point {
  /** Counted from 1. */
  readonly step: number;
  readonly loss: number;
}

export interface LossCurveProps {
  /** The loss of each step that is a number. */
  readonly each: readonly Point[];
  /** The same, averaged over neighbouring steps. */
  readonly averaged: readonly Point[];
  /** Losses that the curve is held against. */
  readonly levels: readonly { readonly name: string; readonly loss: number }[];
  /** What the axis shows; “loss in nats” if it is absent. */
  readonly label?: string;
}

const WIDTH = 750;
const HEIGHT = 320;
const MARGIN = { top: 10, right: 150, bottom: 34, left: 48 };
const MIN_APART = 12;
const TICKS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 7, 10];

/** Plots losses over steps, on a logarithmic axis: what matters is how close the last ones are. */
export function LossCurve({ each, averaged, levels, label = 'loss in nats' }: LossCurveProps): JSX.Element {
  const losses = [...each, ...levels].map(({ loss }) => loss).filter((loss) => loss > 0);
  const [low, high] = [Math.min(...losses) * 0.97, Math.max(...losses) * 1.03];
  const last = each.at(-1)?.step ?? 1;
  const x = scaleLinear([0, last], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLog([low, high], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const path = line<Point>(
    ({ step }) => x(step),
    ({ loss }) => y(loss),
  ).defined(({ loss }) => loss > 0);
  return (
    <figure class="loss-curve">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={summaryOf(averaged, levels)}
      >
        {TICKS.filter((tick) => tick > low && tick < high).map((tick) => (
          <g key={tick}>
            <line class="grid" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(tick)} y2={y(tick)} />
            <text x={MARGIN.left - 6} y={y(tick)} dy="0.32em" text-anchor="end">
              {tick}
            </text>
          </g>
        ))}
        {x
          .ticks(6)
          .filter(Number.isInteger)
          .map((tick) => (
            <text key={tick} x={x(tick)} y={HEIGHT - MARGIN.bottom + 16} text-anchor="middle">
              {tick.toLocaleString('en')}
            </text>
          ))}
        <text x={MARGIN.left} y={HEIGHT - 3}>
          {label} over steps
        </text>
        <path class="each" d={path(each) ?? ''} />
        <path class="mean" d={path(averaged) ?? ''} />
        {labelled(levels, y).map(({ name, loss, at }) => (
          <g key={name}>
            <line class="level" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(loss)} y2={y(loss)} />
            <text class="level-name" x={WIDTH - MARGIN.right + 6} y={at} dy="0.32em">
              {name} {loss.toFixed(4)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Places the labels of levels so that none covers another. */
function labelled(
  levels: LossCurveProps['levels'],
  y: (loss: number) => number,
): (LossCurveProps['levels'][number] & { readonly at: number })[] {
  let free = Infinity;
  return [...levels]
    .sort((one, other) => one.loss - other.loss)
    .map((level) => {
      const at = Math.min(y(level.loss), free);
      free = at - MIN_APART;
      return { ...level, at };
    });
}

function summaryOf(averaged: readonly Point[], levels: LossCurveProps['levels']): string {
  const [first, last] = [averaged[0], averaged.at(-1)];
  if (first === undefined || last === undefined) return 'There is no loss yet.';
  const known = levels.map(({ name, loss }) => `${name} ${loss.toFixed(4)}`).join(', ');
  return `The loss goes from ${first.loss.toFixed(4)} to ${last.loss.toFixed(4)} in ${String(last.step)} steps. For comparison: ${known}.`;
}
