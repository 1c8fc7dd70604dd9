import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { AlarmCounts, AlarmRules, SignalModelParams } from '../given/types';

/**
 * The mean of each position and of those before it.
 *
 * @param x `[shots, time, dModel]`
 */
function meansSoFar(x: tf.Tensor3D): tf.Tensor3D {
  const steps = x.shape[1];
  const isPast = causalMask(steps).cast('float32');
  const counts = isPast.sum(1, true);
  const weights = isPast.div(counts).reshape([1, steps, steps]);
  return tf.matMul(weights, x) as tf.Tensor3D;
}

/**
 * A logit for each step of a plasma discharge (a shot): does the shot end in a disruption? Only the
 * past counts, so that the logit could be computed while the shot runs.
 *
 * The signals of a step are embedded linearly, with a bias, and the embedding of the step's
 * position is added. Then comes one transformer block under a causal mask. The logit at step t is a
 * linear function, with a bias, of the mean of the block's results at steps 0 … t.
 * `tf.grad` must be able to differentiate it with respect to the signals and every parameter.
 *
 * @param signals `[shots, time, channels]`, 1 ≤ time ≤ maxTime, in the units of the parameters
 * @param params the input's kernel `[channels, dModel]` and bias, positions `[maxTime, dModel]`,
 *   the block, and the output's kernel `[dModel, 1]` and bias `[1]`
 * @param numHeads number of attention heads in the block
 * @returns logits `[shots, time]`, not probabilities
 */
export function disruptionLogits(
  signals: tf.Tensor3D,
  params: SignalModelParams,
  numHeads: number,
): tf.Tensor2D {
  return tf.tidy(() => {
    const [shots, time] = signals.shape;
    const positions = params.positionEmbedding.slice([0, 0], [time, -1]);
    const embedded = project(signals, params.inputKernel).add(params.inputBias).add(positions) as tf.Tensor3D;
    const hidden = transformerBlock(embedded, params.block, numHeads, causalMask(time));
    const pooled = meansSoFar(hidden);
    const logits = project(pooled, params.outputKernel).add(params.outputBias);
    return logits.reshape([shots, time]);
  });
}

/**
 * Counts how shots end, if an alarm is raised at the first step whose score is at least the
 * threshold. A shot has one alarm at most, and a step measured at or after the disruption raises
 * none. The warning is the time from the alarm to the disruption.
 *
 * @param scores `[shots, time]`: logits or probabilities; step k is measured at k · timeStep
 * @param disruptionTimes when each shot disrupts, in ms, more than 0; a negative number if it does
 *   not
 * @param rules the threshold, and times in ms: timeStep, and the warnings minWarning ≤ maxWarning,
 *   both of which are still in time
 * @returns numbers of shots: with a disruption, inTime, late (warned too shortly), early or missed;
 *   without, falseAlarms or quiet
 */
export function scoreAlarms(scores: tf.Tensor2D, disruptionTimes: number[], rules: AlarmRules): AlarmCounts {
  const { threshold, timeStep, minWarning, maxWarning } = rules;
  const counts = { inTime: 0, late: 0, early: 0, missed: 0, falseAlarms: 0, quiet: 0 };
  scores.arraySync().forEach((shot, i) => {
    const end = disruptionTimes[i];
    const disrupts = end >= 0;
    const alarm = shot.findIndex((score, k) => score >= threshold && (!disrupts || k * timeStep < end));
    const warning = end - alarm * timeStep;
    if (!disrupts && alarm < 0) counts.quiet++;
    else if (!disrupts) counts.falseAlarms++;
    else if (alarm < 0) counts.missed++;
    else if (warning < minWarning) counts.late++;
    else if (warning > maxWarning) counts.early++;
    else counts.inTime++;
  });
  return counts;
}
