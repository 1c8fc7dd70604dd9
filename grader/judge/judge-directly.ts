import { exercisesNamed } from '../course';
import type { Judge } from './assignment';
import { ExerciseJudge } from './judge-exercise';

/** Judges one exercise after the other, and records what it finds. */
export const judgeDirectly: Judge = async (assigned) => {
  const assignment = await assigned;
  for (const { definition } of exercisesNamed(assignment.exercises)) {
    const judge = new ExerciseJudge(definition, assignment);
    await judge.load();
    judge.start();
    assignment.record(definition.id, await judge.finish());
  }
};
