import path from 'node:path';
import type { OpenSession } from '../sandbox/open-session';
import { MODEL, RECIPES, SEEDS, type ModelShape } from './configuration';
import { writeOutput } from './output';
import { countOf, initialParameters, untrained } from './parameters';
import { trainingDisplay } from './progress';
import type { TrainingDisplay } from './run-training';
import { gptStage, measure, OPTIMUM } from './stages/gpt';
import type { Training } from './stages/stage';
import { studentTrainer } from './trainer-session';
import { USED } from './used-exercises';

export interface ScalingOptions {
  /** The folder that contains the module folders. */
  readonly root: string;
  /** The folder for the curve. */
  readonly out: string;
  readonly seed: number;
  readonly steps: number | undefined;
}

/** Models of one size. */
export interface ScaledModel {
  readonly width: number;
  /** How many numbers were trained. */
  readonly parameters: number;
  /** After the training, on fresh windows, in nats: one for each model. */
  readonly losses: readonly number[];
  /** Their mean. */
  readonly loss: number;
}

/** The losses of models of five sizes, as in the file. */
export interface ScalingCurve {
  readonly seed: number;
  readonly steps: number;
  /** The least loss that any model can reach. */
  readonly optimum: number;
  readonly models: readonly ScaledModel[];
}

/** Larger models would need more than a few minutes. */
const WIDTHS = [12, 16, 24, 32, 48];
const HEADS = 2;
/** One small model can be lucky: its loss depends on the initial parameters. */
const MODELS_EACH = 2;
/** More steps bring the larger models so close to the optimum that nothing is left to fit. */
const STEPS = 300;

const STEPS_AT_ONCE = 10;

/** Trains models of five sizes alike, and writes their losses. @throws Refusal */
export async function trainScaling(
  { root, out, seed, steps = STEPS }: ScalingOptions,
  opened: OpenSession,
): Promise<{ readonly curve: ScalingCurve; readonly file: string }> {
  const session = await opened.session;
  const trainerFor = await studentTrainer(root, USED.scaling, session);
  const recipe = { ...RECIPES.gpt, steps };
  const models: ScaledModel[] = [];
  for (const width of WIDTHS) {
    const model: ModelShape = { ...MODEL, width, heads: HEADS, hidden: 4 * width };
    const parameters = countOf(initialParameters(model, seed));
    console.log(`width ${String(width)}, ${parameters.toLocaleString('en')} parameters`);
    const trainer = trainerFor(model);
    const display = trainingDisplay(gptStage.shareOf);
    display.begin(steps * MODELS_EACH, 0);
    const found: number[] = [];
    try {
      for (let i = 0; i < MODELS_EACH; i++) {
        const own = (seed + i) % SEEDS;
        const training = { trainer, seed: own, model, recipe, start: initialParameters(model, own) };
        found.push(
          await lossAfter(training, (done, since, rate) => {
            display.advanced(i * steps + done, since, rate);
          }),
        );
      }
    } finally {
      display.end();
    }
    const loss = found.reduce((total, each) => total + each, 0) / MODELS_EACH;
    models.push({ width, parameters, losses: found, loss: rounded(loss) });
  }
  const curve = { seed, steps, optimum: rounded(OPTIMUM), models };
  const file = path.join(out, 'train', 'scaling.json');
  writeOutput(file, `${JSON.stringify(curve, undefined, 2)}\n`);
  return { curve, file };
}

/** Trains a model, and returns its loss on fresh windows. */
async function lossAfter(training: Training, advanced: TrainingDisplay['advanced']): Promise<number> {
  const { trainer, recipe, start } = training;
  await trainer.begin(untrained(start));
  for (let done = 0; done < recipe.steps;) {
    const count = Math.min(STEPS_AT_ONCE, recipe.steps - done);
    const began = performance.now();
    const losses = await gptStage.train(training, done, count);
    const seconds = (performance.now() - began) / 1_000;
    done += count;
    advanced(done, losses, (count * gptStage.tokensPerStep(training)) / seconds);
  }
  const { above } = await measure(training);
  return rounded(OPTIMUM + above);
}

const rounded = (loss: number): number => Number(loss.toFixed(5));
