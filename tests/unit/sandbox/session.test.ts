/** Sessions with fake sandboxes: each test decides how a request ends. */
import { SandboxBroken, SandboxFailure, type SandboxFailureKind } from '../../../grader/sandbox/failure';
import {
  SessionClosed,
  type ExerciseRequest,
  type LocatedReply,
  type Session,
} from '../../../grader/sandbox/session';
import { fakeBundle } from '../../support/fake-exercise';
import {
  fakeSession,
  loadedReply,
  located,
  returnedReply,
  threwReply,
  type FakeProgram,
  type FakeSandbox,
} from '../../support/fake-sandbox';

const bundles = new Map([
  ['a', fakeBundle({ code: 'script a' })],
  ['b', fakeBundle({ code: 'script b', modelAnswers: ['1-attention/causal-mask.ts'] })],
]);
const submission = { bundles, modelAnswers: '' };

const call = (name: string): ExerciseRequest => ({ kind: 'call', function: name, arguments: [] });
const always = (): boolean => true;

/** Loads every exercise; each function returns its own name. */
const wellBehaved: FakeProgram = (request) =>
  'function' in request ? returnedReply(request.function) : loadedReply();

/** A program that fails the sandbox when `crash` is called. */
const crashing =
  (kind: SandboxFailureKind = 'memory', message = 'needed too much memory'): FakeProgram =>
  (request, ...others) =>
    'function' in request && request.function === 'crash'
      ? new SandboxFailure(kind, message)
      : wellBehaved(request, ...others);

/** The requests that a sandbox received, for instance `load a` and `a.f`. */
const sentTo = (sandbox: FakeSandbox | undefined): string[] =>
  (sandbox?.sent ?? []).map((request) => {
    if (request.kind === 'prepare') return request.kind;
    return request.kind === 'load' ? `load ${request.exercise}` : `${request.exercise}.${request.function}`;
  });

/** A session that serves the submission. */
function serving(
  program: FakeProgram = wellBehaved,
  start?: () => Promise<unknown>,
): { session: Session; sandboxes: readonly FakeSandbox[] } {
  const opened = fakeSession(program, start);
  opened.session.serve(submission);
  return opened;
}

const kindOf = (outcome: PromiseSettledResult<LocatedReply>): string =>
  outcome.status === 'fulfilled' ? 'answered' : (outcome.reason as SandboxFailure).kind;

describe('loading an exercise', () => {
  test('returns the exports of its file', async () => {
    const { session, sandboxes } = serving();
    expect(await session.load('a')).toEqual(located(loadedReply()));
    expect(sandboxes[0]?.sent).toEqual([
      { kind: 'load', exercise: 'a', code: 'script a', modelAnswers: [], backend: 'cpu' },
    ]);
  });

  test('passes the backend of the bundle', async () => {
    const { session, sandboxes } = fakeSession(wellBehaved);
    session.serve({ ...submission, bundles: new Map([['a', fakeBundle({ backend: 'wasm' })]]) });
    await session.load('a');
    expect(sandboxes[0]?.sent).toMatchObject([{ exercise: 'a', backend: 'wasm' }]);
  });

  test('passes the names of the model answers that its script requires', async () => {
    const { session, sandboxes } = serving();
    await session.load('b');
    expect(sandboxes[0]?.sent).toMatchObject([
      { exercise: 'b', modelAnswers: ['model-answers/1-attention/causal-mask.ts'] },
    ]);
  });

  test('happens once, even if several requests need it at the same time', async () => {
    const { session, sandboxes } = serving();
    const replies = await Promise.all([
      session.request('a', call('f'), always),
      session.request('a', call('g'), always),
      session.load('a'),
    ]);
    expect(replies).toEqual([
      located(returnedReply('f')),
      located(returnedReply('g')),
      located(loadedReply()),
    ]);
    expect(sentTo(sandboxes[0]).sort()).toEqual(['a.f', 'a.g', 'load a']);
    expect(sentTo(sandboxes[0])[0]).toBe('load a');
  });

  test('happens again after another exercise took its place', async () => {
    const { session, sandboxes } = serving();
    for (const exercise of ['a', 'b', 'b', 'a']) await session.request(exercise, call('f'), always);
    expect(sentTo(sandboxes[0])).toEqual(['load a', 'a.f', 'load b', 'b.f', 'b.f', 'load a', 'a.f']);
  });

  test('answers every request with the error when the file throws, and calls no function', async () => {
    const { session, sandboxes } = serving(() => threwReply('no'));
    const expected = located(threwReply('no'));
    expect(await session.load('a')).toEqual(expected);
    expect(await session.request('a', call('f'), always)).toEqual(expected);
    expect(sentTo(sandboxes[0])).toEqual(['load a']);
  });

  test('fails when the exercise has no bundle', async () => {
    const { session } = serving();
    await expect(session.load('c')).rejects.toThrow('no bundle of c');
  });

  test('happens again when the session serves another submission', async () => {
    const { session, sandboxes } = serving();
    await session.load('a');
    session.serve({ ...submission, bundles: new Map([['a', fakeBundle({ code: 'changed' })]]) });
    await session.load('a');
    expect(sandboxes).toHaveLength(1);
    expect(sandboxes[0]?.sent).toMatchObject([{ code: 'script a' }, { code: 'changed' }]);
  });
});

describe('after a failure of the sandbox', () => {
  test.each<SandboxFailureKind>(['timeout', 'memory', 'flood'])(
    'of kind %s, the request fails and the next one goes to a new sandbox',
    async (kind) => {
      const { session, sandboxes } = serving(crashing(kind, 'was the reason'));
      await expect(session.request('a', call('crash'), always)).rejects.toMatchObject({
        kind,
        message: 'was the reason',
      });
      expect(await session.request('a', call('f'), always)).toEqual(located(returnedReply('f')));
      expect(sandboxes.map(sentTo)).toEqual([
        ['load a', 'a.crash'],
        ['load a', 'a.f'],
      ]);
    },
  );

  test('the new sandbox starts with the same model answers', async () => {
    const { session, sandboxes } = fakeSession(crashing());
    session.serve({ ...submission, modelAnswers: 'the model answers' });
    await session.request('a', call('crash'), always).catch(() => undefined);
    await session.request('a', call('f'), always);
    expect(sandboxes.map(({ starts }) => [...new Set(starts)])).toEqual([
      ['the model answers'],
      ['the model answers'],
    ]);
  });

  test('a sandbox that did not fail is kept', async () => {
    const { session, sandboxes } = serving((request, ...others) =>
      'function' in request ? threwReply('no') : wellBehaved(request, ...others),
    );
    await session.request('a', call('f'), always);
    await session.request('a', call('f'), always);
    expect(sandboxes).toHaveLength(1);
  });

  test('requests that waited behind the one that failed are sent again, to one new sandbox', async () => {
    const { session, sandboxes } = serving(crashing());
    await session.load('a');
    const outcomes = await Promise.allSettled(
      ['f', 'crash', 'g', 'h'].map((name) => session.request('a', call(name), always)),
    );
    expect(outcomes.map(kindOf)).toEqual(['answered', 'memory', 'answered', 'answered']);
    expect(sandboxes.map(sentTo)).toEqual([
      ['load a', 'a.f', 'a.crash', 'a.g', 'a.h'],
      ['load a', 'a.g', 'a.h'],
    ]);
  });

  test('a request that waited is not sent again when it is no longer wanted', async () => {
    const { session, sandboxes } = serving(crashing());
    await session.load('a');
    const crashed = jest.fn(() => false);
    const unwanted = jest.fn(() => false);
    const outcomes = await Promise.allSettled([
      session.request('a', call('crash'), crashed),
      session.request('a', call('f'), unwanted),
      session.request('a', call('g'), always),
    ]);
    expect(outcomes.map(kindOf)).toEqual(['memory', 'interrupted', 'answered']);
    expect(sentTo(sandboxes[1])).toEqual(['load a', 'a.g']);
    expect(unwanted).toHaveBeenCalledTimes(1);
    expect(crashed).not.toHaveBeenCalled();
  });

  test('whether a request is wanted is decided once the new sandbox has started', async () => {
    let isCrashed = false;
    let isWanted = true;
    const { session } = serving(
      (request, ...others) => {
        const answer = crashing()(request, ...others);
        isCrashed ||= answer instanceof SandboxFailure;
        return answer;
      },
      () => {
        isWanted = !isCrashed;
        return Promise.resolve();
      },
    );
    await session.load('a');
    const outcomes = await Promise.allSettled([
      session.request('a', call('crash'), always),
      session.request('a', call('f'), () => isWanted),
    ]);
    expect(outcomes.map(kindOf)).toEqual(['memory', 'interrupted']);
  });

  test('a request is sent again after every crash before it', async () => {
    const { session, sandboxes } = serving(crashing());
    await session.load('a');
    const outcomes = await Promise.allSettled(
      ['crash', 'crash', 'f'].map((name) => session.request('a', call(name), always)),
    );
    expect(outcomes.map(kindOf)).toEqual(['memory', 'memory', 'answered']);
    expect(sandboxes.map(sentTo)).toEqual([
      ['load a', 'a.crash', 'a.crash', 'a.f'],
      ['load a', 'a.crash', 'a.f'],
      ['load a', 'a.f'],
    ]);
  });

  describe('whose process has ended', () => {
    /** The system kills the first processes. */
    const killing = (processes: number): FakeProgram => {
      let left = processes;
      return (request, ...others) =>
        'function' in request && request.function === 'f' && left-- > 0
          ? new SandboxFailure('exited', 'ended the process')
          : wellBehaved(request, ...others);
    };

    test('a request is sent again once', async () => {
      const { session, sandboxes } = serving(killing(1));
      expect(await session.request('a', call('f'), always)).toEqual(located(returnedReply('f')));
      expect(sandboxes.map(sentTo)).toEqual([
        ['load a', 'a.f'],
        ['load a', 'a.f'],
      ]);
      const twice = serving(killing(2));
      await expect(twice.session.request('a', call('f'), always)).rejects.toMatchObject({
        kind: 'exited',
        message: 'ended the process',
      });
      expect(twice.sandboxes).toHaveLength(2);
    });

    test('those behind it are sent again too', async () => {
      const { session, sandboxes } = serving(killing(1));
      await session.load('a');
      const outcomes = await Promise.allSettled(
        ['g', 'f', 'h'].map((name) => session.request('a', call(name), always)),
      );
      expect(outcomes.map(kindOf)).toEqual(['answered', 'answered', 'answered']);
      expect(sandboxes).toHaveLength(2);
    });

    test('a request that is no longer wanted is not sent again', async () => {
      const { session, sandboxes } = serving(killing(1));
      await expect(session.request('a', call('f'), () => false)).rejects.toMatchObject({ kind: 'exited' });
      expect(sandboxes.map(sentTo)).toEqual([['load a', 'a.f'], []]);
    });

    test('an import is tried again once', async () => {
      let left = 1;
      const { session } = serving((request, ...others) =>
        request.kind === 'load' && left-- > 0
          ? new SandboxFailure('exited', 'ended the process')
          : wellBehaved(request, ...others),
      );
      expect(await session.load('a')).toEqual(located(loadedReply()));
    });

    test('what it printed is told once', async () => {
      const kill = killing(1);
      const { session } = serving((request, sandbox, budget) => {
        if ('function' in request) sandbox.onOutput('here', request);
        return kill(request, sandbox, budget);
      });
      await session.request('a', call('f'), always);
      expect(session.printed('a')).toMatchObject([{ lines: ['here'], total: 1 }]);
    });
  });

  test('every request of an exercise fails when its import does', async () => {
    const { session } = serving(() => new SandboxFailure('exited', 'ended the process'));
    await expect(session.load('a')).rejects.toMatchObject({ kind: 'exited' });
    await expect(session.request('a', call('f'), always)).rejects.toMatchObject({ kind: 'exited' });
  });
});

test.each(['no JSON', '{}', '{"id":0,"kind":"returned"}', '{"id":0,"kind":"unknown"}'])(
  'a reply that does not follow the protocol is refused: %s',
  async (json) => {
    const { session } = serving(() => json);
    await expect(session.load('a')).rejects.toMatchObject({ name: 'SandboxFailure', kind: 'garbled' });
  },
);

test('a start that fails twice is the machine’s fault', async () => {
  const failure = new SandboxFailure('exited', 'the sandbox could not be started');
  const { session } = serving(wellBehaved, () => Promise.reject(failure));
  await expect(session.request('a', call('f'), always)).rejects.toBeInstanceOf(SandboxBroken);
});

describe('before a sandbox has answered a call of ours', () => {
  const broken = (): Promise<void> => Promise.reject(new SandboxBroken('is damaged'));
  const request = (session: Session, name: string): Promise<LocatedReply> =>
    session.request('a', call(name), always);

  test('a failure is the machine’s if our call fails too', async () => {
    const { session } = fakeSession(crashing(), undefined, broken);
    session.serve(submission);
    await expect(request(session, 'crash')).rejects.toBeInstanceOf(SandboxBroken);
  });

  test('a failure is the submission’s if our call works, which is tried once', async () => {
    let calls = 0;
    const { session } = fakeSession(crashing(), undefined, () => {
      calls += 1;
      return Promise.resolve();
    });
    session.serve(submission);
    for (let i = 0; i < 2; i += 1)
      await expect(request(session, 'crash')).rejects.toMatchObject({ kind: 'memory' });
    expect(calls).toBe(1);
  });

  test('an answer of the submission’s own function proves the sandbox', async () => {
    const { session } = fakeSession(crashing(), undefined, broken);
    session.serve(submission);
    await request(session, 'f');
    await expect(request(session, 'crash')).rejects.toMatchObject({ kind: 'memory' });
  });
});

test('the sandbox starts as soon as the session serves a submission', () => {
  const { sandboxes } = serving();
  expect(sandboxes.map(({ starts }) => starts)).toEqual([['']]);
});

describe('time', () => {
  test('an exercise is not called again after three timeouts, but another is', async () => {
    const { session, sandboxes } = serving(crashing('timeout', 'did not finish'));
    for (let i = 0; i < 3; i++)
      await expect(session.request('a', call('crash'), always)).rejects.toThrow('did not finish');
    await expect(session.request('a', call('f'), always)).rejects.toThrow(
      'was not called again after 3 calls that did not finish',
    );
    await expect(session.load('a')).rejects.toMatchObject({ kind: 'timeout' });
    expect(sandboxes.flatMap(sentTo)).not.toContain('a.f');
    expect(await session.request('b', call('f'), always)).toEqual(located(returnedReply('f')));
  });

  test('other failures are not counted as timeouts', async () => {
    const { session } = serving(crashing());
    for (let i = 0; i < 4; i++)
      await expect(session.request('a', call('crash'), always)).rejects.toMatchObject({ kind: 'memory' });
    expect(await session.request('a', call('f'), always)).toEqual(located(returnedReply('f')));
  });

  test('requests of an exercise share a budget, and each exercise has its own', async () => {
    const left: number[] = [];
    const { session } = serving((request, sandbox, budget) => {
      left.push(budget.leftMs);
      budget.spend(1_000);
      return wellBehaved(request, sandbox, budget);
    });
    await session.request('a', call('f'), always);
    await session.request('a', call('f'), always);
    await session.request('b', call('f'), always);
    expect(left).toEqual([15_000, 14_000, 13_000, 15_000, 14_000]);
  });

  test('an exercise that used up its time is not called again until the session serves again', async () => {
    const { session, sandboxes } = serving((request, sandbox, budget) => {
      budget.spend(15_000);
      return wellBehaved(request, sandbox, budget);
    });
    await session.load('a');
    await expect(session.request('a', call('f'), always)).rejects.toThrow('has taken 15 s in all');
    expect(sentTo(sandboxes[0])).toEqual(['load a']);
    session.serve(submission);
    expect(await session.load('a')).toEqual(located(loadedReply()));
  });

  test('a restart is charged to the exercise that needs it, a second at most, and the first start to nobody', async () => {
    let now = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    try {
      const { session, sandboxes } = serving(crashing(), () => {
        now += 60_000;
        return Promise.resolve();
      });
      for (let starts = 1; starts <= 15; starts++)
        await expect(session.request('a', call('crash'), always)).rejects.toMatchObject({ kind: 'memory' });
      // The request that starts another sandbox is still answered; the next one is not sent.
      expect(await session.request('a', call('f'), always)).toEqual(located(returnedReply('f')));
      await expect(session.request('a', call('g'), always)).rejects.toThrow('has taken 15 s in all');
      expect(sandboxes).toHaveLength(16);
      expect(sandboxes.flatMap(sentTo)).not.toContain('a.g');
      expect(await session.request('b', call('f'), always)).toEqual(located(returnedReply('f')));
    } finally {
      clock.mockRestore();
    }
  });
});

describe('output', () => {
  const printing =
    (...lines: readonly string[]): FakeProgram =>
    (request, sandbox, budget) => {
      if (request.kind === 'call') for (const line of lines) sandbox.onOutput(line);
      return wellBehaved(request, sandbox, budget);
    };

  const linesOf = (session: Session, exercise: string): string[] =>
    session.printed(exercise).flatMap(({ lines }) => lines);

  test('is empty for an exercise that printed nothing', async () => {
    const { session } = serving();
    await session.request('a', call('f'), always);
    expect(session.printed('a')).toEqual([]);
  });

  test('belongs to the exercise and the request that printed it', async () => {
    const { session } = serving((request, sandbox, budget) => {
      if ('exercise' in request) sandbox.onOutput(`${request.kind} ${request.exercise}`, request);
      return wellBehaved(request, sandbox, budget);
    });
    await Promise.all(['f', 'g'].map((name) => session.request('a', call(name), always)));
    await session.request('b', call('f'), always);
    expect(session.printed('a')).toMatchObject([
      { request: { kind: 'load' }, lines: ['load a'], total: 1 },
      { request: { function: 'f' }, lines: ['call a'], total: 1 },
      { request: { function: 'g' }, lines: ['call a'], total: 1 },
    ]);
    expect(linesOf(session, 'b')).toEqual(['load b', 'call b']);
  });

  test('belongs to the last request if the sandbox does not know which one', async () => {
    const { session } = serving(printing('a line'));
    await session.request('a', call('f'), always);
    expect(session.printed('a')).toMatchObject([{ request: { function: 'f' }, lines: ['a line'] }]);
  });

  test('keeps the first 100 lines of each request, and counts all of them', async () => {
    const lines = Array.from({ length: 170 }, (_, i) => `line ${String(i)}`);
    const { session } = serving(printing(...lines));
    for (let i = 0; i < 2; i++) await session.request('a', call('f'), always);
    const expected = { lines: lines.slice(0, 100), total: 170 };
    expect(session.printed('a')).toMatchObject([expected, expected]);
  });

  test('keeps two million characters of each exercise, and counts every line', async () => {
    const { session } = serving(printing(...Array.from({ length: 100 }, () => 'x'.repeat(500))));
    for (let i = 0; i < 50; i++) await session.request('a', call('f'), always);
    expect(linesOf(session, 'a')).toHaveLength(4_000);
    expect(session.printed('a').reduce((sum, { total }) => sum + total, 0)).toBe(5_000);
  });

  test('keeps the first 500 characters of each line', async () => {
    const { session } = serving(printing('x'.repeat(501), 'ß'.repeat(500), '\ud800'));
    await session.request('a', call('f'), always);
    expect(linesOf(session, 'a')).toEqual(['x'.repeat(500), 'ß'.repeat(500), '\ud800']);
  });

  test('survives a restart, and is dropped when the session serves again', async () => {
    const { session } = serving((request, sandbox, budget) => {
      if (request.kind === 'call') sandbox.onOutput(`from ${request.function}`, request);
      return crashing()(request, sandbox, budget);
    });
    await session.request('a', call('crash'), always).catch(() => undefined);
    await session.request('a', call('f'), always);
    expect(linesOf(session, 'a')).toEqual(['from crash', 'from f']);
    session.serve(submission);
    expect(session.printed('a')).toEqual([]);
  });
});

describe('the location of an error', () => {
  const sourceMap = JSON.stringify({
    version: 3,
    sources: ['1-attention/a.ts', 'given/project.ts', '1-attention/stranger.ts'],
    names: [],
    // Lines 1 to 4 of the script: a.ts line 5, project.ts 5, stranger.ts 5, a.ts 7.
    // Line 5: a.ts line 7 up to column 4, and line 9 from column 5.
    mappings: 'AAIA;ACAA;ACAA;AFEA;AAAA,IAEA',
  });
  const files = ['1-attention/a.ts', 'given/project.ts'];

  async function locationOf(stack: string, inScript = files): Promise<LocatedReply['location']> {
    const { session } = fakeSession(() => threwReply('no', stack));
    const bundle = fakeBundle({ sourceMap, files: inScript });
    session.serve({ bundles: new Map([['a', bundle]]), modelAnswers: '' });
    return (await session.load('a')).location;
  }

  const frames = (...lines: number[]): string =>
    ['Error: no', ...lines.map((line) => `    at f (a.submission.js:${String(line)}:1)`)].join('\n');

  test.each<[string, number[], number]>([
    ['is the first frame of the submission', [4, 1], 7],
    ['is not in given/', [2, 1, 4], 5],
    ['is not in a file that the script does not contain', [3, 4], 7],
    ['is not a line that the script does not have', [99, 1], 5],
  ])('%s', async (_, lines, line) => {
    expect(await locationOf(frames(...lines))).toEqual({ file: '1-attention/a.ts', line });
  });

  test('in another file comes with the line of the own file that called it', async () => {
    const all = [...files, '1-attention/stranger.ts'];
    const inStranger = { file: '1-attention/stranger.ts', line: 5 };
    const calledFrom = { file: '1-attention/a.ts', line: 7 };
    expect(await locationOf(frames(3, 4, 1), all)).toEqual({ ...inStranger, calledFrom });
    expect(await locationOf(frames(3), all)).toEqual(inStranger);
  });

  test.each([
    [4, 7],
    [5, 9],
  ])('depends on the column, counted from 1: %i', async (column, line) => {
    expect(await locationOf(`a.submission.js:5:${String(column)}`)).toMatchObject({ line });
  });

  test.each([
    ['without frames', 'Error: no'],
    ['of other scripts', 'Error: no\n    at f (tfjs.js:1:1)'],
    ['with lines or columns of zero', 'a.submission.js:0:1 a.submission.js:1:0'],
    ['in given/ alone', frames(2)],
  ])('is unknown for a stack %s', async (_, stack) => {
    expect(await locationOf(stack)).toBeUndefined();
  });
});

describe('ending a session', () => {
  test('a session is open until it stops', () => {
    const { session } = serving();
    expect(() => {
      session.ensureOpen();
    }).not.toThrow();
  });

  test('a stopped session refuses every request and starts no sandbox', async () => {
    const { session, sandboxes } = serving();
    await session.stop();
    expect(() => {
      session.ensureOpen();
    }).toThrow(SessionClosed);
    await expect(session.load('a')).rejects.toThrow(SessionClosed);
    await expect(session.request('a', call('f'), always)).rejects.toThrow(SessionClosed);
    session.serve(submission);
    await expect(session.load('a')).rejects.toThrow(SessionClosed);
    expect(sandboxes).toHaveLength(1);
    expect(sandboxes[0]?.sent).toEqual([]);
  });

  test('a request under way when the session stops fails, and those behind it are not sent again', async () => {
    const { session, sandboxes } = serving((request, sandbox, budget) => {
      if ('function' in request) void session.stop();
      return wellBehaved(request, sandbox, budget);
    });
    await session.load('a');
    const [first, second] = await Promise.allSettled(
      ['f', 'g'].map((name) => session.request('a', call(name), always)),
    );
    expect(first).toMatchObject({ status: 'rejected', reason: { kind: 'stopped' } });
    expect(second).toMatchObject({ status: 'rejected', reason: expect.any(SessionClosed) as unknown });
    expect(sandboxes.map(sentTo)).toEqual([['load a', 'a.f', 'a.g']]);
  });

  test.each(['stop', 'kill'] as const)('%s ends the sandbox that is running', async (end) => {
    const { session, sandboxes } = serving(crashing());
    await session.request('a', call('crash'), always).catch(() => undefined);
    await session.load('a');
    await session[end]();
    const flag = end === 'stop' ? 'isStopped' : 'isKilled';
    expect(sandboxes.map((sandbox) => sandbox[flag])).toEqual([false, true]);
  });
});
