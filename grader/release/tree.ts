import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { classroomWorkflow } from './classroom-workflow';
import { stubs as everyStub } from './stubs';
import { exercisesIn, modules, pathOf, type CourseExercise, type CourseModule } from '../course';
import { conceptsOf } from '../concepts/concepts-of';
import { keysText } from '../concepts/keys';
import { CONCEPTS_FILE } from '../concepts/read-answers';
import { withoutEffortMarks } from '../course/effort-table';
import { RELEASED_GRADER } from '../platform/released-grader.mjs';
import { inRepository } from '../platform/root';
import { pageScript } from '../report/html/page-script';
import { textForAssignments } from './assignment-text';
import { buildGrader } from './build-grader';
import { chooseCourse, countedIn, type ReleaseChoice } from './choose-course';
import { courseFiles } from './course-files';
import { editorFiles } from './editor';
import { parseLockfile, prunedLockfile } from './lockfile';
import { parsePackage, studentPackage, type StudentPackage } from './package';
import { studentReadme } from './readme';
import { GIVEN_TEXTS, givenTexts } from './given-texts';

/** The repository that students get: files by `/`-separated path, sorted. */
export interface StudentTree {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What the file of the grader has, by path. */
  readonly parts: ReadonlyMap<string, string>;
  /** The released modules, each with only the exercises that are there. */
  readonly course: readonly CourseModule[];
  /** The stubs of the whole course, by path in exercises/. */
  readonly stubs: ReadonlyMap<string, string>;
}

/** Copied unchanged, whatever exercises are released. */
const UNCHANGED = [
  '.editorconfig',
  '.gitattributes',
  '.gitignore',
  '.npmrc',
  '.nvmrc',
  'LICENSE',
  'exercises/README.md',
  'exercises/tsconfig.json',
];

/** Jest's configuration for the course. */
const JEST_CONFIG = `// @ts-check
export { courseConfig as default } from './${RELEASED_GRADER}';
`;

/**
 * Builds the repository that students get. Stubs are generated from the solutions, so that edits in
 * exercises/ are never released. The grader is one file.
 *
 * @throws NothingToRelease
 */
export async function studentTree(choice: ReleaseChoice): Promise<StudentTree> {
  const stubs = await everyStub();
  const course = chooseCourse(modules, stubs, choice);
  const exercises = exercisesIn(course);
  const released = new Set([...exercises.map(pathOf), ...course.map(({ id }) => `${id}/${CONCEPTS_FILE}`)]);
  const theirs = [...stubs].filter(([file]) => released.has(file));

  const given = filesIn('exercises/given').map((file) => [file, readText(file)] as const);
  const theirGiven = await givenTexts(given);
  const keyed = course.flatMap(({ id }) => {
    const keys = conceptsOf(id) === undefined ? undefined : keysText(id);
    return keys === undefined ? [] : [[id, keys] as const];
  });
  const grader = await buildGrader(
    new Map([
      ...(await courseFiles(course)),
      [GIVEN_TEXTS, theirGiven],
      [
        'grader/concepts/key-texts.ts',
        `export const keyTexts = ${JSON.stringify(Object.fromEntries(keyed))};`,
      ],
      [
        'grader/report/html/page-scripts.ts',
        `export const pageScripts = ${JSON.stringify({ 'submission-page': pageScript('submission-page') })};`,
      ],
    ]),
  );
  const manifest = studentPackage(parsePackage(readText('package.json')), grader.references);
  const editor = editorFiles(readText, Object.keys(manifest.dependencies));
  const texts = new Map<string, string>([
    [RELEASED_GRADER, grader.text],
    ['jest.config.mjs', JEST_CONFIG],
    ...theirs.map(([file, stub]) => [`exercises/${file}`, stub] as const),
    ...given,
    ...packageFiles(manifest),
    ['README.md', await studentReadme(course)],
    ...(await Promise.all(
      [...editor].map(async ([file, value]) => [file, await formatted(file, value)] as const),
    )),
    ['.github/workflows/classroom.yml', classroomWorkflow(idsOf(countedIn(course)))],
    ...course.map((module) => [readmeOf(module), readmeFor(module)] as const),
  ]);
  const copies = [
    ...UNCHANGED,
    ...course.flatMap((module) =>
      filesIn(`exercises/${module.id}`).filter((file) => !file.endsWith('.ts') && file !== readmeOf(module)),
    ),
    ...idsOf(exercises).map((id) => `fixtures/${id}.json`),
  ];
  const files = [
    ...[...texts].map(([file, text]) => [file, new TextEncoder().encode(text)] as const),
    ...copies.map((file) => [file, new Uint8Array(readFileSync(inRepository(file)))] as const),
  ];
  return {
    files: new Map(files.sort(([one], [other]) => (one < other ? -1 : 1))),
    parts: grader.parts,
    course,
    stubs,
  };
}

export const idsOf = (exercises: readonly CourseExercise[]): string[] =>
  exercises.map(({ definition }) => definition.id);

const readmeOf = ({ id }: CourseModule): string => `exercises/${id}/README.md`;

const readmeFor = (module: CourseModule): string =>
  withoutEffortMarks(textForAssignments(readText(readmeOf(module)), Object.keys(module.exercises)));

const readText = (file: string): string => readFileSync(inRepository(file), 'utf8');

/**
 * Lists the files of a folder, `/`-separated, except hidden ones, which systems and editors create.
 */
function filesIn(folder: string): string[] {
  return readdirSync(inRepository(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRepository(), path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.split('/').every((segment) => !segment.startsWith('.')));
}

function packageFiles(manifest: StudentPackage): [string, string][] {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const { dependencies, devDependencies } = manifest;
  const lockfile = prunedLockfile(parseLockfile(readText('package-lock.json')), {
    dependencies,
    devDependencies,
  });
  return [
    ['package.json', json(manifest)],
    ['package-lock.json', json(lockfile)],
  ];
}

/** Formats JSON in the repository's style. */
async function formatted(file: string, value: unknown): Promise<string> {
  const options = await prettier.resolveConfig(inRepository(file));
  return prettier.format(JSON.stringify(value), { ...options, parser: 'json' });
}
