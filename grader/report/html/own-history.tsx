import type { JSX } from 'preact';
import type { ChangedPoints } from '../../results/history';
import { changeText, GradingTime } from './grading-time';
import { Meter } from './meter';
import { numberText } from './plots/scale';

/** The gradings that have changed the points of a submission. */
export const OwnHistory = ({
  history,
  maxPoints,
}: {
  readonly history: readonly ChangedPoints[];
  readonly maxPoints: number;
}): JSX.Element => (
  <section class="history" aria-labelledby="history-title">
    <h2 id="history-title">Points over time</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Graded at</th>
          <th scope="col">Points of {maxPoints}</th>
          <th scope="col">Change</th>
          <th scope="col">
            <span class="hidden-text">Points of the maximum</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {history.map(({ at, points, change }) => (
          <tr key={at}>
            <th scope="row">
              <GradingTime at={at} />
            </th>
            <td>{numberText(points)}</td>
            <td>{change === undefined ? '' : changeText(change)}</td>
            <td class="bar">
              <Meter points={points} maxPoints={maxPoints} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <p class="aside">
      Before adjustments. Gradings that changed nothing or have another maximum are left out.
    </p>
  </section>
);
