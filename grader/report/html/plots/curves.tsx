import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';
import type { ShownTensor } from '../../../results/results';
import { placed } from './scale';
import { ValueAxis, valueScale } from './value-axis';

interface Curve {
  readonly name: 'expected' | 'yours' | 'value';
  readonly tensor: ShownTensor;
}

const WIDTH = 380;
const HEIGHT = 190;
const MARGIN = { top: 8, right: 12, bottom: 26, left: 56 };
const MAX_MARKED = 40;

/**
 * Plots numbers over their index. The curves differ in colour, line style and markers. Values that
 * are not finite leave a gap and are listed below.
 */
export function Curves({ curves, summary }: { curves: readonly Curve[]; summary: string }): JSX.Element {
  const points = curves.map(({ name, tensor }) => ({
    name,
    values: tensor.data.map((value, i) => ({ i, value: placed(value) })),
  }));
  const finite = points.flatMap(({ values }) => values.filter(({ value }) => Number.isFinite(value)));
  const length = Math.max(2, ...points.map(({ values }) => values.length));
  const [low = 0, high = 1] = extent(finite, ({ value }) => value);
  const x = scaleLinear([0, length - 1], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = valueScale(low, high, HEIGHT - MARGIN.bottom, MARGIN.top);
  const path = line<{ i: number; value: number }>(
    ({ i }) => x(i),
    ({ value }) => y(value),
  ).defined(({ value }) => Number.isFinite(value));
  return (
    <figure class="plot">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={`Curves over the index. ${summary}`}
      >
        <ValueAxis scale={y} left={MARGIN.left} right={WIDTH - MARGIN.right} />
        {x
          .ticks(Math.min(8, length - 1))
          .filter(Number.isInteger)
          .map((tick) => (
            <text key={tick} class="tick" x={x(tick)} y={HEIGHT - 8} text-anchor="middle">
              {tick}
            </text>
          ))}
        {points.map(({ name, values }) => (
          <g key={name} class={`curve ${name}`}>
            <path d={path(values) ?? ''} />
            {values.length <= MAX_MARKED &&
              values
                .filter(({ value }) => Number.isFinite(value))
                .map(({ i, value }) => <Point key={i} name={name} x={x(i)} y={y(value)} />)}
          </g>
        ))}
      </svg>
      {curves.length > 1 && <Legend />}
      {points.map(({ name, values }) => {
        const gaps = values.filter(({ value }) => !Number.isFinite(value));
        if (gaps.length === 0) return null;
        return (
          <p key={name} class="aside">
            {name}: {String(gaps[0]?.value)} at{' '}
            {gaps
              .slice(0, 8)
              .map(({ i }) => i)
              .join(', ')}
            {gaps.length > 8 ? `, … (${String(gaps.length)} places)` : ''}
          </p>
        );
      })}
    </figure>
  );
}

function Point({ name, x, y }: { name: Curve['name']; x: number; y: number }): JSX.Element {
  if (name !== 'yours') return <circle cx={x} cy={y} r={2.5} />;
  return <path class="cross" d={`M${String(x - 3)} ${String(y - 3)}l6 6m0-6l-6 6`} />;
}

const Legend = (): JSX.Element => (
  <p class="legend">
    <svg viewBox="0 0 30 10" width="30" height="10" aria-hidden="true">
      <g class="curve expected">
        <path d="M0 5H30" />
        <circle cx={15} cy={5} r={2.5} />
      </g>
    </svg>{' '}
    expected{' '}
    <svg viewBox="0 0 30 10" width="30" height="10" aria-hidden="true">
      <g class="curve yours">
        <path d="M0 5H30" />
        <path class="cross" d="M12 2l6 6m0-6l-6 6" />
      </g>
    </svg>{' '}
    yours
  </p>
);
