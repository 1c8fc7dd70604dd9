import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { numberText } from './scale';

/** A vertical scale from the bottom to the top of a plot; round numbers bound it. */
export const valueScale = (
  low: number,
  high: number,
  bottom: number,
  top: number,
): ScaleLinear<number, number> =>
  scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [bottom, top]).nice(4);

interface ValueAxisProps {
  readonly scale: ScaleLinear<number, number>;
  /** Where its lines begin and end. */
  readonly left: number;
  readonly right: number;
}

/** The horizontal lines of a plot, each with its number. */
export const ValueAxis = ({ scale, left, right }: ValueAxisProps): JSX.Element => (
  <>
    {scale.ticks(4).map((tick) => (
      <g key={tick} class="tick">
        <line x1={left} x2={right} y1={scale(tick)} y2={scale(tick)} />
        <text x={left - 6} y={scale(tick)} dy="0.32em" text-anchor="end">
          {numberText(tick)}
        </text>
      </g>
    ))}
  </>
);
