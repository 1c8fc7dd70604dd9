import { EventEmitter } from 'node:events';
import { listenToKeys, type KeyActions, type KeyInput } from '../../../grader/watch/keys';

/** A terminal that remembers whether its keys are raw. */
class Terminal extends EventEmitter {
  isRaw = false;
  isReading = false;
  constructor(readonly isTTY: boolean) {
    super();
  }
  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }
  setEncoding(): this {
    return this;
  }
  resume(): this {
    this.isReading = true;
    return this;
  }
  pause(): this {
    this.isReading = false;
    return this;
  }
}

const inputOf = (terminal: Terminal): KeyInput => terminal as unknown as KeyInput;

function actions(): { done: string[] } & KeyActions {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  return { done, hint: note('hint'), all: note('all'), run: note('run'), quit: note('quit') };
}

test('each key does its own thing, at once and in any case', () => {
  const terminal = new Terminal(true);
  const keys = actions();
  listenToKeys(inputOf(terminal), keys);
  expect(terminal).toMatchObject({ isRaw: true, isReading: true });
  for (const typed of ['h', 'A', 'rq', 'x', ' ', '\u0003', '\u0004', '\u001b[A', '\u001bOh']) {
    terminal.emit('data', typed);
  }
  expect(keys.done).toEqual(['hint', 'all', 'run', 'quit', 'quit', 'quit']);
});

test('the terminal is given back, also if the program exits', () => {
  const terminal = new Terminal(true);
  const keys = actions();
  const before = process.listenerCount('exit');
  const giveBack = listenToKeys(inputOf(terminal), keys);
  expect(process.listenerCount('exit')).toBe(before + 1);
  giveBack?.();
  expect(terminal).toMatchObject({ isRaw: false, isReading: false });
  expect(process.listenerCount('exit')).toBe(before);
  terminal.emit('data', 'h');
  expect(keys.done).toEqual([]);
});

test('an input that is no terminal is left alone', () => {
  const pipe = new Terminal(false);
  expect(listenToKeys(inputOf(pipe), actions())).toBeUndefined();
  expect(pipe).toMatchObject({ isRaw: false, isReading: false });
  expect(pipe.listenerCount('data')).toBe(0);
});
