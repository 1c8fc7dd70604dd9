/** Confinement of the process that runs student code, in addition to Node's permission model. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { coreExercises } from '../../../bench/core';
import { pointsOf } from '../../../grader/course';
import { launcherFor, startProcess, launcherProblem } from '../../../grader/sandbox/start-process';
import {
  launchers,
  NoStrictSandbox,
  type Confinement,
  type Launcher,
} from '../../../grader/sandbox/confinement';
import { runGrade, withSubmission } from '../../support/grade';
import { processesOf, stayingProcessesOf } from '../../support/processes';

function available(confinement: Confinement): Launcher | NoStrictSandbox {
  try {
    return launcherFor(confinement);
  } catch (failure) {
    if (failure instanceof NoStrictSandbox) return failure;
    throw failure;
  }
}

/** Returns what a Node script prints when started by a launcher. */
async function output(launcher: Launcher, script: string): Promise<string> {
  const { child } = startProcess(launcher, {
    program: process.execPath,
    arguments: ['-e', script],
    files: [],
    workingDirectory: os.tmpdir(),
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return printed;
}

test('--sandbox strict grades confined by the system or not at all', async () => {
  const { exitCode, stdout, stderr } = await runGrade([
    '--submission',
    'solutions',
    '--assignment',
    'core',
    '--sandbox',
    'strict',
  ]);
  if (available('strict') instanceof NoStrictSandbox) {
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Nothing was graded: --sandbox strict needs Linux with bubblewrap.*\n$/);
  } else {
    const most = String(pointsOf(coreExercises));
    expect(stdout).toContain(`${most}/${most}`);
    expect(exitCode).toBe(0);
  }
});

test('strict launchers allow no network, and bubblewrap none of the user’s files', async () => {
  const launcher = available('strict');
  if (launcher instanceof NoStrictSandbox) {
    expect(launcher.message).toContain('bubblewrap');
    return;
  }
  const interfaces = await output(
    launcher,
    "console.log(Object.keys(require('os').networkInterfaces()).join())",
  );
  expect(interfaces.trim()).toMatch(/^(lo)?$/);
  if (launcher.name !== 'bubblewrap') return;
  const script =
    "const { readdirSync } = require('fs'); console.log(JSON.stringify([readdirSync('/'), readdirSync('/tmp')]))";
  const [top = [], temporary = []] = JSON.parse(await output(launcher, script)) as string[][];
  // Node itself may be installed anywhere.
  const [, folder = '', inFolder = ''] = realpathSync(process.execPath).split('/');
  expect(['lib', 'lib64', 'nix', 'tmp', 'usr', folder]).toEqual(expect.arrayContaining(top));
  expect(folder === 'tmp' ? [inFolder] : []).toEqual(temporary);
});

/** The standard launchers that work on this system. */
const standard = launchers.standard.filter((launcher) => launcherProblem(launcher) === undefined);

test.each(standard)('$name starts student code with an empty environment', async (launcher) => {
  const environment = JSON.parse(
    await output(launcher, 'console.log(JSON.stringify(process.env))'),
  ) as object;
  const { PWD = os.tmpdir(), ...others } = environment as Record<string, string>;
  expect(PWD).toBe(os.tmpdir()); // Bubblewrap sets PWD, which the process knows anyway.
  expect(Object.keys(others)).toEqual(process.platform === 'win32' ? ['SystemRoot'] : []);
});

if (process.platform === 'linux')
  test.each(standard)(
    'by $name the process whose memory is measured is that of student code',
    async (launcher) => {
      const { child, pid } = startProcess(launcher, {
        program: process.execPath,
        arguments: ['-e', 'console.log("here"); setTimeout(() => undefined, 60_000)'],
        files: [],
        workingDirectory: os.tmpdir(),
      });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(readFileSync(`/proc/${String(pid())}/cmdline`, 'utf8').split('\0')[1]).toBe('-e');
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
    },
  );

// The program ends when its input does, like ours: while starting, the process behind setsid is
// briefly in a process group that we do not know.
test.each(standard)('$name leaves no process behind if killed during startup', async (launcher) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ended-'));
  for (let delay = 0; delay < 24; delay += 2) {
    const { child, kill } = startProcess(launcher, {
      ...{ program: process.execPath, arguments: ['-e', 'process.stdin.resume()'] },
      ...{ files: [], workingDirectory: folder },
    });
    await wait(delay);
    kill();
    await new Promise((resolve) => child.once('close', resolve));
  }
  expect(await stayingProcessesOf(-1, folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

// Windows has no process groups, and a user's processes can always end each other.
if (process.platform !== 'win32')
  test.each(standard)(
    '$name keeps native code from signalling the grader by group, session or parent',
    reaches,
  );

async function reaches(launcher: Launcher): Promise<void> {
  const script = `const { readFileSync } = require('fs');
    process.on('SIGUSR2', () => undefined);
    process.kill(0, 'SIGUSR2');
    console.log(JSON.stringify({ parent: process.ppid, pid: process.pid }));`;
  let signals = 0;
  const count = (): number => (signals += 1);
  process.on('SIGUSR2', count);
  const { parent, pid } = JSON.parse(await output(launcher, script)) as { parent: number; pid: number };
  process.off('SIGUSR2', count);
  expect(signals).toBe(0);
  if (launcher.name === 'node') return; // Plain Node cannot guarantee this (docs/security.md).
  expect(parent).not.toBe(process.pid);
  // In its own namespace it is the first process and sees no other.
  if (launcher.name !== 'setsid') expect({ parent, pid }).toEqual({ parent: 0, pid: 1 });
}

// Windows does not reveal which processes belong together.
if (process.platform !== 'win32') test('killing the grader also kills an endless loop', killsTheLoop);

async function killsTheLoop(): Promise<void> {
  const launcher = launcherFor('standard');
  const source = 'for (;;);\n';
  await withSubmission('causal-mask', source, async (submission) => {
    const grader = spawn(
      process.execPath,
      ['scripts/run.mjs', 'grader/cli/main.ts', 'grade', 'causal-mask', '--submission', submission],
      { detached: true, stdio: 'ignore', env: { ...process.env, TMPDIR: submission } },
    );
    const group = grader.pid ?? 0;
    // Not a launcher that has not started it yet.
    const node = realpathSync(process.execPath);
    const isLoop = ([program = '', ...args]: readonly string[]): boolean =>
      existsSync(program) &&
      realpathSync(program) === node &&
      args.some((each) => each.includes('child-program'));
    await until(() => processesOf(group, submission).some((command) => isLoop(command.split('\0'))));
    grader.kill('SIGKILL');
    // Without setpriv nothing ends it (docs/security.md).
    if (launcher.name !== 'node') await until(() => processesOf(group, submission).length === 0);
    expect(grader.killed).toBe(true);
  });
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (condition()) return;
    await wait(50);
  }
  throw new Error('the condition did not hold within 10 s');
}
