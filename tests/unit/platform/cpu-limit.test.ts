import { spawn } from 'node:child_process';
import { limitCpuTime } from '../../../grader/platform/cpu-limit';

const LIMIT_MS = 400;

/** How long a program runs, in milliseconds, before it exceeds the limit. */
async function untilExceeded(program: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', program]);
  const started = Date.now();
  await new Promise<void>((resolve) => limitCpuTime(() => child.pid, LIMIT_MS, resolve));
  child.kill('SIGKILL');
  return Date.now() - started;
}

test('a process that waits, as on a paused machine, has six times as long', async () => {
  expect(await untilExceeded('setTimeout(() => {}, 1e6)')).toBeGreaterThanOrEqual(6 * LIMIT_MS);
});

test('a process that computes is found before it has had four times its limit in processor time', async () => {
  const child = spawn(process.execPath, [
    '-e',
    'for (;;) { const { user } = process.cpuUsage(); if (user > 1.6e6) process.exit(7); }',
  ]);
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const stop = limitCpuTime(
    () => child.pid,
    LIMIT_MS,
    () => child.kill('SIGKILL'),
  );
  expect(await exit).toBeNull();
  stop();
});

test('nothing is reported once the watch has been stopped', async () => {
  let isExceeded = false;
  const stop = limitCpuTime(
    () => process.pid,
    1,
    () => (isExceeded = true),
  );
  stop();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isExceeded).toBe(false);
});
