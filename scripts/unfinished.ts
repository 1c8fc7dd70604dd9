import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { exercises, maxPointsOf, pathOf, type CourseExercise } from '../grader/course';
import { inRepository } from '../grader/platform/root';

const POINTS = 100;
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
  const points = exercises
    .map(({ definition }) => maxPointsOf(definition))
    .reduce((sum, each) => sum + each, 0);
  return [
    ...exercises.flatMap(unfinishedIn),
    ...(points === POINTS
      ? []
      : [`grader/specs/: the exercises are worth ${String(points)} points in all, not ${String(POINTS)}`]),
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
    ...toDo(readme).filter(() => isLastOfModule(exercise)),
    ...(right.length >= RIGHT_ANSWERS
      ? []
      : [`${answers}/: ${String(right.length)} of at least ${String(RIGHT_ANSWERS)} right answers`]),
  ];
}

/** All exercises of a module share its README, so only the last one reports it. */
const isLastOfModule = ({ definition, module }: CourseExercise): boolean =>
  module.exercises.at(-1) === definition;

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
