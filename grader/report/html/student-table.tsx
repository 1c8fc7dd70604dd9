import type { JSX } from 'preact';
import type { ClassRecord } from '../../results/class-record';
import type { Sections } from '../../results/class-sections';
import type {
  AssignmentSummary,
  ClassSummary,
  ExerciseSummary,
  StudentSummary,
} from '../../results/class-summary';
import type { OwnPointsAt } from '../../results/history';
import { lateDays, lateMs } from '../../results/handed-in';
import { exerciseSign, exerciseWord } from '../words';
import { numberText } from './plots/scale';
import { PointsLineCell } from './points-line';
import { StudentLink } from './student-link';

interface TableProps {
  readonly summary: ClassSummary;
  readonly pages: ReadonlyMap<string, string>;
  readonly sections: Sections;
  /** The points over time, by submission; undefined if there was only one grading. */
  readonly histories: ReadonlyMap<string, readonly OwnPointsAt[]> | undefined;
}

const outcomeWord: Readonly<Record<ClassRecord['outcome'], string>> = {
  graded: 'graded',
  unreadable: 'nothing to grade',
  failed: 'grader failed',
};

/**
 * The table of students by exercises. The page's script sorts and filters it by `data-v`,
 * `data-name` and `data-tags`.
 */
export function StudentTable({ summary, pages, sections, histories }: TableProps): JSX.Element {
  const { students, assignments, exercises, maxPoints } = summary;
  return (
    <section aria-labelledby="students-title">
      <h2 id="students-title">Students</h2>
      <Controls {...{ summary, sections }} />
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of students">
        <table class="students">
          <thead>
            <tr>
              <th scope="col" data-kind="text" data-key="submission">
                Submission
              </th>
              <th scope="col" data-kind="number" data-key="points" class="total">
                Points <span class="aside">/{maxPoints}</span>
              </th>
              {histories !== undefined && (
                <th scope="col" data-kind="number" data-key="change">
                  Over time
                </th>
              )}
              {assignments.map(({ id, maxPoints: most }) => (
                <th key={id} scope="col" data-kind="number" data-key={id} class="subtotal">
                  <span class="name">{id}</span> <span class="aside">/{most}</span>
                </th>
              ))}
              {exercises.map(({ id, maxPoints: most }) => (
                <th key={id} scope="col" data-kind="number" data-key={id} class="exercise">
                  <span class="name">{id}</span> <span class="aside">/{most}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {students.map((student) => (
              <StudentRow
                key={student.record.submission}
                {...{ student, assignments, exercises, pages }}
                section={sections.get(student.record.submission)}
                history={histories && (histories.get(student.record.submission) ?? [])}
                maxPoints={maxPoints}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="aside">
        {Object.entries(exerciseSign).map(([status, sign], i) => (
          <span key={status}>
            {i > 0 && ', '}
            {sign} {exerciseWord[status as keyof typeof exerciseWord]}
          </span>
        ))}
        ; ✎ adjusted: <s>graded</s> and adjusted points.
        {histories !== undefined &&
          ' Over time: the points after each grading, before adjustments, and the difference from the first one to the last.'}
      </p>
    </section>
  );
}

const STATES = [
  ['trouble', 'timed out, crashed or cannot run'],
  ['incomplete', 'points missing'],
  ['complete', 'every point'],
  ['adjusted', 'adjusted'],
  ['late', 'late'],
  ['regrade', 'asks for a regrade'],
  ['ungraded', 'not graded'],
] as const;

function Controls({
  summary: { misconceptions },
  sections,
}: {
  readonly summary: ClassSummary;
  readonly sections: Sections;
}): JSX.Element {
  const names = [...new Set(sections.values())].sort(new Intl.Collator('en', { numeric: true }).compare);
  return (
    <div class="controls" hidden>
      <label>
        <span>Name</span>
        <input type="search" data-key="name" autocomplete="off" spellcheck={false} />
      </label>
      <label>
        <span>State</span>
        <select data-key="state">
          <option value="">all</option>
          {STATES.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Mistake</span>
        <select data-key="mistake">
          <option value="">all</option>
          {misconceptions.map(({ exercise, misconception, students }) => (
            <option key={`${exercise}/${misconception}`} value={tagOf(exercise, misconception)}>
              {`${exercise}: ${misconception} (${String(students.length)})`}
            </option>
          ))}
        </select>
      </label>
      {names.length > 0 && (
        <label>
          <span>Section</span>
          <select data-key="section">
            <option value="">all</option>
            {names.map((name) => (
              <option key={name} value={sectionTag(name)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="shown" role="status" />
    </div>
  );
}

/** Spaces separate tags. */
const tagOf = (exercise: string, misconception: string): string =>
  `${exercise}/${misconception}`.replaceAll(/\s/g, '_');

/** Encoded, because anything may be in the name of a section, such as a space or another tag. */
const sectionTag = (section: string): string => `section:${encodeURIComponent(section)}`;

function StudentRow({
  student: { record, adjusted, byAssignment },
  section,
  history,
  maxPoints,
  assignments,
  exercises,
  pages,
}: {
  readonly student: StudentSummary;
  readonly assignments: readonly AssignmentSummary[];
  readonly exercises: readonly ExerciseSummary[];
  readonly pages: ReadonlyMap<string, string>;
  readonly section: string | undefined;
  readonly history: readonly OwnPointsAt[] | undefined;
  readonly maxPoints: number;
}): JSX.Element {
  const tags = [...tagsOf(record, adjusted), ...(section === undefined ? [] : [sectionTag(section)])];
  const isGraded = record.outcome === 'graded';
  const name = record.submission;
  return (
    <tr data-name={name} data-tags={tags.join(' ')}>
      <th scope="row" data-v={name}>
        <StudentLink name={record.submission} pages={pages} />
        {record.asksRegrade === true && <span class="aside"> asks for a regrade</span>}
        {record.handedIn !== undefined && lateMs(record.handedIn) > 0 && (
          <span class="aside"> {lateDays(record.handedIn)} days late</span>
        )}
      </th>
      <td class="total" data-v={isGraded ? adjusted.points : -1}>
        {isGraded ? (
          <Points graded={record.points} adjusted={adjusted.points} />
        ) : (
          <span class="reason" title={record.reason ?? ''}>
            {outcomeWord[record.outcome]}
          </span>
        )}
      </td>
      {history !== undefined && <PointsLineCell {...{ history, maxPoints }} />}
      {assignments.map(({ id }) => (
        <td key={id} class="subtotal" data-v={byAssignment.get(id) ?? -1}>
          {isGraded && numberText(byAssignment.get(id) ?? 0)}
        </td>
      ))}
      {exercises.map(({ id }) => (
        <ExerciseCell
          key={id}
          exercise={record.exercises.find((each) => each.id === id)}
          points={adjusted.exercises.get(id)}
        />
      ))}
    </tr>
  );
}

function ExerciseCell({
  exercise,
  points,
}: {
  readonly exercise: ClassRecord['exercises'][number] | undefined;
  readonly points: number | undefined;
}): JSX.Element {
  if (exercise === undefined || points === undefined)
    return (
      <td data-v={-1} class="none">
        <span class="hidden-text">not graded</span>
      </td>
    );
  const { status } = exercise;
  return (
    <td data-v={points} class={status}>
      <Points graded={exercise.points} adjusted={points} />
      <span class="mark" role="img" aria-label={exerciseWord[status]}>
        {exerciseSign[status]}
      </span>
    </td>
  );
}

const Points = ({ graded, adjusted }: { graded: number; adjusted: number }): JSX.Element =>
  graded === adjusted ? (
    <>{graded}</>
  ) : (
    <span class="changed">
      <s>{graded}</s> {numberText(adjusted)} <span aria-hidden="true">✎</span>
    </span>
  );

function tagsOf(
  { outcome, exercises, points, maxPoints, asksRegrade, handedIn }: ClassRecord,
  adjusted: StudentSummary['adjusted'],
): string[] {
  const isTroubled = exercises.some(
    ({ status, timeouts, crashes }) => status === 'error' || timeouts + crashes > 0,
  );
  return [
    ...(outcome === 'graded' ? [points === maxPoints ? 'complete' : 'incomplete'] : ['ungraded', 'trouble']),
    ...(isTroubled ? ['trouble'] : []),
    ...(adjusted.overrides.length > 0 ? ['adjusted'] : []),
    ...(asksRegrade === true ? ['regrade'] : []),
    ...(handedIn !== undefined && lateMs(handedIn) > 0 ? ['late'] : []),
    ...exercises.flatMap(({ id, misconceptions }) => misconceptions.map((each) => tagOf(id, each))),
  ];
}
