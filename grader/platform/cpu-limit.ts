import { readFile } from 'node:fs/promises';

/** How many times its processor time a process may take on a busy or paused machine. */
const PATIENCE = 6;

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick. */
const TICK_MS = 10;

/**
 * Calls `onExceeded` once a process has used `limitMs` of processor time, or has been there for
 * six times as long. Returns a function that stops watching.
 */
export function limitCpuTime(pid: number, limitMs: number, onExceeded: () => void): () => void {
  const patience = Date.now() + PATIENCE * limitMs;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const check = async (): Promise<void> => {
    const left = Math.min(limitMs - (await cpuTimeMs(pid)), patience - Date.now());
    if (isStopped) return;
    if (left <= 0) onExceeded();
    else timer = setTimeout(() => void check(), Math.max(left, TICK_MS)).unref();
  };
  timer = setTimeout(() => void check(), limitMs).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** The processor time of a process so far, in milliseconds; 0 if nobody can say. */
async function cpuTimeMs(pid: number): Promise<number> {
  try {
    if (process.platform !== 'linux') return (await (await import('pidusage')).default(pid)).ctime;
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
    // The name, in parentheses, may contain spaces; 11 fields later come user and system time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}
