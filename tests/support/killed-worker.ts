/** Kills a worker while it grades a submission, and says which temporary files it left. */
import { readdirSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { startWorkers } from '../../grader/class/workers';
import { descendantsOf } from '../faults/descendants';

const temporaryFiles = (): string[] =>
  readdirSync(os.tmpdir(), { recursive: true }).map((name) => name.toString());
const choices = { exercises: ['causal-mask'], seed: 7, isolate: true, sandbox: 'standard' } as const;

const workers = await startWorkers(1);
const grading = workers.grade({ ...choices, directory: 'solutions' }).catch(() => undefined);
while (!temporaryFiles().some((name) => name.includes('sandbox-'))) await wait(5);
const worker = descendantsOf(process.pid).find(({ command }) => command.includes('tinypool'));
if (worker === undefined) throw new Error('there is no worker');
process.kill(worker.pid, 'SIGKILL');
await grading;
await workers.stop();
console.log(JSON.stringify(temporaryFiles()));
