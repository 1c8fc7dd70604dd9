import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import type { Assignment } from './assignment';

const slot = Symbol.for('attention-to-diffusion.assignment');

/** Where the process that starts Jest leaves the assignment for this environment. */
export function handOver(assignment: Assignment): void {
  (globalThis as Record<symbol, unknown>)[slot] = assignment;
}

/** Jest's environment for Node, with the assignment as a global. */
export default class JudgeEnvironment extends TestEnvironment {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.global['assignment'] = (globalThis as Record<symbol, unknown>)[slot];
  }
}
