import type { Check, ExerciseDefinition } from '../grader/engine/exercise';
import {
  ExerciseJudge,
  type JudgedExercise,
  type JudgingContext,
  type judgeExercise,
} from '../grader/judge/judge-exercise';

/** Judges that tell only which checks pass: they look for no smallest input and for no mistakes. */

type Judge = typeof judgeExercise;

const judged = (checks: JudgedExercise['checks']): JudgedExercise => ({
  ...{ checks, error: null, diagnoses: [], circumstances: [], advice: [], duration: 0 },
});

async function loadedJudge(definition: ExerciseDefinition, context: JudgingContext): Promise<ExerciseJudge> {
  const judge = new ExerciseJudge(definition, { ...context, shrinks: false });
  await judge.load();
  return judge;
}

/** Runs all checks but those with time of their own. */
export const judgeQuickly: Judge = async (definition, context) => {
  const judge = await loadedJudge(definition, context);
  const checks = [];
  for (const check of definition.checks.filter(({ seconds }) => seconds === undefined))
    checks.push(await judge.run(check));
  return judged(checks);
};

/** Comparisons with the oracle reject most; checks with time of their own wait for the others. */
const rank = ({ kind, seconds }: Check): number => (seconds !== undefined ? 2 : kind === 'oracle' ? 0 : 1);

/** Runs checks up to the first that fails. */
export const judgeUntilRejected: Judge = async (definition, context) => {
  const judge = await loadedJudge(definition, context);
  const checks = [];
  for (const check of [...definition.checks].sort((one, other) => rank(one) - rank(other))) {
    const result = await judge.run(check);
    checks.push(result);
    if (result.status !== 'passed') break;
  }
  return judged(checks);
};
