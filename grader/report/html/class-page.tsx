import type { JSX } from 'preact';
import type { ClassRecord } from '../../results/class-record';
import { summariseClass, type ClassSummary } from '../../results/class-summary';
import type { Override } from '../../results/override';
import type { SimilarPair } from '../../results/similar-pairs';
import { ExerciseTable, Misconceptions, OverrideTable, Similarity, Troubles } from './class-sections';
import { page } from './page';
import { PointsHistogram } from './points-histogram';
import { numberText } from './plots/scale';
import { StudentTable } from './student-table';
import { baseStyles } from './styles/base';
import { classStyles } from './styles/class';

export interface ClassPageOptions {
  readonly title: string;
  readonly overrides: readonly Override[];
  /** Undefined where nobody compared the submissions. */
  readonly similarity: readonly SimilarPair[] | undefined;
  /** The sentence of a named mistake, by `<exercise>/<misconception>`. */
  readonly sentences: ReadonlyMap<string, string>;
  /** The page of a submission relative to this one, by its name; those without have none. */
  readonly pages: ReadonlyMap<string, string>;
  /** The page's own script, bundled; see page-script.ts. */
  readonly script: string;
}

/** The page of a class: whole, useful without its script, which sorts and filters. */
export function classPage(records: readonly ClassRecord[], options: ClassPageOptions): string {
  const { title, overrides, similarity, sentences, pages, script } = options;
  const summary = summariseClass(records, overrides);
  return page({
    title,
    styles: baseStyles + classStyles,
    script,
    body: (
      <main>
        <Head title={title} summary={summary} />
        <div class="overview">
          <PointsHistogram summary={summary} />
          <ExerciseTable exercises={summary.exercises} />
        </div>
        <Misconceptions {...{ summary, sentences, pages }} />
        <StudentTable {...{ summary, pages }} />
        <Troubles {...{ summary, pages }} />
        {similarity !== undefined && <Similarity {...{ similarity, pages }} />}
        {overrides.length > 0 && <OverrideTable {...{ overrides, pages }} />}
      </main>
    ),
  });
}

function Head({ title, summary }: { title: string; summary: ClassSummary }): JSX.Element {
  const { students, maxPoints, mean, median, troubles } = summary;
  const graded = students.filter(({ record }) => record.outcome === 'graded').length;
  const facts: readonly (readonly [string, string])[] = [
    ['submissions', String(students.length)],
    ['graded', String(graded)],
    [`mean of ${String(maxPoints)}`, mean.toFixed(1)],
    [`median of ${String(maxPoints)}`, numberText(median)],
    ['in trouble', String(troubles.length)],
  ];
  return (
    <header class="head">
      <h1>{title}</h1>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
