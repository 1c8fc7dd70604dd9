import { TestEnvironment } from 'jest-environment-node';
import { specified } from './specified';

/** Jest's environment for Node, with what is specified as a global. */
export default class JudgeEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global['specified'] = specified();
  }
}
