import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exercises as course, pathOf, type CourseExercise } from '../course';
import { isInside } from '../platform/paths';
import { fileAt, problemWith } from './allowed-files';
import type { SourceMistake } from './code-mistakes';
import type { CalledFunction } from './mistakes/mistake';
import type { ParsedSource } from './parse-source';
import { parseInThread } from './parser-thread';
import type { CodeStep } from './steps/code-steps';
import type { TimeAllowance } from './time-allowance';

/** A mistake that the source of an exercise or of one of its helpers shows. */
export interface FoundMistake extends Pick<
  SourceMistake,
  'line' | 'message' | 'function' | 'onlyIfGraded' | 'onlyForWrongNumbers'
> {
  /** The helper's file, `/`-separated, relative to the root; null for the exercise's own. */
  readonly file: string | null;
}

/** The most helper files of an exercise that are looked at. */
const MAX_HELPERS = 20;

/** A submission, and the files of one of its exercises that run. */
export interface Searched {
  /** The folder that contains the module folders. */
  readonly root: string;
  /** Relative to the root; undefined if the exercise could not be bundled. */
  readonly files: readonly string[] | undefined;
  readonly time: TimeAllowance;
}

/**
 * The mistakes in an exercise's own file, then those in the helpers that it imports: files that
 * are neither of the course nor of another exercise. None where a file may not be read.
 */
export async function foundMistakes(exercise: CourseExercise, searched: Searched): Promise<FoundMistake[]> {
  const own = pathOf(exercise);
  const found: FoundMistake[] = [];
  // The loop also visits the helpers that are added while it runs, each once.
  const names = new Set([own]);
  for (const name of names) {
    const parsed = await parsedFile(name, searched);
    if (parsed === undefined) continue;
    const isOwn = name === own;
    found.push(
      ...parsed.mistakes
        .filter((each) => isOwn || !each.onlyInExercise)
        .filter((each) => each.ifExercises === undefined || isOfExercise(each.ifExercises, name, searched))
        .map(({ line, message, function: of, onlyIfGraded, onlyForWrongNumbers }) => ({
          ...{ line, message, onlyIfGraded, function: isOwn ? of : null },
          ...(onlyForWrongNumbers === true && { onlyForWrongNumbers }),
          file: isOwn ? null : name,
        })),
    );
    for (const helper of helpersOf(name, parsed, searched)) if (names.size <= MAX_HELPERS) names.add(helper);
  }
  return found;
}

/** The steps of an exercise's own file; none if it may not be read. */
export const stepsOf = async (exercise: CourseExercise, searched: Searched): Promise<readonly CodeStep[]> =>
  (await parsedFile(pathOf(exercise), searched))?.steps ?? [];

async function parsedFile(name: string, { root, time }: Searched): Promise<ParsedSource | undefined> {
  const file = path.join(root, name);
  if (time.isTaken() || problemWith(file, root) !== undefined) return undefined;
  return (await parseInThread(readFileSync(file, 'utf8'), time)).parsed;
}

const exerciseFiles: ReadonlySet<string> = new Set(course.map(pathOf));

/** The helpers that a file imports and that run. */
const helpersOf = (name: string, { imports }: ParsedSource, searched: Searched): string[] =>
  imports.flatMap((each) => {
    const imported = importedFile(name, each.name, searched);
    const isHelper = imported !== undefined && !exerciseFiles.has(imported) && !imported.startsWith('given/');
    return isHelper && searched.files?.includes(imported) === true ? [imported] : [];
  });

/** The file of the submission that an import names. */
function importedFile(from: string, imported: string, { root }: Searched): string | undefined {
  if (!imported.startsWith('.')) return undefined;
  const file = fileAt(path.resolve(root, path.dirname(from), imported));
  if (file === undefined || !isInside(root, file)) return undefined;
  return path.relative(root, file).split(path.sep).join('/');
}

function isOfExercise({ name, from }: CalledFunction, file: string, searched: Searched): boolean {
  const defining = from === null ? file : importedFile(file, from, searched);
  return course.some(
    (exercise) =>
      pathOf(exercise) === defining && exercise.definition.functions.some((each) => each.name === name),
  );
}
