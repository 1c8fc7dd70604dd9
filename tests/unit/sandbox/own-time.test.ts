/** Calls with a time limit of their own, in real sandboxes whose usual limit is short. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultLimits, Sandbox, type SandboxOptions } from '../../../grader/sandbox/sandbox';
import { sandboxFiles } from '../../../grader/sandbox/sandbox-files';
import { Session, type LocatedReply } from '../../../grader/sandbox/session';
import { launcherFor } from '../../../grader/sandbox/start-process';
import { SubmissionBudget, TimeBudget } from '../../../grader/sandbox/time-budget';
import { fakeBundle } from '../../support/fake-exercise';

const code = `
  const busy = (ms) => { const began = Date.now(); while (Date.now() - began < ms); };
  exports.brief = () => busy(50);
  exports.short = () => busy(900);
  exports.long = () => { console.log('begun'); busy(60_000); };
`;
let options: SandboxOptions;

beforeAll(async () => {
  options = {
    launcher: launcherFor('standard'),
    files: await sandboxFiles(),
    workingDirectory: mkdtempSync(path.join(os.tmpdir(), 'own-time-')),
    limits: { ...defaultLimits, callMs: 500 },
  };
});
afterAll(() => {
  rmSync(options.workingDirectory, { recursive: true, force: true });
});

async function withSession(use: (session: Session) => Promise<void>): Promise<void> {
  const session = new Session(options, new Sandbox(options));
  try {
    session.serve({ bundles: new Map([['e', fakeBundle({ code })]]), modelAnswers: '' });
    await use(session);
  } finally {
    await session.stop();
  }
}

const call = (session: Session, name: string, callMs?: number): Promise<LocatedReply> =>
  session.request(
    'e',
    { kind: 'call', function: name, arguments: [], ...(callMs !== undefined && { callMs }) },
    () => true,
  );

test('a call may take longer than usual', async () => {
  await withSession(async (session) => {
    for (let i = 0; i < 3; i++) expect((await call(session, 'short', 60_000)).reply.kind).toBe('returned');
    await expect(call(session, 'long')).rejects.toThrow('did not finish within 0.5 s');
  });
});

test('a call that is too slow ends at its own limit, with what it printed', async () => {
  await withSession(async (session) => {
    await session.load('e');
    await expect(call(session, 'long', 1_500)).rejects.toThrow('did not finish within 1.5 s');
    expect(session.printed('e').flatMap(({ lines }) => lines)).toEqual(['begun']);
  });
});

test('three such timeouts end the exercise too', async () => {
  await withSession(async (session) => {
    for (let i = 0; i < 3; i++) await expect(call(session, 'long', 300)).rejects.toThrow('did not finish');
    // On a busy machine, the new processes may have taken the exercise's time.
    await expect(call(session, 'short', 60_000)).rejects.toThrow('was not called again');
  });
});

const unlessWindows = process.platform === 'win32' ? test.skip : test;

unlessWindows('a process that is paused loses no time', async () => {
  const sandbox = new Sandbox(options);
  try {
    await sandbox.started('');
    const budget = new TimeBudget(new SubmissionBudget());
    await sandbox.request({ kind: 'load', exercise: 'e', code, modelAnswers: [], backend: 'cpu' }, budget);
    for (const name of ['brief', 'brief', 'brief']) {
      // The first call has a timer in its own process, the others only that of the judge.
      const reply = sandbox.request({ kind: 'call', exercise: 'e', function: name, arguments: [] }, budget);
      const pid = sandbox.pid();
      if (pid === undefined) throw new Error('the process has no pid');
      process.kill(pid, 'SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, 2 * options.limits.callMs));
      process.kill(pid, 'SIGCONT');
      expect(JSON.parse(await reply)).toMatchObject({ kind: 'returned' });
    }
    expect(budget.leftMs).toBeGreaterThan(15_000 - 3 * options.limits.callMs);
  } finally {
    await sandbox.stop();
  }
});

test('its time is not charged to the exercise, but that of other calls is', async () => {
  const sandbox = new Sandbox(options);
  try {
    await sandbox.started('');
    const budget = new TimeBudget(new SubmissionBudget());
    const load = { kind: 'load', exercise: 'e', code, modelAnswers: [], backend: 'cpu' } as const;
    await sandbox.request({ ...load, modelAnswers: [] }, budget);
    const before = budget.leftMs;
    const short = { kind: 'call', exercise: 'e', function: 'short', arguments: [] } as const;
    await sandbox.request({ ...short, arguments: [], callMs: 60_000 }, budget);
    expect(budget.leftMs).toBe(before);
    await sandbox.request({ ...short, function: 'missing', arguments: [] }, budget);
    expect(budget.leftMs).toBeLessThan(before);
  } finally {
    await sandbox.stop();
  }
});
