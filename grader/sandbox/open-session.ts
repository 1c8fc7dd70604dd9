import { atExit } from '../platform/at-exit';
import { rmSync } from 'node:fs';
import { temporaryFolder } from '../platform/temporary-folder';
import { launcherFor } from './start-process';
import type { Confinement } from './confinement';
import { defaultLimits, Sandbox } from './sandbox';
import type { Session } from './session';
import { ensureSupportedNode } from './supported-node';
import { sandboxFiles } from './sandbox-files';

/** A session whose first process starts before the submission is known. */
export interface OpenSession {
  /** Rejects if no process can be started with the requested confinement. */
  readonly session: Promise<Session>;
  /** Ends its processes and removes its files. May be called at any time. */
  readonly close: () => Promise<void>;
}

/** Opens a session that leaves no process or file behind, even if this process ends first. */
export function openSession(confinement: Confinement): OpenSession {
  const workingDirectory = temporaryFolder('sandbox-');
  let opened: Sandbox | Session | undefined;
  const cleanUp = (): void => {
    opened?.kill();
    rmSync(workingDirectory, { recursive: true, force: true });
  };
  const takeBack = atExit(cleanUp);
  const session = start();
  session.catch(() => undefined); // Reported where it is awaited.

  async function start(): Promise<Session> {
    ensureSupportedNode();
    const launcher = launcherFor(confinement);
    const options = { launcher, files: await sandboxFiles(), workingDirectory, limits: defaultLimits };
    const first = (opened = new Sandbox(options));
    const { Session } = await import('./session'); // Loads its schemas while the process starts.
    return (opened = new Session(options, first));
  }

  return {
    session,
    close: async () => {
      await Promise.allSettled([session]);
      await opened?.stop();
      takeBack();
      cleanUp();
    },
  };
}
