import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Running processes in a process group or below a folder; without `/proc`, only by group. */
export function processesOf(group: number, folder: string): string[] {
  if (process.platform === 'win32') return [];
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-axo', 'pgid=,pid=,command='], { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => Number(line.trim().split(/\s+/)[0]) === group);
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [state, , processGroup] =
          readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        if (state === 'Z') return []; // It has ended, but nobody has collected its status.
        const belongs = Number(processGroup) === group || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
        return belongs ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : [];
      } catch {
        return []; // It has ended by now.
      }
    });
}

/** The processes that remain; the system takes a moment to end a killed process. */
export async function stayingProcessesOf(group: number, folder: string): Promise<string[]> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = processesOf(group, folder);
    if (found.length === 0 || Date.now() > deadline) return found;
    await wait(100);
  }
}
