import { exercisesNamed } from '../course';
import type { Judge } from './assignment';
import { ExerciseJudge } from './judge-exercise';

/** The same judge without Jest around it, for who grades many submissions, or one with many seeds, in one process. */
export const judgeDirectly: Judge = async (assigned) => {
  const assignment = await assigned;
  for (const { definition } of exercisesNamed(assignment.exercises)) {
    const judge = new ExerciseJudge(definition, assignment);
    await judge.load();
    judge.start();
    assignment.record(definition.id, await judge.finish());
  }
};
