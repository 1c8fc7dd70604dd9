/**
 * `npm run double-well -- [seeds]`: how far samples are from the Boltzmann density after the long
 * training of `surrogate-sampler`, right and with mistakes, computed by the oracle. The thresholds
 * of the check lie between them.
 */
import {
  rightShare,
  trainNoisePredictor,
  WELL,
  type SurrogateTrainingSteps,
} from '../grader/oracle/surrogate';
import {
  MOST_DEVIATION,
  MOST_DISTANCE,
  wellsSampledBy,
} from '../grader/specs/surrogate-sampler/double-well-checks';
import { doubleWellTraining } from '../grader/specs/surrogate-sampler/double-well-training';
import { drawAlternatives } from '../grader/specs/surrogate-sampler/draw-mistakes';
import { groupAlternatives } from '../grader/specs/surrogate-sampler/loop-mistakes';

const SHOWN = [
  'trained-without-time',
  'always-step-zero',
  'noise-drawn-twice',
  'data-as-target',
  'last-layer-only',
];

/** Mistakes are so far off that a few seeds show it. */
const MISTAKEN_SEEDS = 3;

const seeds = Number(process.argv[2] ?? 20);
const range = (values: readonly number[]): string =>
  `${Math.min(...values).toFixed(3)} … ${Math.max(...values).toFixed(3)}`;

function report(name: string, count: number, steps: Partial<SurrogateTrainingSteps>): void {
  const found = Array.from({ length: count }, (_, seed) =>
    wellsSampledBy(trainNoisePredictor(doubleWellTraining(seed), steps).params, seed),
  );
  const distances = found.map(({ distance }) => distance);
  const deviations = found.map(({ right }) => Math.abs(right - rightShare(WELL)));
  const rejected = found.filter((_, i) => {
    const [distance = 1, deviation = 1] = [distances[i], deviations[i]];
    return distance > MOST_DISTANCE || deviation > MOST_DEVIATION;
  });
  console.log(
    `${name}: distance ${range(distances)}, share of the right well off by ${range(deviations)}; ${String(rejected.length)} of ${String(count)} rejected`,
  );
}

report('right', seeds, {});
for (const { id, steps } of [...drawAlternatives, ...groupAlternatives])
  if (SHOWN.includes(id)) report(id, Math.min(seeds, MISTAKEN_SEEDS), steps);
