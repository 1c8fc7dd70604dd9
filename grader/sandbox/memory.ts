import { readFile } from 'node:fs/promises';

const INTERVAL_MS = 100;

/**
 * Watches a process's resident memory while it is busy: V8's heap limit does not count the buffers
 * of tensors. Returns a function that stops watching.
 */
export function watchMemory(
  pidOf: () => number | undefined,
  limit: number,
  busy: () => boolean,
  onExceeded: () => void,
): () => void {
  let ticksBusy = 0;
  let measuring = false;
  const timer = setInterval(() => {
    ticksBusy = busy() ? ticksBusy + 1 : 0;
    // A call that returns within one interval has no time to fill the memory.
    const pid = pidOf();
    if (ticksBusy < 2 || measuring || pid === undefined) return;
    measuring = true;
    residentBytes(pid)
      .then((bytes) => {
        if (bytes > limit) onExceeded();
      })
      .catch(() => undefined) // The process is gone; its exit is reported elsewhere.
      .finally(() => {
        measuring = false;
      });
  }, INTERVAL_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/** Reads /proc on Linux: `pidusage` starts a process, which costs as much as a small exercise. */
async function residentBytes(pid: number): Promise<number> {
  if (process.platform === 'linux') {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1_024; // A process that has ended has no such line.
  }
  const { default: pidusage } = await import('pidusage');
  return (await pidusage(pid)).memory;
}
