import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { maxPointsOf } from '../course';
import { UnknownModule } from '../release/choose-modules';
import { differencesFromUntouched, gradeItself } from '../release/grade-itself';
import { lookForAnswers } from '../release/proof';
import { secretsOf } from '../release/secrets';
import { idsOf, studentTree, type StudentTree } from '../release/tree';
import { writeFiles } from '../release/write-files';
import { UsageError } from './usage-error';

export interface ReleaseCommand {
  readonly out: string;
  /** Numbers or names of modules, separated by commas; all of them without. */
  readonly modules?: string;
}

/**
 * Writes the repository that students get. What is written has been looked through for answers and graded before: nothing
 * is written when either finds something.
 */
export async function release({ out, modules }: ReleaseCommand): Promise<void> {
  const directory = path.resolve(out);
  refuseUnlessEmpty(directory);
  const tree = await treeFor(modules);
  const { lines, leaks } = lookForAnswers(tree.files, secretsOf(tree));
  if (leaks.length > 0) throw new UsageError(`an answer would be in it: ${leaks.join('; ')}`);
  const { released, prerequisites } = tree.chosen;
  const exercises = idsOf([...released, ...prerequisites]);
  const differences = differencesFromUntouched(await gradeItself(tree.files, exercises), exercises);
  if (differences.length > 0)
    throw new UsageError(`graded by itself, it is not untouched: ${differences.join('; ')}`);
  try {
    writeFiles(directory, tree.files);
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`${directory} cannot be written: ${why}`);
  }
  console.log(summary(directory, tree, lines));
}

function refuseUnlessEmpty(directory: string): void {
  if (!existsSync(directory)) return;
  if (!statSync(directory).isDirectory()) throw new UsageError(`${directory} is a file, not a folder`);
  if (readdirSync(directory).length > 0)
    throw new UsageError(`${directory} is not empty; name a folder that does not exist yet`);
}

async function treeFor(modules: string | undefined): Promise<StudentTree> {
  try {
    return await studentTree(modules);
  } catch (failure) {
    throw failure instanceof UnknownModule ? new UsageError(failure.message) : failure;
  }
}

function summary(directory: string, { files, chosen }: StudentTree, lines: number): string {
  const { released, prerequisites } = chosen;
  const definitions = released.flatMap(({ exercises }) => exercises);
  const points = definitions.map(maxPointsOf).reduce((sum, each) => sum + each, 0);
  const named = (modules: typeof released): string => modules.map(({ id }) => id).join(', ');
  return [
    `Released ${named(released)} to ${directory}: ${String(files.size)} files, ${String(definitions.length)} exercises, ${String(points)} points.`,
    ...(prerequisites.length === 0
      ? []
      : [`Along with it, without points, since its exercises import from it: ${named(prerequisites)}.`]),
    `None of ${String(lines)} lines of the solutions is in it, and no file that stays with you. Its own grader finds every exercise`,
    `not started: 0 of ${String(points)} points.`,
    'It has no history; begin one there with: git init && git add . && git commit -m "Start of the course"',
  ].join('\n');
}
