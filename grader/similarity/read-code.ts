import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withoutPlace, type ClassSubmission } from '../class/submissions';
import { exercises, pathOf, type CourseExercise } from '../course';
import { courseRoot } from '../submission/course-root';
import { problemWith } from '../submission/allowed-files';
import { parseInThread } from '../submission/parser-thread';
import { sourcesFor } from '../submission/sources';
import { UnreadableSubmission } from '../submission/submission-folder';

/** The code of a submission that can be compared. */
export interface SubmittedCode {
  readonly name: string;
  /** Text by exercise id, and by {@link HELPERS}. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was left out and why, one line each. */
  readonly leftOut: readonly string[];
}

/** Key of the other files that the exercises import, joined to one text. */
export const HELPERS = 'helpers';

/**
 * Ten times the longest known right answer; anything longer is meant to slow down the comparison.
 */
const MAX_CHARS = 30_000;

/** More than the mathematics of the core assignment with everything that it imports. */
const MAX_HELPER_CHARS = 120_000;

const exerciseFiles = new Set(exercises.map(pathOf));

/**
 * Reads a submission's exercises and their imports with the grader's rules: no links, no large
 * files, and no code that is nested too deeply or slow to parse, which could crash a native parser.
 */
export async function readCode(
  submission: ClassSubmission,
  chosen: readonly CourseExercise[],
): Promise<SubmittedCode> {
  const { name, directory } = submission;
  let root: string;
  try {
    root = courseRoot(directory);
  } catch (failure) {
    if (!(failure instanceof UnreadableSubmission)) throw failure;
    return { name, texts: new Map(), leftOut: [withoutPlace(failure.message, submission)] };
  }
  const sources = await sourcesFor(root, chosen.map(pathOf));
  const texts = new Map<string, string>();
  const leftOut: string[] = [];
  const add = (id: string, what: string, text: string): void => {
    if (text.length > MAX_CHARS) leftOut.push(`${what} has more than ${String(MAX_CHARS)} characters`);
    else texts.set(id, text);
  };
  for (const exercise of chosen) {
    const file = pathOf(exercise);
    const text = sources.get(file);
    if (text !== undefined) add(exercise.definition.id, file, text);
    else {
      const why = await problemOf(path.join(root, file), root);
      if (why !== undefined) leftOut.push(`${file} ${why}`);
    }
  }
  const helpers = helpersThatFit([...sources].filter(([file]) => !exerciseFiles.has(file)));
  if (helpers.texts.length > 0) texts.set(HELPERS, helpers.texts.join('\n'));
  return { name, texts, leftOut: [...leftOut, ...helpers.leftOut] };
}

/** Of the files that exercises import, those for which there is space, by path. */
function helpersThatFit(files: readonly (readonly [file: string, text: string])[]): {
  readonly texts: string[];
  readonly leftOut: string[];
} {
  let space = MAX_HELPER_CHARS;
  const fitting = files.filter(([, { length }]) => {
    const fits = length <= Math.min(space, MAX_CHARS);
    if (fits) space -= length;
    return fits;
  });
  const left = files.length - fitting.length;
  return {
    texts: [...fitting].sort(byPath).map(([, text]) => text),
    leftOut:
      left === 0 ? [] : [`${counted(left)} that the exercises import, because there is too much in them`],
  };
}

const counted = (files: number): string => (files === 1 ? 'a file' : `${String(files)} files`);

const byPath = ([one]: readonly [string, string], [other]: readonly [string, string]): number =>
  one < other ? -1 : Number(one > other);

/**
 * Returns why a file was not read, as a predicate after its name; undefined if it does not exist.
 */
async function problemOf(file: string, root: string): Promise<string | undefined> {
  const problem = problemWith(file, root);
  if (problem !== undefined) return problem === 'is missing' ? undefined : problem;
  const { parsed } = await parseInThread(readFileSync(file, 'utf8'));
  return parsed.problem === undefined
    ? 'was not read, because the submission is too large or too slow to parse'
    : `cannot be read at line ${String(parsed.problem.line)}: ${parsed.problem.message}`;
}
