import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';
import { changedPoints, type OwnPointsAt } from '../../results/history';
import { changeText, dayOf } from './grading-time';
import { numberText } from './plots/scale';

const WIDTH = 64;
const HEIGHT = 18;
const MARGIN = 3;

/** The points of one submission over time: a line, its words, and the change from first to last. */
export function PointsLineCell({
  history,
  maxPoints,
}: {
  readonly history: readonly OwnPointsAt[];
  readonly maxPoints: number;
}): JSX.Element {
  const graded = history.flatMap(({ at, points }) => (points === undefined ? [] : [{ at, points }]));
  const [first, last] = [graded[0], graded.at(-1)];
  if (first === undefined || last === undefined)
    return (
      <td data-v={-maxPoints - 1} class="none">
        <span class="hidden-text">never graded</span>
      </td>
    );
  const change = last.points - first.points;
  return (
    <td data-v={change} class="over-time">
      <PointsLine {...{ history, maxPoints }} />
      {changeText(change)}
    </td>
  );
}

/** All rows have the same scales, so that they can be compared. */
function PointsLine({
  history,
  maxPoints,
}: {
  readonly history: readonly OwnPointsAt[];
  readonly maxPoints: number;
}): JSX.Element {
  const x = scaleLinear([0, Math.max(1, history.length - 1)], [MARGIN, WIDTH - MARGIN]);
  const y = scaleLinear([0, Math.max(1, maxPoints)], [HEIGHT - MARGIN, MARGIN]);
  const path = line<OwnPointsAt>(
    (_, i) => x(i),
    ({ points = 0 }) => y(points),
  )
    .defined(({ points }) => points !== undefined)
    .digits(1);
  const end = history.findLastIndex(({ points }) => points !== undefined);
  const spoken = changedPoints(history).map(({ at, points }) => `${dayOf(at)}: ${numberText(points)}`);
  return (
    <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} width={WIDTH} height={HEIGHT} role="img">
      <title>{`Points over time. ${spoken.join('; ')}.`}</title>
      <path d={path([...history]) ?? ''} />
      <circle cx={x(end)} cy={y(history[end]?.points ?? 0)} r={2} />
    </svg>
  );
}
