import path from 'node:path';
import { renderTrainingPage, type ShownTraining } from '../report/html/training-page';
import { Refusal } from '../platform/refusal';
import type { OpenSession } from '../sandbox/open-session';
import { checkpointFile, readCheckpoint, type Checkpoint } from './checkpoint';
import { BEFORE, MODEL, RECIPES, type Recipe, type Stage } from './configuration';
import { averaged } from './curve';
import { prepareFolder, writeOutput } from './output';
import { initialParameters, untrained, type Params } from './parameters';
import { trainingDisplay } from './progress';
import { runTraining } from './run-training';
import { STAGES } from './stages';
import type { Outcome, TrainingStage } from './stages/stage';
import { studentTrainer } from './trainer-session';
import { USED } from './used-exercises';

export interface TrainOptions {
  readonly stage: Stage;
  /** The folder that contains the module folders. */
  readonly root: string;
  /** The folder for checkpoints and pages. */
  readonly out: string;
  readonly seed: number;
  readonly steps: number | undefined;
  /** How many texts to write before and after. */
  readonly texts: number;
  /** Whether to continue an interrupted training. */
  readonly resume: boolean;
}

/** A finished training. */
export interface Trained {
  readonly checkpoint: Checkpoint;
  readonly stage: TrainingStage;
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly files: { readonly checkpoint: string; readonly page: string };
}

/** Trains one stage with the submission's own functions. @throws Refusal */
export async function trainStage(options: TrainOptions, opened: OpenSession): Promise<Trained> {
  const { stage: name, root, out, texts } = options;
  const stage = STAGES[name];
  const file = checkpointFile(out, name);
  const { checkpoint, start } = beginning(options, file);
  const session = await opened.session;
  const trainerFor = await studentTrainer(root, USED[name], session);
  const trainer = trainerFor(checkpoint.model);
  prepareFolder(file);
  const training = { trainer, start, ...checkpoint };
  const display = trainingDisplay(stage.shareOf);
  const ended = await runTraining({ stage, training, checkpoint, file, display, texts });
  const page = path.join(path.dirname(file), `${name}.html`);
  writeOutput(page, renderTrainingPage(shown(stage, ended.checkpoint, ended.outcome)));
  return { stage, ...ended, files: { checkpoint: file, page } };
}

/** Where a training begins. */
function beginning(
  { stage, out, seed, steps, resume }: TrainOptions,
  file: string,
): { readonly checkpoint: Checkpoint; readonly start: Params } {
  const earlier = BEFORE[stage];
  const previous = earlier && finished(readCheckpoint(checkpointFile(out, earlier), earlier));
  if (resume) {
    const checkpoint = readCheckpoint(file, stage);
    if (steps !== undefined && steps !== checkpoint.recipe.steps)
      throw new Refusal(`${file} is a training of ${String(checkpoint.recipe.steps)} steps`);
    const start = previous?.state.params ?? initialParameters(checkpoint.model, checkpoint.seed);
    return { checkpoint, start };
  }
  const recipe: Recipe = { ...RECIPES[stage], ...(steps !== undefined && { steps }) };
  const model = previous?.model ?? MODEL;
  const start = previous?.state.params ?? initialParameters(model, seed);
  const record = { stage, step: 0, seed, model, recipe, losses: [], samples: [], before: {} };
  return { checkpoint: { ...record, state: untrained(start) }, start };
}

function finished(checkpoint: Checkpoint): Checkpoint {
  const { stage, step, recipe } = checkpoint;
  if (step === recipe.steps) return checkpoint;
  throw new Refusal(
    `${stage} has made ${String(step)} of ${String(recipe.steps)} steps; npm run train -- ${stage} --resume continues it`,
  );
}

const POINTS = 50;

function shown(
  { title, levels, shareOf }: TrainingStage,
  { losses, samples, recipe, model, seed }: Checkpoint,
  { findings, sample }: Outcome,
): ShownTraining {
  return {
    title,
    curve: { each: averaged(losses, losses.length), averaged: averaged(losses, POINTS), levels },
    findings,
    samples: [...samples, { step: recipe.steps, ...sample }],
    shareOf,
    settings: Object.entries({ seed, ...recipe, ...model }).map(([name, value]) => [name, String(value)]),
  };
}
