/** What stands around the process of student code, beside Node's permission model. */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { launch, launcherFor } from '../grader/sandbox/launch';
import { NoStrictSandbox, type Confinement, type Launcher } from '../grader/sandbox/launchers';
import { runGrade, withSubmission } from './support/grade';
import { processesOf } from './support/processes';

function available(confinement: Confinement): Launcher | NoStrictSandbox {
  try {
    return launcherFor(confinement);
  } catch (failure) {
    if (failure instanceof NoStrictSandbox) return failure;
    throw failure;
  }
}

/** What a script of Node prints when it is started so. */
async function output(launcher: Launcher, script: string): Promise<string> {
  const { child } = launch(launcher, {
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

test('--sandbox strict grades behind the system’s walls, or not at all', async () => {
  const { exitCode, stdout, stderr } = await runGrade(['--submission', 'solutions', '--sandbox', 'strict']);
  if (available('strict') instanceof NoStrictSandbox) {
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Nothing was graded: --sandbox strict needs Linux with bubblewrap.*\n$/);
  } else {
    expect(stdout).toContain('100/100');
    expect(exitCode).toBe(0);
  }
});

test('behind them there is no network, and behind bubblewrap no file of anybody', async () => {
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
  // Node itself may have been installed anywhere.
  const [, folder = '', inFolder = ''] = realpathSync(process.execPath).split('/');
  expect(['lib', 'lib64', 'nix', 'tmp', 'usr', folder]).toEqual(expect.arrayContaining(top));
  expect(folder === 'tmp' ? [inFolder] : []).toEqual(temporary);
});

test('the process of student code starts with an empty environment', async () => {
  const launcher = launcherFor('standard');
  const environment = await output(launcher, 'console.log(JSON.stringify(Object.keys(process.env)))');
  expect(JSON.parse(environment)).toEqual(process.platform === 'win32' ? ['SystemRoot'] : []);
});

// Windows tells nobody which processes belong together.
if (process.platform !== 'win32')
  test('a grader that is killed takes an endless loop along', takesTheLoopAlong);

async function takesTheLoopAlong(): Promise<void> {
  const launcher = launcherFor('standard');
  const source = 'for (;;);\n';
  await withSubmission('causal-mask', source, async (submission) => {
    const grader = spawn(
      process.execPath,
      ['scripts/run.mjs', 'grader/cli/main.ts', 'grade', 'causal-mask', '--submission', submission],
      { detached: true, stdio: 'ignore' },
    );
    const group = grader.pid ?? 0;
    const loops = (): boolean => processesOf(group, submission).some((command) => command.includes('child-'));
    await until(loops);
    grader.kill('SIGKILL');
    // Without setpriv nothing ends it; docs/security.md says so.
    if (launcher.name === 'setpriv') await until(() => processesOf(group, submission).length === 0);
    else process.kill(-group, 'SIGKILL');
    expect(grader.killed).toBe(true);
  });
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (condition()) return;
    await wait(50);
  }
  throw new Error('it did not come to that within 10 s');
}
