import { once } from '../../engine/remember';
import { logLikelihoodRatios, SHOT, simulateShots, type DisruptionInput } from '../../oracle/plasma';
import { areaUnderRoc } from '../../oracle/signals';
import { at, concatFirst, sliceFirst, type NumericTensor } from '../../oracle/tensor';
import { storedParams, storedTensor } from '../shared/stored-model';
import { trained } from './trained';

/** No shot of the training has this seed. */
const UNSEEN_SEED = 2;

/** A report shows at most 2,000 numbers of an input. */
const BATCH = 60;
const NUM_BATCHES = 4;

const simulated = once(() => simulateShots(UNSEEN_SEED, BATCH * NUM_BATCHES));

/** Shots that the training has not seen, and the parameters that it found. */
export const unseen = once((): readonly DisruptionInput[] =>
  Array.from({ length: NUM_BATCHES }, (_, i) => ({
    signals: sliceFirst(simulated().signals, i * BATCH, BATCH),
    params: storedParams(trained),
    numHeads: trained.numHeads,
  })),
);

/**
 * How well the logits at the last step separate the shots that disrupt from the others: the area
 * under the curve of true against false alarms. Each shot counts once.
 *
 * @param logits those of each batch, in order
 */
export function separation(logits: readonly NumericTensor[]): number {
  const { disrupts } = simulated();
  const all = concatFirst(logits);
  return areaUnderRoc(
    disrupts.map((_, shot) => at(all, (shot + 1) * SHOT.time - 1)),
    disrupts,
  );
}

/** The separation of the best score that there is: the likelihood ratio. */
export function bestSeparation(): number {
  const { signals, disrupts } = simulated();
  return areaUnderRoc(logLikelihoodRatios(signals), disrupts);
}

/** The separation of logistic regression on all signals of a shot. */
export function logisticSeparation(): number {
  const { signals, disrupts } = simulated();
  const weights = storedTensor(trained, 'logistic');
  const width = SHOT.time * 2;
  const scores = disrupts.map((_, shot) =>
    weights.data.reduce((sum, weight, i) => sum + weight * at(signals, shot * width + i), 0),
  );
  return areaUnderRoc(scores, disrupts);
}
