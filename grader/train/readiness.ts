import { existsSync } from 'node:fs';
import path from 'node:path';
import { exercises, pathOf, type CourseExercise } from '../course';
import { NOT_STARTED } from '../engine/explain-throw';
import { DEFAULT_SEED } from '../judge/default-seed';
import { judgeExercise, type JudgedExercise } from '../judge/judge-exercise';
import { readFixtures } from '../judge/read-fixtures';
import { Refusal } from '../platform/refusal';
import type { Session } from '../sandbox/session';
import { bundleSubmission } from '../submission/bundle-submission';
import type { UsedExercise } from './used-exercises';

/** What is wrong with so many exercises, to follow their names. */
type State = (count: number) => string;

const LIST = new Intl.ListFormat('en-GB');

const are = (count: number): string => (count === 1 ? 'is' : 'are');
const NOT_BEGUN: State = (count) => `${are(count)} not started`;
const WRONG: State = (count) => `${are(count)} not right yet`;
const BROKEN: State = () => 'cannot be run';

/**
 * Judges the exercises that a training uses, without the checks that train models themselves.
 *
 * @param root the folder that contains the module folders
 * @throws Refusal that names those that are not right, or that this course does not have
 */
export async function ensureReady(
  root: string,
  used: readonly UsedExercise[],
  session: Session,
): Promise<void> {
  const needed = used.map(({ id, file }) => {
    const exercise = exercises.find(({ definition }) => definition.id === id);
    if (exercise === undefined || pathOf(exercise) !== file)
      throw new Refusal(`this course has no exercise ${id}, which the training uses`);
    return exercise;
  });
  const { bundles, problems } = await bundleSubmission(root, needed, false);
  session.serve({ bundles, modelAnswers: '' });
  const found = new Map<State, string[]>();
  for (const exercise of needed) {
    const { id } = exercise.definition;
    const state = !existsSync(path.join(root, pathOf(exercise)))
      ? NOT_BEGUN
      : problems.has(id)
        ? BROKEN
        : await stateOf(exercise, session);
    if (state !== undefined) found.set(state, [...(found.get(state) ?? []), id]);
  }
  if (found.size === 0) return;
  const sentences = [...found].map(([state, ids]) => `${LIST.format(ids)} ${state(ids.length)}`);
  const ids = [...found.values()].flat().join(' ');
  throw new Refusal(`${sentences.join('; ')}. npm run grade -- ${ids} says more`);
}

/** What is wrong with an exercise; undefined if nothing is. */
async function stateOf({ definition }: CourseExercise, session: Session): Promise<State | undefined> {
  const quick = { ...definition, checks: definition.checks.filter(({ seconds }) => seconds === undefined) };
  const judged = await judgeExercise(quick, {
    seed: DEFAULT_SEED,
    load: (exercise) => session.load(exercise),
    request: (exercise, body, wanted) => session.request(exercise, body, wanted),
    fixtures: readFixtures,
  });
  if (judged.checks.every(({ status }) => status === 'passed')) return undefined;
  return isNotStarted(judged) ? NOT_BEGUN : WRONG;
}

const isNotStarted = ({ checks, error }: JudgedExercise): boolean =>
  checks.every(({ status }) => status === 'not-started') || NOT_STARTED.test(error ?? '');
