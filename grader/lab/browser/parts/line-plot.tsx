import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';
import { numberText } from '../../../report/html/plots/scale';
import { ValueAxis, valueScale } from '../../../report/html/plots/value-axis';

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

interface LinePlotProps {
  readonly title: string;
  readonly series: readonly Series[];
  readonly x: string;
  /** Where the reader is, on the x axis. */
  readonly marked?: number;
  /** The range of y, if it is not that of the numbers. */
  readonly range?: readonly [number, number];
}

const WIDTH = 420;
const HEIGHT = 220;
const MARGIN = { top: 10, right: 12, bottom: 36, left: 52 };
/** The series differ in their dashes, not only in their colours. */
const STYLES = 6;

/** Curves in one plot. Numbers that are not finite leave gaps. */
export function LinePlot({ title, series, x: xName, marked, range }: LinePlotProps): JSX.Element {
  const all = series.flatMap(({ points }) => points).filter((each) => each.every(Number.isFinite));
  const [left = 0, right = 1] = extent(all, ([each]) => each);
  const [low = 0, high = 1] = range ?? (extent(all, ([, each]) => each) as [number?, number?]);
  const x = scaleLinear([left, left === right ? left + 1 : right], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = valueScale(low, high, HEIGHT - MARGIN.bottom, MARGIN.top);
  const path = line<readonly [number, number]>(
    ([each]) => x(each),
    ([, each]) => y(each),
  ).defined((each) => each.every(Number.isFinite));
  const summary = series
    .map(({ name, points }) => {
      const [first, last] = [points.at(0)?.[1], points.at(-1)?.[1]];
      return `${name}: ${numberText(first)} … ${numberText(last)}`;
    })
    .join('; ');
  return (
    <figure class="plot">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}. ${summary}`}>
        <ValueAxis scale={y} left={MARGIN.left} right={WIDTH - MARGIN.right} />
        {x.ticks(6).map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT - 20} text-anchor="middle">
            {numberText(tick)}
          </text>
        ))}
        <text x={(MARGIN.left + WIDTH - MARGIN.right) / 2} y={HEIGHT - 5} text-anchor="middle">
          {xName}
        </text>
        {marked !== undefined && (
          <line class="here" x1={x(marked)} x2={x(marked)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
        )}
        {series.map(({ name, points }, i) => (
          <path key={name} class={`series s${i % STYLES}`} d={path(points) ?? ''} />
        ))}
      </svg>
      <ul class="legend">
        {series.map(({ name }, i) => (
          <li key={name}>
            <svg viewBox="0 0 30 10" width="30" height="10" aria-hidden="true">
              <path class={`series s${i % STYLES}`} d="M0 5H30" />
            </svg>{' '}
            {name}
          </li>
        ))}
      </ul>
    </figure>
  );
}
