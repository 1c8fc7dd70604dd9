import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { classroomWorkflow } from './classroom-workflow';
import { stubs as everyStub } from './stubs';
import { exercisesIn, modules, pathOf, type CourseExercise, type CourseModule } from '../course';
import { conceptsOf } from '../concepts/concepts-of';
import { keysFileOf } from '../concepts/keys';
import { CONCEPTS_FILE } from '../concepts/read-answers';
import { withoutEffortMarks } from '../course/effort-table';
import { inRepository } from '../platform/root';
import { textForAssignments } from './assignment-text';
import { chooseCourse, countedIn, type ReleaseChoice } from './choose-course';
import { courseFiles } from './course-files';
import { editorFiles } from './editor';
import { parseLockfile, prunedLockfile } from './lockfile';
import { parsePackage, STUDENT_PROGRAM, studentPackage, type StudentPackage } from './package';
import { reachableFrom } from './reachable';
import { studentReadme } from './readme';
import { GIVEN_TEXTS, givenTexts } from './given-texts';
import { readSource } from './source';

/** The repository that students get: files by `/`-separated path, sorted. */
export interface StudentTree {
  readonly files: ReadonlyMap<string, Uint8Array>;
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

/** The scripts that start every command, including Jest. */
const SCRIPTS = ['run.mjs', 'root.mjs', 'jest-course.mjs', 'jest-exercises.mjs'].map(
  (file) => `scripts/${file}`,
);

/** Jest's configuration for the course. In a student's repository it has Jest's default name. */
const JEST_CONFIG = { here: 'jest.course.config.mjs', theirs: 'jest.config.mjs' };

/** The parts of the grader that Jest loads. */
const JEST_PROGRAMS = ['environment.ts', 'reporter.ts', 'teardown.ts'].map((file) => `grader/jest/${file}`);

/**
 * Builds the repository that students get. Stubs are generated from the solutions, so that edits in
 * exercises/ are never released. Of the grader, it contains only the sources of the students'
 * program.
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
  const rewritten = new Map([...(await courseFiles(course)), [GIVEN_TEXTS, theirGiven]]);
  const grader = reachableFrom(
    [...SCRIPTS, STUDENT_PROGRAM, ...JEST_PROGRAMS],
    (file) => rewritten.get(file) ?? sourceOf(file),
  );
  const sources = new Map([
    ...grader,
    [JEST_CONFIG.theirs, readText(JEST_CONFIG.here)],
    ...theirs.map(([file, stub]) => [`exercises/${file}`, stub] as const),
    ...given,
  ]);
  const manifest = studentPackage(
    parsePackage(readText('package.json')),
    [...sources].map(([file, text]) => readSource(file, text)),
  );
  const editor = editorFiles(readText, Object.keys(manifest.dependencies));
  const texts = new Map<string, string>([
    ...sources,
    ...packageFiles(manifest),
    ['README.md', await studentReadme(course)],
    ['tsconfig.json', await formatted('tsconfig.json', studentSettings())],
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
    ...course.filter(({ id }) => conceptsOf(id) !== undefined).map(({ id }) => keysFileOf(id)),
  ];
  const files = [
    ...[...texts].map(([file, text]) => [file, new TextEncoder().encode(text)] as const),
    ...copies.map((file) => [file, new Uint8Array(readFileSync(inRepository(file)))] as const),
  ];
  return {
    files: new Map(files.sort(([one], [other]) => (one < other ? -1 : 1))),
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

/** Reads a source of the grader; undefined if there is none. */
function sourceOf(file: string): string | undefined {
  const place = inRepository(file);
  if (!existsSync(place) || !statSync(place).isFile()) return undefined;
  return readText(file);
}

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

/** The compiler settings of the grader, for the sources that students get. */
function studentSettings(): object {
  const settings = JSON.parse(readText('tsconfig.json')) as { readonly compilerOptions: object };
  return {
    compilerOptions: { ...settings.compilerOptions, types: ['node'] },
    include: ['grader', 'scripts'],
    // Runs in a browser, which has other types.
    exclude: ['grader/report/html/browser'],
  };
}

/** Formats JSON in the repository's style. */
async function formatted(file: string, value: unknown): Promise<string> {
  const options = await prettier.resolveConfig(inRepository(file));
  return prettier.format(JSON.stringify(value), { ...options, parser: 'json' });
}
