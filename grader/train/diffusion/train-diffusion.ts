import path from 'node:path';
import { renderDiffusionPage } from '../../report/html/diffusion-page';
import { tensorsOf } from '../../engine/values';
import { uniforms } from '../../oracle/random';
import {
  BINS,
  boltzmannShares,
  countedShares,
  initialNetwork,
  leastLossIn,
  positionsOf,
  WELL,
} from '../../oracle/surrogate';
import { generate, type NumericTensor } from '../../oracle/tensor';
import type { OpenSession } from '../../sandbox/open-session';
import { averaged } from '../curve';
import { prepareFolder, writeOutput } from '../output';
import { untrained, type Params } from '../parameters';
import { trainingDisplay } from '../progress';
import { encodeTensors } from '../safetensors';
import type { Level } from '../stages/stage';
import { loadTrainer } from '../trainer-session';
import { USED } from '../used-exercises';
import type { Sample } from '../checkpoint';
import type { Recipe } from '../configuration';
import { KEPT, NETWORK, NOISE, RECIPE, SAMPLES } from './configuration';
import { SurrogateTrainer } from './surrogate-trainer';
import { samplingDraws, simulatedBatches, simulationCost } from './simulation';
import { distanceOf, findingsOf, sampleOf } from './wells';

export interface DiffusionOptions {
  /** The folder that contains the module folders. */
  readonly root: string;
  /** The folder for the network and the page. */
  readonly out: string;
  readonly seed: number;
  readonly steps: number | undefined;
}

/** A network that was trained on a simulation. */
export interface TrainedDiffusion {
  readonly losses: readonly number[];
  readonly levels: readonly Level[];
  /** One sentence each. */
  readonly findings: readonly string[];
  readonly steps: number;
  readonly seconds: number;
  readonly files: { readonly network: string; readonly page: string };
}

const STEPS_AT_ONCE = 20;
/** Samples are drawn on the way after each of these parts of the training. */
const PARTS = 5;

/** Trains a network on a simulation, and compares its samples with the truth. @throws Refusal */
export async function trainDiffusion(
  { root, out, seed, steps = RECIPE.steps }: DiffusionOptions,
  opened: OpenSession,
): Promise<TrainedDiffusion> {
  const session = await opened.session;
  const trainer = new SurrogateTrainer(session, await loadTrainer(root, USED.diffusion, session));
  const network = path.join(out, 'train', 'diffusion.safetensors');
  const page = path.join(out, 'train', 'diffusion.html');
  prepareFolder(network);
  const recipe = { ...RECIPE, steps };
  const params = initialNetwork(seed, NETWORK) as unknown as Params;
  const began = performance.now();
  await trainer.begin(untrained(params));
  const { losses, samples } = await trained(trainer, seed, recipe);
  const seconds = (performance.now() - began) / 1_000;
  const { params: learned } = await trainer.state(steps, params);
  const tensors = new Map(tensorsOf(learned).map(({ path: name, tensor }) => [name, tensor]));
  writeOutput(
    network,
    encodeTensors({ tensors, metadata: { format: 'attention-to-diffusion/surrogate/1' } }),
  );
  const outcome = await conclusion(trainer, seed);
  const levels = [{ name: 'least', loss: leastLossIn(WELL, NOISE) }];
  writeOutput(
    page,
    renderDiffusionPage({
      findings: outcome.findings,
      curve: { each: averaged(losses, losses.length), averaged: averaged(losses, 50), levels },
      bins: BINS,
      density: boltzmannShares(WELL),
      frames: outcome.frames,
      samples,
      settings: Object.entries({ seed, ...recipe, ...NETWORK }).map(([name, value]) => [name, String(value)]),
    }),
  );
  return { losses, levels, findings: outcome.findings, steps, seconds, files: { network, page } };
}

/** Makes all steps, with samples on the way. */
async function trained(
  trainer: SurrogateTrainer,
  seed: number,
  recipe: Recipe,
): Promise<{ readonly losses: number[]; readonly samples: ShownShares[] }> {
  const { steps, batchSize } = recipe;
  const batches = simulatedBatches(seed);
  const display = trainingDisplay('of the samples in a wrong bin', 'examples');
  const lossOfSteps: number[] = [];
  const samples: ShownShares[] = [];
  const part = Math.max(1, Math.round(steps / PARTS));
  display.begin(steps, 0);
  try {
    for (let done = 0; done < steps;) {
      const count = Math.min(STEPS_AT_ONCE, steps - done, part - (done % part));
      const stepped = performance.now();
      const made = await trainer.denoise(
        Array.from({ length: count }, () => batches.next().value),
        NOISE,
        recipe,
      );
      const elapsed = (performance.now() - stepped) / 1_000;
      done += count;
      lossOfSteps.push(...made);
      display.advanced(done, made, (count * batchSize) / elapsed);
      if (done % part !== 0 && done < steps) continue;
      const drawn = await trainer.sample(samplingDraws(seed), NOISE);
      const sample: Sample = sampleOf(drawn, done);
      samples.push({ title: `after ${done.toLocaleString('en')} steps`, shares: countedShares(drawn.data) });
      display.wrote(sample);
    }
  } finally {
    display.end();
  }
  return { losses: lossOfSteps, samples };
}

/** Samples as shares of the bins. */
interface ShownShares {
  readonly title: string;
  readonly shares: readonly number[];
}

/** How samples become sharp, what they show, and what they cost. */
async function conclusion(
  trainer: SurrogateTrainer,
  seed: number,
): Promise<{ readonly findings: string[]; readonly frames: ShownShares[] }> {
  const draws = samplingDraws(seed);
  await trainer.sample(draws, NOISE);
  const began = performance.now();
  const samples = await trainer.sample(draws, NOISE);
  const perSample = (1e3 * (performance.now() - began)) / SAMPLES;
  const shown = await trainer.frames(draws, NOISE, KEPT);
  const titles = [
    'pure noise',
    ...KEPT.map((t) => (t === 0 ? 'after the last step' : `after step t = ${String(t)}`)),
  ];
  const { microsecondsPerMove, moves } = simulationCost(seed);
  return {
    frames: shown.map((x, i) => ({ title: titles[i] ?? '', shares: countedShares(x.data) })),
    findings: [
      ...findingsOf(samples, distanceOf(exact(seed))),
      `A sample takes ${micro(perSample)}. A move of the simulation takes ${micro(microsecondsPerMove)}, and ${String(Math.round(moves))} moves are between independent states: ${micro(microsecondsPerMove * moves)}.`,
    ],
  };
}

/** As many independent states. */
function exact(seed: number): NumericTensor {
  const position = positionsOf(WELL, uniforms(seed, 'exact'));
  return generate([SAMPLES, 1], position);
}

const micro = (microseconds: number): string =>
  `${Number(microseconds.toPrecision(2)).toLocaleString('en')} µs`;
