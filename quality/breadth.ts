import { exercises } from '../grader/course';
import type { Check, ExerciseDefinition } from '../grader/engine/exercise';
import { CheckFailure } from '../grader/engine/failure';
import { judgedSeed } from './seeds';
import { simulate, type Simulation } from '../tests/support/simulated-submission';

/** How many misconceptions, without pairs, each property of an exercise rejects, by check. */
export async function breadthOf(definition: ExerciseDefinition): Promise<Record<string, number>> {
  const { functions, checks } = definition;
  const oracles = Object.fromEntries(functions.map(({ name, oracle }) => [name, oracle]));
  const breadths: Record<string, number> = {};
  for (const check of checks.filter(({ kind, seconds }) => kind === 'property' && seconds === undefined)) {
    const graded = functions.find(({ name }) => name === check.function);
    const single = (graded?.misconceptions ?? []).filter(({ id }) => !id.includes('+'));
    let rejected = 0;
    for (const { compute } of single) {
      if (await rejects(check, definition, { ...oracles, [check.function]: compute })) rejected += 1;
    }
    breadths[check.id] = rejected;
  }
  return breadths;
}

/** Whether a check fails for these functions, with the default seed or only with fixed inputs. */
export async function rejects(
  check: Check,
  definition: ExerciseDefinition,
  submission: Readonly<Record<string, Simulation>>,
  fixedSeed?: number,
): Promise<boolean> {
  const context = { ...simulate(definition, submission, judgedSeed), shrinks: false };
  try {
    await check.run(fixedSeed === undefined ? context : { ...context, fixedSeed });
    return false;
  } catch (failure) {
    if (failure instanceof CheckFailure) return true;
    throw failure;
  }
}

/** How much each property rejects, by exercise. */
export async function allBreadths(): Promise<Record<string, Record<string, number>>> {
  const ofAll: Record<string, Record<string, number>> = {};
  for (const { definition } of exercises) ofAll[definition.id] = await breadthOf(definition);
  return ofAll;
}
