/**
 * The file that Jest runs: a test for every check of the exercises that were asked for. It is bundled before Jest starts, so
 * that Jest has nothing to transform.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exercisesNamed } from '../course';
import type { Assignment } from './assignment';
import { ExerciseJudge } from './judge-exercise';

declare const assignment: Assignment;

for (const { definition } of exercisesNamed(assignment.exercises)) {
  describe(definition.id, () => {
    const judge = new ExerciseJudge(definition, assignment);
    beforeAll(async () => {
      await judge.load();
      judge.start();
    });
    for (const check of definition.checks) {
      test(check.id, async () => {
        expect(await judge.passed(check)).toBe(true);
      });
    }
    afterAll(async () => {
      assignment.record(definition.id, await judge.finish());
    });
  });
}
