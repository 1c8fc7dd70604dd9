import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../platform/write-whole.mjs';
import type { OpenSession } from '../sandbox/open-session';
import { MODEL, RECIPES, type ModelShape } from './configuration';
import { countOf, initialParameters, untrained } from './parameters';
import { trainingDisplay } from './progress';
import { gptStage, measure, OPTIMUM } from './stages/gpt';
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

/** A model of the curve. */
export interface ScaledModel {
  readonly width: number;
  /** How many numbers were trained. */
  readonly parameters: number;
  /** After the training, on fresh windows, in nats. */
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

/** The smallest that learn more than pairs of words, up to one that is close to the optimum. */
const WIDTHS = [4, 6, 8, 12, 16];
const HEADS = 2;
/** Long enough for the smallest models to stop improving. */
const STEPS = 1_000;

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
    const start = initialParameters(model, seed);
    const training = { trainer: trainerFor(model), seed, model, recipe, start };
    await training.trainer.begin(untrained(start));
    console.log(`width ${String(width)}, ${countOf(start).toLocaleString('en')} parameters`);
    const display = trainingDisplay(gptStage.shareOf);
    display.begin(steps, 0);
    try {
      for (let done = 0; done < steps;) {
        const count = Math.min(STEPS_AT_ONCE, steps - done);
        const began = performance.now();
        const losses = await gptStage.train(training, done, count);
        const seconds = (performance.now() - began) / 1_000;
        done += count;
        display.advanced(done, losses, (count * gptStage.tokensPerStep(training)) / seconds);
      }
    } finally {
      display.end();
    }
    const { above } = await measure(training);
    models.push({ width, parameters: countOf(start), loss: Number((OPTIMUM + above).toFixed(5)) });
  }
  const curve = { seed, steps, optimum: Number(OPTIMUM.toFixed(5)), models };
  const file = path.join(out, 'train', 'scaling.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeWhole(file, `${JSON.stringify(curve, undefined, 2)}\n`);
  return { curve, file };
}
