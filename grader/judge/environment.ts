import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import { takeOver } from './hand-over';

/** Jest's environment for Node, with the assignment as a global. */
export default class JudgeEnvironment extends TestEnvironment {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.global['assignment'] = takeOver();
  }
}
