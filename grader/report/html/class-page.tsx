import type { JSX } from 'preact';
import type { ClassRecord } from '../../results/class-record';
import { summariseClass, type ClassSummary } from '../../results/class-summary';
import type { Override } from '../../results/override';
import type { ReferenceMatch } from '../../results/reference-matches';
import type { SimilarPair } from '../../results/similar-pairs';
import { ClassIdeas } from './class-ideas';
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
  /** Undefined if the submissions were not compared. */
  readonly similarity: readonly SimilarPair[] | undefined;
  /** What references.csv lists. */
  readonly references?: readonly ReferenceMatch[] | undefined;
  /** The sentences of named mistakes, by `<exercise>/<misconception>`. */
  readonly sentences: ReadonlyMap<string, string>;
  /** Links to the pages of submissions that have one, by name, relative to this page. */
  readonly pages: ReadonlyMap<string, string>;
  /** The page's bundled script; see page-script.ts. */
  readonly script: string;
}

/** Renders the page of a class. It is complete without its script, which only sorts and filters. */
export function classPage(records: readonly ClassRecord[], options: ClassPageOptions): string {
  const { title, overrides, similarity, references = [], sentences, pages, script } = options;
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
        <ClassIdeas questions={summary.ideas} />
        <StudentTable {...{ summary, pages }} />
        <Troubles {...{ summary, pages }} />
        {similarity !== undefined && <Similarity {...{ similarity, references, pages }} />}
        {overrides.length > 0 && <OverrideTable {...{ overrides, pages }} />}
      </main>
    ),
  });
}

function Head({ title, summary }: { title: string; summary: ClassSummary }): JSX.Element {
  const { students, assignments, maxPoints, mean, median, troubles } = summary;
  const graded = students.filter(({ record }) => record.outcome === 'graded').length;
  const facts: readonly (readonly [string, string])[] = [
    ['submissions', String(students.length)],
    ['graded', String(graded)],
    [`mean of ${String(maxPoints)}`, mean.toFixed(1)],
    [`median of ${String(maxPoints)}`, numberText(median)],
    ...assignments.map(
      (each) => [`mean of ${String(each.maxPoints)} in ${each.id}`, each.mean.toFixed(1)] as const,
    ),
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
