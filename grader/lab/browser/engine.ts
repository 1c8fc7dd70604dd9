import type { FromWorker, LabBackend, LabError, LabScripts, Owner, Printed, ToWorker } from '../protocol';
import type { SceneInput, SceneName, SceneResult } from '../scenes';
import { scriptUrl } from './trusted';

/** How a run ended. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result; readonly ms: number; readonly printed: Printed }
  | { readonly kind: 'failed'; readonly error: LabError; readonly printed: Printed }
  /** It took too long; the worker was started again. */
  | { readonly kind: 'stopped'; readonly seconds: number }
  /** A newer run in the same slot replaced it before it began, or someone stopped it. */
  | { readonly kind: 'dropped' };

interface Job {
  readonly slot: string;
  readonly owner: Owner;
  readonly scene: SceneName;
  readonly input: unknown;
  readonly onFrame: ((frame: unknown) => void) | undefined;
  readonly end: (outcome: Outcome<unknown>) => void;
}

export interface RunOptions<Name extends SceneName> {
  readonly scene: Name;
  readonly input: SceneInput<Name>;
  readonly owner: Owner;
  /** Of several runs in a slot that wait, only the newest is made. */
  readonly slot: string;
  readonly onFrame?: (frame: unknown) => void;
}

/** The longest time without a sign of life, in a run. A right answer takes milliseconds. */
const LIMIT_MS = 3_000;
/** tfjs is large. */
const START_LIMIT_MS = 30_000;

/** What the page says about the worker. */
export interface EngineState {
  readonly backend: LabBackend | undefined;
  readonly lastMs: number | undefined;
  /** Why nothing can be computed at all. */
  readonly broken: boolean;
}

/** Runs scenes in a worker, one at a time, and ends a worker that does not answer. */
export class Engine {
  private worker: Worker | undefined;
  private waiting: Job[] = [];
  private current: { readonly id: number; readonly job: Job } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private nextId = 1;
  private readonly scripts: Record<Owner, LabScripts> = { student: {}, model: {} };
  /** Whether the student's code is there, which comes a moment after the page. */
  private hasCode = false;
  private wanted: LabBackend | 'auto' = 'auto';
  private state: EngineState = { backend: undefined, lastMs: undefined, broken: false };

  /** @param text the worker's program */
  constructor(
    private readonly text: Promise<string>,
    private readonly onState: (state: EngineState) => void,
  ) {
    this.start();
  }

  /** Replaces the code of some exercises, also in workers that start later. */
  setCode(owner: Owner, scripts: LabScripts): void {
    this.scripts[owner] = { ...this.scripts[owner], ...scripts };
    this.send({ kind: 'code', owner, scripts });
    if (owner === 'student' && !this.hasCode) {
      this.hasCode = true;
      this.next();
    }
  }

  setBackend(backend: LabBackend | 'auto'): void {
    this.wanted = backend;
    this.restart({ kind: 'dropped' });
  }

  run<Name extends SceneName>(options: RunOptions<Name>): Promise<Outcome<SceneResult<Name>>> {
    return new Promise((resolve) => {
      this.dropWaiting(options.slot);
      const end = (outcome: Outcome<unknown>): void => {
        resolve(outcome as Outcome<SceneResult<Name>>);
      };
      this.waiting.push({ ...options, onFrame: options.onFrame, end });
      this.next();
    });
  }

  /** Ends what runs in a slot, or waits there. */
  cancel(slot: string): void {
    this.dropWaiting(slot);
    if (this.current?.job.slot === slot) this.restart({ kind: 'dropped' });
  }

  private dropWaiting(slot: string): void {
    this.waiting = this.waiting.filter((job) => {
      if (job.slot !== slot) return true;
      job.end({ kind: 'dropped' });
      return false;
    });
  }

  private start(): void {
    this.update({ backend: undefined });
    void this.text.then((text) => {
      const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const worker = new Worker(scriptUrl(url));
      URL.revokeObjectURL(url);
      this.worker = worker;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (this.worker === worker) this.receive(data);
      };
      for (const owner of ['student', 'model'] as const)
        this.send({ kind: 'code', owner, scripts: this.scripts[owner] });
      this.send({ kind: 'start', backend: this.wanted });
      this.timer = setTimeout(() => {
        this.update({ broken: true });
      }, START_LIMIT_MS);
    });
  }

  private restart(outcome: Outcome<unknown>): void {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = undefined;
    const ended = this.current;
    this.current = undefined;
    this.start();
    ended?.job.end(outcome);
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'ready') {
      clearTimeout(this.timer);
      this.update({ backend: message.backend, broken: false });
      this.next();
      return;
    }
    if (this.current?.id !== message.id) return;
    const { job } = this.current;
    if (message.kind === 'frame') {
      this.watch();
      job.onFrame?.(message.frame);
      return;
    }
    clearTimeout(this.timer);
    this.current = undefined;
    if (message.kind === 'done') this.update({ lastMs: message.ms });
    job.end(message);
    this.next();
  }

  private next(): void {
    if (!this.hasCode || this.current !== undefined || this.state.backend === undefined) return;
    const job = this.waiting.shift();
    if (job === undefined) return;
    const id = this.nextId++;
    this.current = { id, job };
    this.watch();
    const { owner, scene, input } = job;
    this.send({ kind: 'run', id, owner, scene, input });
  }

  private watch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.restart({ kind: 'stopped', seconds: LIMIT_MS / 1_000 });
    }, LIMIT_MS);
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private update(change: Partial<EngineState>): void {
    this.state = { ...this.state, ...change };
    this.onState(this.state);
  }
}
