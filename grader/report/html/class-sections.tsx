import type { JSX } from 'preact';
import type { ClassSummary, ExerciseSummary } from '../../results/class-summary';
import type { Override } from '../../results/override';
import type { ReferenceMatch } from '../../results/reference-matches';
import { groupNumbers, groupsOf } from '../../results/similar-groups';
import type { SimilarPair } from '../../results/similar-pairs';
import { signed } from './adjustment';
import { Meter } from './meter';
import { StudentLink } from './student-link';
import { Sentence, Text } from './text';

type Pages = ReadonlyMap<string, string>;

const percent = (share: number): string => `${String(Math.round(100 * share))} %`;

/** The exercises, sorted by failure rate. */
export const ExerciseTable = ({ exercises }: { exercises: readonly ExerciseSummary[] }): JSX.Element => (
  <section aria-labelledby="exercises-title">
    <h2 id="exercises-title">Exercises by failure rate</h2>
    <div class="scroll" tabIndex={0} role="region" aria-label="Table of exercises">
      <table class="exercises">
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">Not right</th>
            <th scope="col">
              <span class="hidden-text">Share</span>
            </th>
            <th scope="col">✗ not yet</th>
            <th scope="col">! cannot run</th>
            <th scope="col">· not started</th>
            <th scope="col">↳ only by imports</th>
            <th scope="col">Mean</th>
          </tr>
        </thead>
        <tbody>
          {[...exercises]
            .sort((a, b) => b.failureRate - a.failureRate)
            .map((exercise) => (
              <tr key={exercise.id}>
                <th scope="row">{exercise.id}</th>
                <td>{percent(exercise.failureRate)}</td>
                <td class="bar">
                  <Meter points={exercise.failureRate} maxPoints={1} />
                </td>
                <td>{exercise.notYet}</td>
                <td>{exercise.cannotRun}</td>
                <td>{exercise.notStarted}</td>
                <td>{exercise.inherited}</td>
                <td>
                  {exercise.meanPoints.toFixed(1)}
                  <span class="aside">/{exercise.maxPoints}</span>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  </section>
);

/** The most names to show next to a misconception; longer lists are collapsed. */
const MAX_NAMES = 6;

/** The named mistakes, most frequent first, with the students who made them. */
export function Misconceptions({
  summary: { misconceptions, students },
  sentences,
  pages,
}: {
  readonly summary: ClassSummary;
  readonly sentences: ReadonlyMap<string, string>;
  readonly pages: Pages;
}): JSX.Element {
  const most = misconceptions[0]?.students.length ?? 1;
  return (
    <section aria-labelledby="misconceptions-title">
      <h2 id="misconceptions-title">Misconceptions: what to teach again</h2>
      {misconceptions.length === 0 && <p>No known mistakes were found in {students.length} submissions.</p>}
      <ol class="misconceptions">
        {misconceptions.map(({ exercise, misconception, students: names }) => (
          <li key={`${exercise}/${misconception}`}>
            <p class="count">
              <span class="big">{names.length}</span>
              <Meter points={names.length} maxPoints={most} />
            </p>
            <div>
              <p class="what">
                <Sentence>{sentences.get(`${exercise}/${misconception}`) ?? misconception}</Sentence>{' '}
                <span class="aside">
                  {exercise}: {misconception}
                </span>
              </p>
              <Names names={names} pages={pages} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Names({ names, pages }: { names: readonly string[]; pages: Pages }): JSX.Element {
  const list = (some: readonly string[]): JSX.Element[] =>
    some.map((name, i) => (
      <span key={name}>
        {i > 0 && ', '}
        <StudentLink {...{ name, pages }} />
      </span>
    ));
  if (names.length <= MAX_NAMES) return <p class="names">{list(names)}</p>;
  return (
    <details class="names">
      <summary>{names.length} students</summary>
      <p>{list(names)}</p>
    </details>
  );
}

/** Submissions that timed out, crashed, could not run, or could not be graded. */
export const Troubles = ({
  summary: { troubles },
  pages,
}: {
  summary: ClassSummary;
  pages: Pages;
}): JSX.Element => (
  <section aria-labelledby="troubles-title">
    <h2 id="troubles-title">Timed out, crashed, refused</h2>
    {troubles.length === 0 && <p>None.</p>}
    <ul class="troubles">
      {troubles.map(({ submission, what }) => (
        <li key={submission}>
          <StudentLink name={submission} pages={pages} />
          <ul>
            {what.map((sentence) => (
              <li key={sentence}>
                <Text>{sentence}</Text>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  </section>
);

const MAX_PAIRS = 200;

/** Pairs of submissions by similarity, which is a reason to look, not a verdict. */
export function Similarity({
  similarity,
  references,
  pages,
}: {
  readonly similarity: readonly SimilarPair[];
  readonly references: readonly ReferenceMatch[];
  readonly pages: Pages;
}): JSX.Element {
  const groups = groupNumbers(groupsOf(similarity));
  return (
    <section aria-labelledby="similarity-title">
      <h2 id="similarity-title">Similar submissions</h2>
      <p class="aside">Similarity is a reason to look, not a verdict.</p>
      {references.length > 0 && <References {...{ references, pages }} />}
      <table class="pairs">
        <thead>
          <tr>
            <th scope="col">Submission</th>
            <th scope="col">and</th>
            <th scope="col">Similarity</th>
            <th scope="col">Exercises</th>
            <th scope="col">Group</th>
          </tr>
        </thead>
        <tbody>
          {similarity.slice(0, MAX_PAIRS).map(({ left, right, similarity: share, exercises = '' }) => (
            <tr key={`${left}/${right}`}>
              <td>
                <StudentLink name={left} pages={pages} />
              </td>
              <td>
                <StudentLink name={right} pages={pages} />
              </td>
              <td class="points">{percent(share)}</td>
              <td class="points">{exercises}</td>
              <td class="points">{groups.get(left)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {similarity.length > MAX_PAIRS && (
        <p class="aside">
          Showing the {MAX_PAIRS} most similar of {similarity.length} pairs.
        </p>
      )}
    </section>
  );
}

/** Submissions that are like code that nobody in the class has written: what to look at first. */
const References = ({
  references,
  pages,
}: {
  readonly references: readonly ReferenceMatch[];
  readonly pages: Pages;
}): JSX.Element => (
  <table class="pairs">
    <thead>
      <tr>
        <th scope="col">Submission</th>
        <th scope="col">like the course’s code, or an earlier year’s</th>
        <th scope="col">Similarity</th>
        <th scope="col">Exercises</th>
      </tr>
    </thead>
    <tbody>
      {references.slice(0, MAX_PAIRS).map(({ submission, reference, similarity, exercises }) => (
        <tr key={`${submission}/${reference}`}>
          <td>
            <StudentLink name={submission} pages={pages} />
          </td>
          <td>
            <Text>{reference}</Text>
          </td>
          <td class="points">{percent(similarity)}</td>
          <td class="points">{exercises}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Adjustments and comments, with who made them and why. */
export const OverrideTable = ({
  overrides,
  pages,
}: {
  overrides: readonly Override[];
  pages: Pages;
}): JSX.Element => (
  <section aria-labelledby="overrides-title">
    <h2 id="overrides-title">Adjustments and comments</h2>
    <div class="scroll" tabIndex={0} role="region" aria-label="Table of adjustments">
      <table class="overrides">
        <thead>
          <tr>
            <th scope="col">Submission</th>
            <th scope="col">Exercise</th>
            <th scope="col">Points ±</th>
            <th scope="col">Why</th>
            <th scope="col">Who</th>
          </tr>
        </thead>
        <tbody>
          {overrides.map(({ submission, exercise, adjustment, comment, by }, i) => (
            <tr key={i}>
              <td>
                <StudentLink name={submission} pages={pages} />
              </td>
              <td>{exercise ?? 'whole submission'}</td>
              <td class="points">{adjustment === 0 ? '' : signed(adjustment)}</td>
              <td>
                <Text>{comment}</Text>
              </td>
              <td>
                <Text>{by}</Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);
