import { uniforms } from '../../../oracle/random';
import { normals } from '../embedding';
import type { SceneTools } from '../functions';
import { fieldOf } from '../wrong-result';

export interface AlarmInput {
  readonly threshold: number;
}

/** Numbers of shots, by outcome. */
export const OUTCOMES = ['inTime', 'late', 'early', 'missed', 'falseAlarms', 'quiet'] as const;

export interface AlarmResult {
  readonly counts: readonly number[];
  /** The scores of a few shots, one that disrupts first, `[SHOWN][STEPS]`. */
  readonly scores: readonly (readonly number[])[];
}

export const STEPS = 60;
export const TIME_STEP = 10;
const SHOTS = 200;
const SHOWN = 3;
const RULES = { timeStep: TIME_STEP, minWarning: 30, maxWarning: 200 };

/** Scores of made-up shots, half of which end in a disruption before which the score rises. */
export function alarmScene({ tf, find }: SceneTools, { threshold }: AlarmInput): AlarmResult {
  const uniform = uniforms(2017, 'lab shots');
  const times = Array.from({ length: SHOTS }, (_, i) =>
    i % 2 === 0 ? TIME_STEP * (30 + Math.floor(uniform() * 25)) : -1,
  );
  const noise = normals('shots', SHOTS * STEPS);
  const scores = noise.map((value, i) => {
    const [shot, step] = [Math.floor(i / STEPS), i % STEPS];
    const disruption = times[shot] ?? -1;
    const left = (disruption - step * TIME_STEP) / 60;
    return 0.6 * value - 2 + (disruption > 0 ? 5 * Math.exp(-Math.max(0, left)) : 0);
  });
  const result = find('scoreAlarms')(tf.tensor2d(scores, [SHOTS, STEPS]), times, { ...RULES, threshold });
  return {
    counts: OUTCOMES.map((name) => Number(fieldOf(result, name, 'scoreAlarms'))),
    scores: Array.from({ length: SHOWN }, (_, i) => [...scores.subarray(i * STEPS, (i + 1) * STEPS)]),
  };
}
