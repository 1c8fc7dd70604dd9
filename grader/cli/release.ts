import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { exercisesIn, pointsOf } from '../course';
import { countedIn, prerequisitesIn } from '../release/choose-course';
import { differencesFromUntouched, gradeItself } from '../release/grade-itself';
import { lookForAnswers, searchedFiles } from '../release/proof';
import { secretsOf } from '../release/secrets';
import { placesOf } from '../release/places';
import { idsOf, studentTree, type StudentTree } from '../release/tree';
import { writeFolder } from '../release/write-files';
import { chosenAssignment } from './choose-assignment';
import { UsageError } from './usage-error';

export interface ReleaseCommand {
  readonly out: string;
  /** Numbers or names of modules, separated by commas; all if undefined. */
  readonly modules?: string | undefined;
  readonly assignment?: string | undefined;
}

/**
 * Writes the repository that students get. Before that, the files are searched for the solutions
 * and graded; nothing is written if either check fails.
 */
export async function release({ out, modules, assignment }: ReleaseCommand): Promise<void> {
  const directory = path.resolve(out);
  refuseUnlessEmpty(directory);
  console.log('Building what students get, and checking it. This takes up to a minute.');
  const { tree, lines } = await provenTree({ modules, assignment });
  try {
    writeFolder(directory, tree.files);
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new UsageError(`cannot write ${directory}: ${why}`);
  }
  console.log(summary(directory, tree, lines, assignment));
}

/**
 * Builds what students get, searches it for answers, and grades it.
 *
 * @returns also how many lines of answers were searched for
 * @throws UsageError if there is an answer, or an exercise is not in its initial state
 */
export async function provenTree({
  modules,
  assignment,
}: Omit<ReleaseCommand, 'out'>): Promise<{ tree: StudentTree; lines: number }> {
  const tree = await studentTree({
    modules,
    assignment: assignment === undefined ? undefined : chosenAssignment(assignment),
  });
  const { lines, leaks } = lookForAnswers(searchedFiles(tree), secretsOf(tree));
  if (leaks.length > 0)
    throw new UsageError(`the release would contain a part of a solution: ${leaks.join('; ')}`);
  const exercises = idsOf(exercisesIn(tree.course));
  const differences = differencesFromUntouched(await gradeItself(tree.files, exercises), exercises);
  if (differences.length > 0)
    throw new UsageError(`some released exercises are not in their initial state: ${differences.join('; ')}`);
  return { tree, lines };
}

function refuseUnlessEmpty(directory: string): void {
  if (!existsSync(directory)) return;
  if (!statSync(directory).isDirectory()) throw new UsageError(`${directory} is a file, not a folder`);
  if (readdirSync(directory).length > 0)
    throw new UsageError(`${directory} is not empty; name a folder that does not exist yet`);
}

function summary(
  directory: string,
  { files, course }: StudentTree,
  lines: number,
  assignment: string | undefined,
): string {
  const [counted, prerequisites] = [countedIn(course), prerequisitesIn(course)];
  const points = pointsOf(counted);
  const named = (exercises: typeof counted): string => placesOf(exercises, course).join(', ');
  const what = assignment === undefined ? named(counted) : `the assignment ${assignment} (${named(counted)})`;
  return [
    `Released ${what} to ${directory}: ${String(files.size)} files, ${String(counted.length)} exercises, ${String(points)} points.`,
    ...(prerequisites.length === 0
      ? []
      : [
          `Also included, without points, because the released exercises import from it: ${named(prerequisites)}.`,
        ]),
    `It contains none of the ${String(lines)} lines of the solutions and none of the files that stay with you. Its own`,
    `grader reports every exercise as not started: 0 of ${String(points)} points.`,
    'It has no Git history yet. To start one, run there: git init && git add . && git commit -m "Start of the course"',
  ].join('\n');
}
