import { TestEnvironment } from 'jest-environment-node';
import { takeOver } from './hand-over';

/** Jest's environment for Node, with the assignment as a global. Jest starts while the assignment is being made ready. */
export default class JudgeEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global['assignment'] = await takeOver();
  }
}
