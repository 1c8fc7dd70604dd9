import type { JSX } from 'preact';
import type { ClassRecord } from '../../results/class-record';
import { summariseSections, type Sections } from '../../results/class-sections';
import { summariseClass, type ClassSummary } from '../../results/class-summary';
import { pointsOfEach, pointsOverTime, type PastGrading } from '../../results/history';
import type { Override } from '../../results/override';
import type { ReferenceMatch } from '../../results/reference-matches';
import type { SimilarPair } from '../../results/similar-pairs';
import { checkStatistics } from '../check-statistics';
import { ClassIdeas } from './class-ideas';
import { CheckTable } from './check-table';
import { PointsOverTime, SectionTable } from './class-progress';
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
  /** The sections of submissions; undefined if nobody has given a roster. */
  readonly sections?: Sections | undefined;
  /** The gradings with the maximum of the last one; shown if there are several. */
  readonly history?: readonly PastGrading[];
  /** The page's bundled script; see page-script.ts. */
  readonly script: string;
}

/** Renders the page of a class. It is complete without its script, which only sorts and filters. */
export function classPage(records: readonly ClassRecord[], options: ClassPageOptions): string {
  const { title, overrides, similarity, references = [], sentences, pages, script } = options;
  const { sections = new Map<string, string>(), history = [] } = options;
  const summary = summariseClass(records, overrides);
  const { maxPoints } = summary;
  const histories = history.length > 1 ? pointsOfEach(history) : undefined;
  const points = new Map(
    summary.students
      .filter(({ record }) => record.outcome === 'graded')
      .map(({ record, adjusted }) => [record.submission, adjusted.points]),
  );
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
        <CheckTable checks={checkStatistics(records)} />
        <ClassIdeas questions={summary.ideas} />
        {history.length > 1 && <PointsOverTime history={pointsOverTime(history)} maxPoints={maxPoints} />}
        {sections.size > 0 && (
          <SectionTable sections={summariseSections(sections, points)} maxPoints={maxPoints} />
        )}
        <StudentTable {...{ summary, pages, sections, histories }} />
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
