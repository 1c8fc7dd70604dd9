import { rmSync } from 'node:fs';
import { uniforms } from '../../grader/oracle/random';
import { expectCode, expectNothingLeft, expectRightOrAbsent } from './assertions';
import type { Trial } from './commands/command';
import type { DrawnFault } from './drawn-faults';
import type { Injected } from './kinds/kind';
import { start, type Ended, type Running, type Setting } from './run-command';
import type { World } from './world';

/** Injects a fault, checks what the command has made of it, and that the next run works. */
export async function injectFault(world: World, drawn: DrawnFault): Promise<void> {
  const { command, kind, seed } = drawn;
  const random = uniforms(seed, 'fault');
  const folder = world.newFolder();
  const trial = command.begin(world, folder, random);
  const setting = world.settingFor(folder);
  const startWith = ({ env, launcher }: Partial<Setting> = {}): Running =>
    start(
      {
        ...setting,
        env: { ...setting.env, ...trial.env, ...env },
        launcher: launcher ?? setting.launcher,
      },
      trial.args,
      trial.user,
    );
  const usualMs = await world.usualMs(command);
  const before = performance.now();
  const injected = await kind.inject({ world, command, trial, folder, random, start: startWith, usualMs });
  await explained(injected.what, async () => {
    expectRightOrAbsent(trial, injected);
    const finished = injected.hasChangedInputs === true ? undefined : trial.finished?.();
    if (trial.isOnce === true && isComplete(trial, injected.ended))
      rmSync(trial.output, { recursive: true, force: true });
    const next = await startWith().ended;
    await explained('the next run', () => {
      expectCode(next, [trial.code]);
      trial.expectRight(next);
      if (finished !== undefined)
        expect([...(trial.finished?.() ?? [])]).toEqual(expect.arrayContaining([...finished]));
      if (injected.wasKilled !== true) expectNothingLeft(world.temporaryIn(folder));
    });
  });
  if (process.env['FAULT_LOG'] !== undefined) log(drawn, trial, injected, performance.now() - before);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Says what was hit, and what the command has made of it. */
function log(
  { command, kind }: DrawnFault,
  { code: right }: Trial,
  { what, ended }: Injected,
  ms: number,
): void {
  const outcomes = ended.map(({ code, stderr }) =>
    code === right ? String(code) : `${String(code)} ${stderr.trim().slice(0, 400)}`,
  );
  const outcome = outcomes.length === 0 ? 'killed' : outcomes.join(' | ');
  process.stderr.write(
    `${kind.name} / ${command.name}: ${what}: ${outcome} (${(ms / 1_000).toFixed(1)} s)\n`,
  );
}

/** Whether a command that refuses to write twice has written everything. */
function isComplete(trial: Trial, ended: readonly Ended[]): boolean {
  if (ended.some(({ code }) => code === trial.code)) return true;
  try {
    trial.expectRight({ code: null, stdout: '', stderr: '' });
    return true;
  } catch {
    return false;
  }
}

/** Adds to a failed expectation what was done before it. */
async function explained(what: string, check: () => void | Promise<void>): Promise<void> {
  try {
    await check();
  } catch (failure) {
    if (failure instanceof Error) failure.message = `${what}: ${failure.message}`;
    throw failure;
  }
}
