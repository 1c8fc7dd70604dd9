import type { JSX } from 'preact';
import type { Listing } from '../code/listing';
import { feedbackOn, type Feedback } from '../feedback';
import type { ChangedPoints } from '../../results/history';
import type { Override } from '../../results/override';
import { REGRADE_FILE } from '../../results/layout';
import type { Results } from '../../results/results';
import { exerciseSign, pointsText, subtotalsText } from '../words';
import { Adjusted, AdjustmentRows } from './adjustment';
import { CodeListing } from './code-listing';
import { ExerciseSection } from './exercise-section';
import { page } from './page';
import { Ideas, isReflection } from './ideas';
import { ClassLinks, type Neighbours } from './class-links';
import { Meter } from './meter';
import { OwnHistory } from './own-history';
import { RegradeRequest } from './regrade-request';
import { numberText } from './plots/scale';
import { baseStyles } from './styles/base';
import { plotStyles } from './styles/plots';
import { submissionStyles } from './styles/submission';
import { Text } from './text';

export interface SubmissionPageOptions {
  /** The submission's name; in a class, the name of its folder. */
  readonly name: string;
  /** The submission's files, with paths such as `1-attention/causal-mask.ts`. */
  readonly sources: readonly Listing[];
  readonly overrides?: readonly Override[];
  /** Adjusted points; only shown if there are overrides. */
  readonly adjustedPoints?: number | undefined;
  /** Link to the class's page, relative to this one. */
  readonly classPage?: string | undefined;
  /** The submissions before and after this one in the class. */
  readonly neighbours?: Neighbours | undefined;
  /** The gradings that have changed the points; shown if there are several. */
  readonly history?: readonly ChangedPoints[];
  /** Whether the page is for the student, without the fields for TAs. */
  readonly forStudent?: boolean;
  /** The page's bundled script; see page-script.ts. */
  readonly script: string;
}

/** Renders the page of one submission. The same results always give the same page. */
export function submissionPage(results: Results, options: SubmissionPageOptions): string {
  const { name, script, sources, overrides = [], classPage, neighbours, forStudent = false } = options;
  const { history = [] } = options;
  const feedback = feedbackOn(results);
  const fileOf = (exercise: { module: string; id: string }): string => `${exercise.module}/${exercise.id}.ts`;
  const own = new Set(feedback.exercises.map(fileOf));
  const others = sources.filter((source) => !own.has(source.path) && !isText(source));
  const request = sources.find(({ path }) => path === REGRADE_FILE);
  return page({
    title: `${name}: ${pointsText(feedback)} points`,
    styles: baseStyles + plotStyles + submissionStyles,
    script,
    body: (
      <main>
        {classPage !== undefined && <ClassLinks {...{ classPage, neighbours }} />}
        <Head {...{ feedback, options }} />
        {request !== undefined && <RegradeRequest listing={request} />}
        {history.length > 1 && <OwnHistory history={history} maxPoints={feedback.maxPoints} />}
        {feedback.exercises.map((exercise) => (
          <ExerciseSection
            key={exercise.id}
            exercise={exercise}
            listing={sources.find(({ path }) => path === fileOf(exercise))}
            overrides={overrides.filter((override) => override.exercise === exercise.id)}
            adjustable={!forStudent}
          />
        ))}
        <Ideas concepts={results.concepts} reflections={sources.filter(isReflection)} />
        {others.length > 0 && (
          <section class="others">
            <h2>Other files</h2>
            {others.map((listing) => (
              <details key={listing.path}>
                <summary>
                  <Text>{listing.path}</Text>
                </summary>
                <CodeListing listing={listing} />
              </details>
            ))}
          </section>
        )}
        {!forStudent && <AdjustmentRows submission={name} />}
        <footer>
          {feedback.typesUnchecked !== undefined && (
            <p class="aside">
              {feedback.typesUnchecked.label} {feedback.typesUnchecked.aside}: {feedback.typesUnchecked.text}
            </p>
          )}
          <p class="aside">
            Graded with{' '}
            {feedback.seed === null ? 'the instructor’s private seed' : `seed ${String(feedback.seed)}`}
            {results.isolated && ', using model answers for the exercises that each exercise imports'}.
          </p>
        </footer>
      </main>
    ),
  });
}

const isText = (listing: Listing): boolean => isReflection(listing) || listing.path === REGRADE_FILE;

function Head({ feedback, options }: { feedback: Feedback; options: SubmissionPageOptions }): JSX.Element {
  const { name, overrides = [], adjustedPoints } = options;
  return (
    <header class="head">
      <h1>
        <Text>{name}</Text>
      </h1>
      <p class="total">
        <span class="big">{feedback.points}</span> of {feedback.maxPoints} points
        {overrides.length > 0 && adjustedPoints !== undefined && (
          <span class="after"> → {numberText(adjustedPoints)} after adjustment</span>
        )}
      </p>
      {feedback.subtotals.length > 0 && <p class="aside">{subtotalsText(feedback.subtotals)}</p>}
      {feedback.courseChanges !== undefined && (
        <p class="warning">
          <Text>{feedback.courseChanges}</Text>
        </p>
      )}
      {feedback.fixFirst !== undefined && <p class="insight">{feedback.fixFirst}</p>}
      <Adjusted overrides={overrides.filter(({ exercise }) => exercise === undefined)} />
      <div class="overview">
        <section aria-labelledby="objectives-title">
          <h2 id="objectives-title">Objectives</h2>
          <ul class="objectives">
            {feedback.objectives.map((each) => (
              <li key={each.objective}>
                <span class="title">{each.objective}</span>
                <span class="points">{pointsText(each)}</span>
                <Meter {...each} />
              </li>
            ))}
          </ul>
        </section>
        <nav aria-labelledby="exercises-title">
          <h2 id="exercises-title">Exercises</h2>
          <ul class="contents">
            {feedback.exercises.map((exercise) => (
              <li key={exercise.id} class={exercise.status}>
                <span class="sign" aria-hidden="true">
                  {exerciseSign[exercise.status]}
                </span>
                <a href={`#${exercise.id}`}>{exercise.title}</a>
                <span class="word">{exercise.word}</span>
                <span class="points">{pointsText(exercise)}</span>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
