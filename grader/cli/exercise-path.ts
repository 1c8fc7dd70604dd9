import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { countedExercises, exercises, exercisesIn, modules, pathOf, type CourseExercise } from '../course';
import { CONCEPTS_FILE } from '../concepts/read-answers';
import { isInside } from '../platform/paths';
import { courseRoot } from '../submission/course-root';
import { closeNames, didYouMean } from './suggest';
import { UsageError } from './usage-error';

/** Where the paths of a command line are relative to. */
export interface PathPlace {
  readonly submission: string;
  /** The folders that a path may be relative to; the one the user is in comes first. */
  readonly folders: readonly string[];
}

/** The folder that the user is in, which npm passes on, and the one that npm runs commands in. */
export const usersFolders = (): string[] => {
  const here = process.env['INIT_CWD'];
  return [...(here === undefined || here === '' ? [] : [here]), process.cwd()];
};

/**
 * Returns the exercises in a file or folder of the submission; undefined if the text is no path.
 *
 * @throws UsageError if it is a path, but no exercise is there
 * @throws UnreadableSubmission
 */
export function exercisesAtPath(
  text: string,
  { submission, folders }: PathPlace,
): readonly CourseExercise[] | undefined {
  const given = text.replaceAll('\\', '/');
  const looksLikePath = given.includes('/') || /^\.+$|\.tsx?$/.test(given);
  if (!looksLikePath && !folders.some((folder) => existsSync(path.resolve(folder, given)))) return undefined;

  const root = courseRoot(submission);
  // Feedback names files relative to the folder of the course's root.
  const more = /^\.\.?(\/|$)/.test(given) ? [] : [path.dirname(root), root];
  const places = [...folders, ...more].map((folder) => path.resolve(folder, given));
  const existing = places.filter((place) => existsSync(place));
  // A deleted file is graded too: its report says that it is missing.
  for (const place of [...existing, ...places]) {
    const isWhole = isSamePlace(place, path.resolve(submission));
    const found = isWhole ? countedExercises : exercisesBelow(pathInRoot(root, place));
    if (found.length > 0) return found;
  }
  const inside = existing.flatMap((place) => pathInRoot(root, place) ?? []);
  if (inside[0] !== undefined)
    throw new UsageError(`${text} is not an exercise; ${exercisesNear(inside[0])}`);
  if (existing.length > 0) throw new UsageError(`${text} is not in ${root}, the folder that is graded`);
  const close = closePaths(given, root).map((place) => shortened(place, folders[0] ?? root));
  throw new UsageError(`there is no ${text}; ${didYouMean(close) ?? exercisesNear('')}`);
}

function exercisesBelow(place: string | undefined): readonly CourseExercise[] {
  if (place === '') return countedExercises;
  // Some file systems ignore case.
  const wanted = place?.toLowerCase().replace(/\.ts$/, '');
  return exercises.filter(
    (exercise) => wanted === exercise.module.id || `${wanted ?? ''}.ts` === pathOf(exercise),
  );
}

/** The path in the root, `/`-separated, whatever links lead there; undefined if it is outside. */
function pathInRoot(root: string, place: string): string | undefined {
  const inFolder = path.join(realOf(path.dirname(place)), path.basename(place));
  const found = [place, inFolder, realOf(place)].find((each) => isInside(root, each));
  return found === undefined ? undefined : withSlashes(path.relative(root, found));
}

const isSamePlace = (one: string, other: string): boolean => path.relative(realOf(one), realOf(other)) === '';

function realOf(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    return place; // It does not exist.
  }
}

/** Names the exercises of the module that a path is in, or else the modules. */
function exercisesNear(place: string): string {
  const module = modules.find(({ id }) => place.startsWith(`${id}/`));
  if (module !== undefined && path.posix.basename(place) === CONCEPTS_FILE)
    return `to check its answers, run: npm run concepts -- ${module.id}`;
  return module === undefined
    ? `exercises are in ${modules.map(({ id }) => id).join(', ')}`
    : `those of ${module.id} are ${exercisesIn([module])
        .map(({ definition }) => definition.id)
        .join(', ')}`;
}

/** The files and folders of exercises whose name is close to that of a path. */
function closePaths(given: string, root: string): string[] {
  const places = new Map([
    ...modules.map(({ id }) => [id, id] as const),
    ...exercises.map((exercise) => [exercise.definition.id, pathOf(exercise)] as const),
  ]);
  const name = path.posix.basename(given, '.ts');
  return closeNames(name, [...places.keys()]).map((id) => path.join(root, places.get(id) ?? ''));
}

/** The path as the user would write it. */
function shortened(place: string, folder: string): string {
  return withSlashes(isInside(realOf(folder), place) ? path.relative(realOf(folder), place) : place);
}

const withSlashes = (place: string): string => place.split(path.sep).join('/');
