import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import path from 'node:path';
import { ExerciseUnderTest, exerciseAt } from './course-run';

export { exerciseFiles } from './course-run';

/**
 * Jest's environment for an exercise's file. scripts/jest-exercises.mjs replaces the file's code
 * with tests that read the checks from `exerciseUnderTest`.
 */
export default class ExerciseEnvironment extends TestEnvironment {
  private readonly file: string;
  private exercise: ExerciseUnderTest | undefined;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.file = context.testPath;
  }

  override async setup(): Promise<void> {
    await super.setup();
    const found = exerciseAt(this.file);
    if (found === undefined) throw new Error(`${this.file} is not an exercise of the course`);
    const exercise = await ExerciseUnderTest.open(found, path.dirname(path.dirname(this.file)));
    this.exercise = exercise;
    this.global['exerciseUnderTest'] = {
      title: exercise.title,
      checks: exercise.checks.map((check) => ({ title: check.title, run: () => exercise.run(check) })),
    };
  }

  override async teardown(): Promise<void> {
    await this.exercise?.close();
    await super.teardown();
  }
}
