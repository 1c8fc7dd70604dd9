import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundledTfjs, ownProgram } from '../repository/own-bundle';
import { launcherFor } from '../sandbox/launch';
import type { Confinement } from '../sandbox/launchers';
import { defaultLimits } from '../sandbox/sandbox';
import { Session } from '../sandbox/session';
import type { Bundles } from './bundle-submission';

/** Runs `use` with a sandbox for what is being bundled, and leaves neither process nor file behind, however it ends. */
export async function withSession<T>(
  bundling: Promise<Bundles>,
  confinement: Confinement,
  use: (session: Session, bundled: Bundles) => Promise<T>,
): Promise<T> {
  const workingDirectory = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  const programs = Promise.all([
    ownProgram(['grader', 'sandbox', 'child.ts']),
    bundledTfjs(),
    launcherFor(confinement),
  ]);
  programs.catch(() => undefined); // Reported where it is awaited.
  let session: Session | undefined;
  const leaveNothingBehind = (): void => {
    session?.kill();
    rmSync(workingDirectory, { recursive: true, force: true });
  };
  process.once('exit', leaveNothingBehind);
  try {
    const bundled = await bundling;
    const [program, tfjs, launcher] = await programs;
    session = new Session(bundled.bundles, {
      launcher,
      program,
      tfjs,
      workingDirectory,
      limits: defaultLimits,
      modelAnswers: bundled.modelAnswers?.code,
    });
    session.warmUp();
    return await use(session, bundled);
  } finally {
    await Promise.allSettled([programs]);
    await session?.stop();
    process.removeListener('exit', leaveNothingBehind);
    leaveNothingBehind();
  }
}
