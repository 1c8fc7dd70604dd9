import type { Judge } from './assignment';
import type { CheckOutcome } from './jest-thread';
import { judgeInOrder, type ExerciseInTurn } from './judge-in-order';
import type { SpecifiedExercise } from './specified';
import { takeJest } from './start-jest';

/**
 * Judges, with a test of Jest for every check. Jest has a thread of its own, which the judge tells what came out: so it loads, and
 * does what it does for each test, beside the judge.
 *
 * @throws Error when Jest could not run the specifications
 */
export const judgeUnderJest: Judge = async (assignment) => {
  const { thread, outcome } = await takeJest();
  try {
    const judged = judgeInOrder(await assignment);
    if (judged.length === 0) return;
    thread.postMessage(judged.map(specifiedOf));
    let passed = 0;
    for (const { id, checks, finished } of judged) {
      for (const check of checks) {
        const told: CheckOutcome = { exercise: id, check: check.id, passed: await check.passed() };
        thread.postMessage(told);
        passed += Number(told.passed);
      }
      await finished;
    }
    const { problem, ...counted } = await outcome;
    const total = judged.reduce((sum, { checks }) => sum + checks.length, 0);
    if (problem !== undefined) throw new Error(`Jest could not run the specifications: ${problem}`);
    if (counted.passed !== passed || counted.failed !== total - passed)
      throw new Error(
        `Jest counts ${JSON.stringify(counted)}, the judge ${String(passed)} of ${String(total)}`,
      );
  } finally {
    await thread.terminate();
  }
};

const specifiedOf = ({ id, checks }: ExerciseInTurn): SpecifiedExercise => ({
  id,
  checks: checks.map((check) => check.id),
});
