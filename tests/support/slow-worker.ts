/** Starts a worker that does not react to signals, stops it, and says so. */
import { setTimeout as wait } from 'node:timers/promises';
import { startWorkers } from '../../grader/class/workers';
import { descendantsOf } from '../faults/descendants';

const workers = await startWorkers(1);
const find = (): number | undefined =>
  descendantsOf(process.pid).find(({ command }) => command.includes('tinypool'))?.pid;
while (find() === undefined) await wait(20);
const choices = { exercises: ['causal-mask'], seed: 7, isolate: false, sandbox: 'standard' } as const;
await workers.grade({ ...choices, directory: '/does/not/exist' });
process.kill(find() ?? 0, 'SIGSTOP');
await workers.stop();
console.log('stopped');
