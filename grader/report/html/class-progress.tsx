import type { JSX } from 'preact';
import type { PointsAt } from '../../results/history';
import type { SectionSummary } from '../../results/class-sections';
import { GradingTime } from './grading-time';
import { Meter } from './meter';
import { numberText } from './plots/scale';
import { Text } from './text';

interface AverageRow {
  readonly key: string;
  readonly name: JSX.Element;
  readonly count: number;
  readonly mean: number;
  readonly median: number;
}

function Averages({
  rows,
  head,
  maxPoints,
}: {
  readonly rows: readonly AverageRow[];
  readonly head: string;
  readonly maxPoints: number;
}): JSX.Element {
  return (
    <table class="averages">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">Graded</th>
          <th scope="col">Mean</th>
          <th scope="col">Median</th>
          <th scope="col">
            <span class="hidden-text">Mean of the maximum</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, count, mean, median }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{count}</td>
            <td>{mean.toFixed(1)}</td>
            <td>{numberText(median)}</td>
            <td class="bar">
              <Meter points={mean} maxPoints={maxPoints} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The class after each grading that has changed something. */
export const PointsOverTime = ({
  history,
  maxPoints,
}: {
  readonly history: readonly PointsAt[];
  readonly maxPoints: number;
}): JSX.Element => (
  <section aria-labelledby="history-title">
    <h2 id="history-title">Points over time</h2>
    <Averages
      head="Graded at"
      maxPoints={maxPoints}
      rows={history.map(({ at, graded, ...averages }) => ({
        ...averages,
        key: at,
        name: <GradingTime at={at} />,
        count: graded,
      }))}
    />
    <p class="aside">Before adjustments. Gradings with another maximum are left out.</p>
  </section>
);

/** The sections of a class, after adjustments. */
export const SectionTable = ({
  sections,
  maxPoints,
}: {
  readonly sections: readonly SectionSummary[];
  readonly maxPoints: number;
}): JSX.Element => (
  <section aria-labelledby="sections-title">
    <h2 id="sections-title">Sections</h2>
    <Averages
      head="Section"
      maxPoints={maxPoints}
      rows={sections.map(({ section, students, ...averages }) => ({
        ...averages,
        key: section,
        name: <Text>{section}</Text>,
        count: students,
      }))}
    />
  </section>
);
