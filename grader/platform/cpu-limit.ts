import { readFile } from 'node:fs/promises';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick. */
const TICK_MS = 10;

/**
 * Calls `onExceeded` once a process has used `limitMs` of processor time from now on, and at least
 * as much time has passed; or if `patience` times as much has passed. Time in which this process
 * was stopped as well, as on a laptop that sleeps, does not count. Returns a function that stops
 * watching.
 */
export function limitCpuTime(
  pidOf: () => number | undefined,
  limitMs: number,
  onExceeded: () => void,
  patience = 6,
): () => void {
  const before = cpuTimeMs(pidOf());
  let patienceMs = patience * limitMs;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const checkAfter = (delayMs: number): void => {
    timer = setTimeout(() => {
      patienceMs -= delayMs;
      void check();
    }, delayMs).unref();
  };
  const check = async (): Promise<void> => {
    const usedMs = (await cpuTimeMs(pidOf())) - (await before);
    if (isStopped) return;
    const leftMs = Math.min(limitMs - usedMs, patienceMs);
    if (leftMs <= 0) onExceeded();
    else checkAfter(Math.max(leftMs, TICK_MS));
  };
  checkAfter(limitMs);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** The processor time of a process so far, in milliseconds; 0 if nobody can say. */
async function cpuTimeMs(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
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
