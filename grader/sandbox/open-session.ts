import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launcherFor } from './start-process';
import type { Confinement } from './confinement';
import { defaultLimits, Sandbox } from './sandbox';
import type { Session } from './session';
import { ensureSupportedNode } from './supported-node';
import { sandboxFiles } from './sandbox-files';

/** A session whose first process is on its way, before it is known what it is for. */
export interface OpenSession {
  /** Rejects where no process can be started as it is asked for. */
  readonly session: Promise<Session>;
  /** Ends its processes and takes its files away; it may be called at any time. */
  readonly close: () => Promise<void>;
}

/** Opens a session that leaves neither process nor file behind, even when this process ends before it is closed. */
export function openSession(confinement: Confinement): OpenSession {
  const workingDirectory = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  let opened: Sandbox | Session | undefined;
  const leaveNothingBehind = (): void => {
    opened?.kill();
    rmSync(workingDirectory, { recursive: true, force: true });
  };
  process.once('exit', leaveNothingBehind);
  const session = start();
  session.catch(() => undefined); // Reported where it is awaited.

  async function start(): Promise<Session> {
    ensureSupportedNode();
    const launcher = launcherFor(confinement);
    const options = { launcher, files: await sandboxFiles(), workingDirectory, limits: defaultLimits };
    const first = (opened = new Sandbox(options));
    const { Session } = await import('./session'); // With its schemas, while the process starts.
    return (opened = new Session(options, first));
  }

  return {
    session,
    close: async () => {
      await Promise.allSettled([session]);
      await opened?.stop();
      process.removeListener('exit', leaveNothingBehind);
      leaveNothingBehind();
    },
  };
}
