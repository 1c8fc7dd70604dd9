import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  assignments,
  assignmentIds,
  exercises,
  exercisesIn,
  firstAssignmentOf,
  pathOf,
  pointsOf,
  type AssignmentId,
  type CourseExercise,
} from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { textForAssignments } from '../grader/release/assignment-text';

const POINTS = 100;

/** The assignments whose exercises are all written. */
export const finishedAssignments: readonly AssignmentId[] = ['core', 'language-models', 'physics'];

const RIGHT_ANSWERS = 6;

/** The folder of an exercise's specification. */
export const specificationOf = (id: string): string => `grader/specs/${id}`;

/**
 * The hand-written files of an exercise, `/`-separated; `npm run new-exercise` writes a skeleton of
 * each.
 */
export const filesOf = (id: string, file: string): readonly string[] => [
  `solutions/${file}`,
  `${specificationOf(id)}/index.ts`,
  `fixtures/generators/${id.replaceAll('-', '_')}.py`,
  `quality/mistakes/${id}.ts`,
];

/** Lists what is unfinished in the course, one line each. */
export function unfinished(): string[] {
  return [
    ...exercises.flatMap(unfinishedIn),
    ...assignments
      .filter(({ id }) => finishedAssignments.includes(id))
      .map((each) => ({ ...each, points: pointsOf(each.exercises) }))
      .filter(({ points }) => points !== POINTS)
      .map(
        ({ id, points }) =>
          `grader/specs/: the assignment ${id} is worth ${String(points)} points, not ${String(POINTS)}`,
      ),
  ];
}

function unfinishedIn(exercise: CourseExercise): string[] {
  const { id } = exercise.definition;
  const answers = `tests/submissions/${id}`;
  const readme = `exercises/${exercise.module.id}/README.md`;
  const written = [...filesOf(id, pathOf(exercise)), ...filesIn(specificationOf(id)), ...filesIn(answers)];
  const right = filesIn(answers).filter((file) => read(file).startsWith('// expect: all '));
  return [
    ...[...new Set(written)].flatMap(toDo),
    ...(existsSync(inRepository('fixtures', `${id}.json`))
      ? []
      : [`fixtures/${id}.json: missing; run npm run fixtures -- ${id}`]),
    ...(read(readme).includes(exercise.file) ? [] : [`${readme}: does not mention ${exercise.file}`]),
    ...(isMarked(exercise, read(readme))
      ? []
      : [
          `${readme}: mentions ${exercise.file} outside the text that is marked for ${exercise.assignment}; see docs/add-an-exercise.md`,
        ]),
    ...toDo(readme).filter(() => isLastOfModule(exercise)),
    ...(right.length >= RIGHT_ANSWERS
      ? []
      : [`${answers}/: ${String(right.length)} of at least ${String(RIGHT_ANSWERS)} right answers`]),
  ];
}

/**
 * Whether a README without the text of the exercise's assignment does not mention the exercise. The
 * text of a module's first assignment needs no marks, because the others build on it.
 */
const isMarked = ({ assignment, file, module }: CourseExercise, readme: string): boolean =>
  assignment === firstAssignmentOf(module) ||
  !textForAssignments(
    readme,
    assignmentIds.filter((id) => id !== assignment),
  ).includes(file);

/** All exercises of a module share its README, so only the last one reports it. */
const isLastOfModule = ({ definition, module }: CourseExercise): boolean =>
  exercisesIn([module]).at(-1)?.definition === definition;

/** Reports the lines of a file that contain TODO, or that the file is missing. */
function toDo(file: string): string[] {
  if (!existsSync(inRepository(file))) return [`${file}: missing`];
  const lines = read(file)
    .split('\n')
    .flatMap((line, i) => (line.includes('TODO') ? [i + 1] : []));
  return lines.length === 0 ? [] : [`${file}: TODO in line ${lines.join(', ')}`];
}

const read = (file: string): string => readFileSync(inRepository(file), 'utf8');

const filesIn = (folder: string): string[] =>
  existsSync(inRepository(folder))
    ? readdirSync(inRepository(folder))
        .sort()
        .map((file) => `${folder}/${file}`)
    : [];
