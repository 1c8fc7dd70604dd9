import type { Alternative } from '../../engine/pipeline';
import type { TimeEmbeddingSteps } from '../../oracle/diffusion';
import { at, maxMagnitude } from '../../oracle/tensor';

const OWN_STEP_HINT = 'Each row belongs to one example. Which number says at which step it is?';
const COUNT_HINT = 'Steps count from 0 in code. What are the sine and the cosine of 0?';
const RADIANS_HINT = 'What is column 0 at t = 1?';
const SHARE_HINT = 'Step 3 must have the same row, whatever the other steps are and however many there are.';

/** Which time a row stands for. */
export const timeAlternatives: readonly Alternative<TimeEmbeddingSteps>[] = [
  {
    id: 'index-in-batch',
    clause: 'the rows are those of steps 0, 1, 2, …, not of t',
    sentence: 'Your rows are those of steps 0, 1, 2, …: they use the place in the batch instead of t.',
    hint: OWN_STEP_HINT,
    steps: { time: (_, row) => row },
  },
  {
    id: 'first-step-for-all',
    clause: 'all rows use the first example’s step',
    hint: OWN_STEP_HINT,
    steps: { time: (t) => at(t, 0) },
  },
  {
    id: 'steps-sorted',
    clause: 'the rows are sorted by their step',
    hint: OWN_STEP_HINT,
    steps: { time: (t, row) => [...t.data].sort((one, other) => one - other)[row] ?? Number.NaN },
  },
  {
    id: 'steps-from-1',
    clause: 'the rows are those of t + 1',
    hint: COUNT_HINT,
    steps: { time: (t, row) => at(t, row) + 1 },
  },
  {
    id: 'one-step-early',
    clause: 'the rows are those of t − 1',
    hint: COUNT_HINT,
    steps: { time: (t, row) => at(t, row) - 1 },
  },
  {
    id: 'divided-by-1000',
    clause: 't is divided by 1000',
    sentence: 'Your t is divided by 1000: the fastest wave then turns by 1 radian in 1000 steps.',
    hint: 'The formula multiplies t itself by the frequencies.',
    steps: { time: (t, row) => at(t, row) / 1_000 },
  },
  {
    id: 'multiplied-by-1000',
    clause: 't is multiplied by 1000',
    sentence: 'Your t is multiplied by 1000, as in models whose time runs from 0 to 1; here it counts steps.',
    hint: 'The formula multiplies t itself by the frequencies.',
    steps: { time: (t, row) => at(t, row) * 1_000 },
  },
  {
    id: 'divided-by-largest',
    clause: 't is divided by the largest step of the batch',
    hint: SHARE_HINT,
    steps: { time: (t, row) => at(t, row) / maxMagnitude(t) },
  },
  {
    id: 'divided-by-batch',
    clause: 't is divided by the size of the batch',
    hint: SHARE_HINT,
    steps: { time: (t, row) => at(t, row) / t.data.length },
  },
];

/** From the time to the angle. */
export const angleAlternatives: readonly Alternative<TimeEmbeddingSteps>[] = [
  {
    id: 'degrees',
    clause: 'the angles are converted from degrees',
    sentence: 'You convert the angles from degrees; they are in radians already.',
    hint: RADIANS_HINT,
    steps: { angle: (time, frequency) => (time * frequency * Math.PI) / 180 },
  },
  {
    id: 'to-degrees',
    clause: 'the angles are converted to degrees',
    sentence: 'You convert the angles to degrees; sine and cosine want radians.',
    hint: RADIANS_HINT,
    steps: { angle: (time, frequency) => (time * frequency * 180) / Math.PI },
  },
  {
    id: 'two-pi',
    clause: 'the angles are multiplied by 2π',
    sentence: 'Your angles are 2π times too large.',
    hint: 'The formula multiplies t by a frequency in radians per step. Is there a 2π in it?',
    steps: { angle: (time, frequency) => 2 * Math.PI * time * frequency },
  },
  {
    id: 'pi',
    clause: 'the angles are multiplied by π',
    sentence: 'Your angles are π times too large.',
    hint: 'The formula multiplies t by a frequency in radians per step. Is there a π in it?',
    steps: { angle: (time, frequency) => Math.PI * time * frequency },
  },
  {
    id: 'whole-angles',
    clause: 'the angles are rounded down to whole numbers',
    sentence: 'Your angles are rounded down to whole numbers: somewhere they are computed as int32.',
    hint: 't is int32. Which type has what you compute from it?',
    steps: { angle: (time, frequency) => Math.floor(time * frequency) },
  },
  {
    id: 'added-not-multiplied',
    clause: 't and the frequency are added, not multiplied',
    hint: 'What is the angle at t = 0?',
    steps: { angle: (time, frequency) => time + frequency },
  },
];
