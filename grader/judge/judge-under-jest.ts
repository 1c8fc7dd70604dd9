import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { cacheDirectory, ownProgram } from '../repository/own-bundle';
import type { Judge } from './assignment';
import type { CheckOutcome, JestOutcome, JestTask } from './jest-thread';
import { judgeInOrder, type ExerciseInTurn } from './judge-in-order';

/**
 * Judges, with a test of Jest for every check. Jest has a thread of its own, which the judge tells what came out: so it loads, and
 * does what it does for each test, beside the judge.
 *
 * @throws Error when Jest could not run the specifications
 */
export const judgeUnderJest: Judge = async (assignment) => {
  const judged = judgeInOrder(await assignment);
  if (judged.length === 0) return;
  const jest = await startJest(judged);
  try {
    const outcome = outcomeOf(jest);
    outcome.catch(() => undefined); // Reported below, after a fault of the judge's.
    let passed = 0;
    for (const { id, checks, finished } of judged) {
      for (const check of checks) {
        const told: CheckOutcome = { exercise: id, check: check.id, passed: await check.passed() };
        jest.postMessage(told);
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
    await jest.terminate();
  }
};

async function startJest(judged: readonly ExerciseInTurn[]): Promise<Worker> {
  const [program, specifications, environment] = await Promise.all([
    ownProgram(['grader', 'judge', 'jest-thread.ts']),
    ownProgram(['grader', 'judge', 'specifications.ts']),
    ownProgram(['grader', 'judge', 'environment.ts']),
  ]);
  const exercises = judged.map(({ id, checks }) => ({ id, checks: checks.map((check) => check.id) }));
  const task: JestTask = {
    ...{ exercises, specifications, environment },
    cacheDirectory: path.join(cacheDirectory, 'jest'),
  };
  return new Worker(program, { workerData: task });
}

const outcomeOf = (jest: Worker): Promise<JestOutcome> =>
  new Promise((resolve, reject) => {
    jest.once('message', resolve).once('error', reject);
    jest.once('exit', () => {
      reject(new Error('Jest has ended its thread'));
    });
  });
