import { TestEnvironment } from 'jest-environment-node';
import { specified } from './specified';

/** Jest's environment for Node, with what is specified as a global. Jest waits for it when it has loaded all else. */
export default class JudgeEnvironment extends TestEnvironment {
  handleTestEvent({ name }: { readonly name: string }): Promise<void> | undefined {
    return name === 'setup' ? this.receive() : undefined;
  }

  private async receive(): Promise<void> {
    this.global['specified'] = await specified();
  }
}
