import { exercisesNamed } from '../course';
import type { Assignment } from './assignment';
import { ExerciseJudge } from './judge-exercise';

/** An exercise whose turn has come, or will. */
export interface ExerciseInTurn {
  readonly id: string;
  readonly checks: readonly CheckInTurn[];
  /** Resolves when all is recorded; rejects with a fault of the grader, in this exercise or in one before it. */
  readonly finished: Promise<void>;
}

export interface CheckInTurn {
  readonly id: string;
  /** Resolves when the check has been run: true when it passed. */
  readonly passed: () => Promise<boolean>;
}

/** Begins to judge what is assigned, one exercise after the other, and records what it finds. */
export function judgeInOrder(assignment: Assignment): ExerciseInTurn[] {
  let before = Promise.resolve();
  return exercisesNamed(assignment.exercises).map(({ definition }) => {
    const { id, checks } = definition;
    const judge = new ExerciseJudge(definition, assignment);
    const started = before.then(async () => {
      await judge.load();
      judge.start();
    });
    const finished = started.then(async () => {
      assignment.record(id, await judge.finish());
    });
    finished.catch(() => undefined); // Reported where it is awaited.
    before = finished;
    const inTurn = checks.map((check) => ({
      id: check.id,
      passed: () => started.then(() => judge.passed(check)),
    }));
    return { id, checks: inTurn, finished };
  });
}
