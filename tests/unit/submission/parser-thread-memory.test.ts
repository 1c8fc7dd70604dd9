import { EventEmitter } from 'node:events';
import type * as parserThread from '../../../grader/submission/parser-thread';

/** A thread that never answers. */
class SilentThread extends EventEmitter {
  readonly unref = jest.fn();
  readonly postMessage = jest.fn();
  readonly terminate = jest.fn(() => Promise.resolve(0));

  constructor() {
    super();
    threads.push(this);
    process.nextTick(() => this.emit('message', 'ready'));
  }
}

const threads: SilentThread[] = [];
jest.mock('node:worker_threads', () => ({ Worker: SilentThread }));
jest.mock('../../../grader/platform/own-program', () => ({ ownProgram: () => Promise.resolve('') }));

test('a thread that runs out of memory after it was given up does not end the grader', async () => {
  const { parseInThread, tooLong } = jest.requireActual<typeof parserThread>(
    '../../../grader/submission/parser-thread',
  );
  jest.useFakeTimers({ doNotFake: ['nextTick'] });
  const parsing = parseInThread('const endless = 1;');
  await jest.advanceTimersByTimeAsync(60_000);
  expect((await parsing).parsed).toEqual(tooLong);
  const [thread] = threads;
  expect(thread?.terminate).toHaveBeenCalledTimes(1);
  expect(() => thread?.emit('error', new Error('out of memory'))).not.toThrow();
  expect(threads).toHaveLength(1);
  jest.useRealTimers();
});
