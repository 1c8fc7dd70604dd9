import type { Checkpoint, Sample } from './checkpoint';
import { writeCheckpoint } from './checkpoint';
import type { Outcome, Training, TrainingStage } from './stages/stage';

/** Shows how a training goes. */
export interface TrainingDisplay {
  readonly begin: (total: number, done: number) => void;
  /** @param losses those of the steps since the last call */
  readonly advanced: (done: number, losses: readonly number[], tokensPerSecond: number) => void;
  readonly wrote: (sample: Sample) => void;
  readonly end: () => void;
}

export interface TrainingRun {
  readonly stage: TrainingStage;
  readonly training: Training;
  /** Where to begin. */
  readonly checkpoint: Checkpoint;
  readonly file: string;
  readonly display: TrainingDisplay;
  /** How many texts to write before and after. */
  readonly texts: number;
}

/** The steps that one call to the sandbox makes. */
const STEPS_AT_ONCE = 10;
/** How often the model is read from the sandbox, which is what an interruption keeps. */
const KEEP_MS = 1_000;
const SAVE_MS = 10_000;
/** Texts are written on the way after each of these parts of the training. */
const PARTS = 5;
const TEXTS_ON_THE_WAY = 20;

/**
 * Trains to the last step, with checkpoints on the way. If the process ends before, by Ctrl-C for
 * instance, it writes what was kept last: at most a few seconds are lost.
 */
export async function runTraining({
  stage,
  training,
  checkpoint,
  file,
  display,
  texts,
}: TrainingRun): Promise<{
  readonly checkpoint: Checkpoint;
  readonly outcome: Outcome;
  readonly seconds: number;
}> {
  const { trainer, recipe, start } = training;
  const kept = new KeptCheckpoint(file, checkpoint);
  const began = performance.now();
  try {
    await trainer.begin(checkpoint.state);
    await stage.begin?.(training);
    let before = checkpoint.before;
    if (checkpoint.step === 0) before = (await stage.before?.(training, texts)) ?? {};
    const losses = [...checkpoint.losses];
    const samples = [...checkpoint.samples];
    const keep = async (step: number): Promise<void> => {
      const state = await trainer.state(step, start);
      kept.keep({ ...checkpoint, step, before, losses: [...losses], samples: [...samples], state });
    };
    display.begin(recipe.steps, checkpoint.step);
    for (let done = checkpoint.step; done < recipe.steps;) {
      const count = Math.min(STEPS_AT_ONCE, nextStop(done, recipe.steps) - done);
      const stepped = performance.now();
      const made = await stage.train(training, done, count);
      const seconds = (performance.now() - stepped) / 1_000;
      done += count;
      losses.push(...made);
      display.advanced(done, made, (count * stage.tokensPerStep(training)) / seconds);
      if (done < recipe.steps && isStop(done, recipe.steps)) {
        const name = `${stage.stage} ${String(done)}`;
        const sample = { step: done, ...(await stage.write(training, TEXTS_ON_THE_WAY, name)) };
        samples.push(sample);
        display.wrote(sample);
      }
      if (kept.age() > KEEP_MS || done === recipe.steps) await keep(done);
    }
    display.end();
    const seconds = (performance.now() - began) / 1_000;
    const outcome = await stage.conclude(training, texts, before);
    kept.save();
    return { checkpoint: kept.latest, outcome, seconds };
  } finally {
    display.end();
    kept.close();
  }
}

const isStop = (done: number, steps: number): boolean => done === nextStop(done - 1, steps);

/** The next step after which texts are written, or the last. */
function nextStop(done: number, steps: number): number {
  const part = Math.max(1, Math.round(steps / PARTS));
  return Math.min(steps, (Math.floor(done / part) + 1) * part);
}

/** The last known state of a training, which reaches the disk even if the process is ended. */
class KeptCheckpoint {
  private keptAt = performance.now();
  private savedAt = performance.now();
  private isSaved = true;

  constructor(
    private readonly file: string,
    public latest: Checkpoint,
  ) {
    process.once('exit', this.atExit);
  }

  /** Milliseconds since a state was kept. */
  age(): number {
    return performance.now() - this.keptAt;
  }

  keep(checkpoint: Checkpoint): void {
    this.latest = checkpoint;
    this.isSaved = false;
    this.keptAt = performance.now();
    if (this.keptAt - this.savedAt > SAVE_MS) this.save();
  }

  readonly save = (): void => {
    if (this.isSaved) return;
    writeCheckpoint(this.file, this.latest);
    this.isSaved = true;
    this.savedAt = performance.now();
  };

  /** Also after a failure, what was trained is worth keeping. */
  close(): void {
    process.removeListener('exit', this.atExit);
    this.save();
  }

  /** For Ctrl-C, which ends the process with exit code 130. */
  private readonly atExit = (): void => {
    const { step, stage } = this.latest;
    try {
      this.save();
    } catch (failure) {
      console.error(failure instanceof Error ? failure.message : '');
      return;
    }
    if (step > 0)
      console.error(`\nStopped after step ${String(step)}; npm run train -- ${stage} --resume continues.`);
  };
}
