/**
 * A command that is asked to end leaves nothing behind: Ctrl-C, `kill`, a closed terminal. Windows
 * has no signals: a process is ended at once.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stayingProcessesOf } from '../support/processes';

let place = '';
let temporary = '';
beforeEach(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'signals-')));
  temporary = path.join(place, 'temporary');
  mkdirSync(temporary);
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const onPosix = process.platform === 'win32' ? test.skip : test;

/** Starts a command in a process group of its own, and asks it to end once it has begun to work. */
async function askToEnd(args: readonly string[], signal: NodeJS.Signals): Promise<number | null> {
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: temporary, GITHUB_ACTIONS: '' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (readdirSync(temporary).length === 0 && child.exitCode === null) await wait(5);
  await wait(50);
  child.kill(signal);
  const code = await ended;
  expect(await stayingProcessesOf(child.pid ?? 0, place)).toEqual([]);
  return code;
}

const GRADE = ['grader/cli/main.ts', 'grade', '1-attention', '--submission', 'solutions'];

onPosix.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
] as const)('a grading ends on %s without files or processes', async (signal, code) => {
  expect(await askToEnd(GRADE, signal)).toBe(code);
  expect(readdirSync(temporary)).toEqual([]);
});

onPosix.each(['SIGTERM', 'SIGHUP'] as const)('a class ends on %s without its lock', async (signal) => {
  const [folder, out] = [path.join(place, 'class'), path.join(place, 'out')];
  for (const name of ['ada', 'ben'])
    cpSync('solutions', path.join(folder, name, 'exercises'), { recursive: true });
  const args = ['grader/cli/instructor.ts', 'grade:class', folder, '--out', out, '--jobs', '2'];
  expect(await askToEnd(args, signal)).toBeGreaterThan(128);
  expect(readdirSync(temporary)).toEqual([]);
  expect(existsSync(path.join(out, '.lock'))).toBe(false);
});

onPosix('a release ends on SIGHUP with the grading of its copy', async () => {
  const args = ['grader/cli/instructor.ts', 'release', '--assignment', 'core'];
  expect(await askToEnd([...args, '--out', path.join(place, 'out')], 'SIGHUP')).toBe(129);
  expect(readdirSync(temporary)).toEqual([]);
});

onPosix('watch ends on SIGHUP', async () => {
  cpSync('solutions', path.join(place, 'exercises'), { recursive: true });
  await askToEnd(['grader/cli/main.ts', 'watch', 'causal-mask', '--submission', place], 'SIGHUP');
  expect(readdirSync(temporary)).toEqual([]);
});
