import { Refusal } from '../platform/refusal';
import type { Session } from '../sandbox/session';
import type { ModelShape } from './configuration';
import { ensureReady } from './readiness';
import { StudentTrainer } from './student-trainer';
import { TRAINER } from './trainer-calls';
import { trainerBundle } from './trainer-bundle';
import type { UsedExercise } from './used-exercises';

/**
 * Loads the exercises with our trainer into the sandbox.
 *
 * @param root the folder that contains the module folders
 * @returns makes a trainer of models of a shape; the session trains one at a time
 * @throws Refusal if the exercises are not right
 */
export async function studentTrainer(
  root: string,
  used: readonly UsedExercise[],
  session: Session,
): Promise<(model: ModelShape) => StudentTrainer> {
  const functions = await loadTrainer(root, used, session);
  return (model) => new StudentTrainer(session, model, functions);
}

/** The same; returns the names of the student's functions. */
export async function loadTrainer(
  root: string,
  used: readonly UsedExercise[],
  session: Session,
): Promise<readonly string[]> {
  await ensureReady(root, used, session);
  const result = await trainerBundle(root, used);
  if ('problem' in result) throw new Refusal(`the exercises do not fit together: ${result.problem.message}`);
  session.serve({ bundles: new Map([[TRAINER, result.bundle]]), modelAnswers: '' });
  return used.flatMap((each) => each.functions);
}
