import { dim, plainNumber, type NumericTensor } from '../tensor';

export interface AlarmRules {
  readonly threshold: number;
  readonly timeStep: number;
  readonly minWarning: number;
  readonly maxWarning: number;
}

export interface AlarmInput {
  /** `[shots, time]` */
  readonly scores: NumericTensor;
  /** In ms; negative for a shot that does not disrupt. */
  readonly disruptionTimes: readonly number[];
  readonly rules: AlarmRules;
}

export const ENDINGS = ['inTime', 'late', 'early', 'missed', 'falseAlarms', 'quiet'] as const;

export type Ending = (typeof ENDINGS)[number];

/** Plain numbers. */
export type AlarmCounts = Readonly<Record<Ending, NumericTensor>>;

/** A step of a shot. */
export interface Reading {
  readonly score: number;
  /** The step, and when it is measured. */
  readonly k: number;
  readonly time: number;
}

/** What an alarm could be chosen by. */
export interface ShotInAlarm {
  readonly readings: readonly Reading[];
  /** When it disrupts, or a negative number. */
  readonly end: number;
  readonly rules: AlarmRules;
}

/** The steps of scoring that can go wrong. */
export interface AlarmSteps {
  readonly score: (score: number) => number;
  readonly disrupts: (disruptionTime: number) => boolean;
  /** When step k is measured. */
  readonly time: (k: number, rules: AlarmRules) => number;
  readonly isAlarming: (score: number, threshold: number) => boolean;
  /** Whether a step of a shot that disrupts counts. */
  readonly isBefore: (time: number, disruptionTime: number, rules: AlarmRules) => boolean;
  /** The step with the alarm, from all that alarm and count. */
  readonly choose: (alarming: readonly Reading[], shot: ShotInAlarm) => Reading | undefined;
  readonly warning: (disruptionTime: number, alarmTime: number, rules: AlarmRules) => number;
  readonly isLate: (warning: number, minWarning: number) => boolean;
  readonly isEarly: (warning: number, maxWarning: number) => boolean;
  /** Under what each ending is counted. */
  readonly name: (ending: Ending) => Ending;
  /** How often a shot counts. */
  readonly weight: (ending: Ending, alarming: number, steps: number) => number;
  readonly finish: (
    counts: Readonly<Record<Ending, number>>,
    shots: number,
  ) => Readonly<Record<Ending, number>>;
}

export const alarmSteps: AlarmSteps = {
  score: (score) => score,
  disrupts: (disruptionTime) => disruptionTime >= 0,
  time: (k, { timeStep }) => k * timeStep,
  isAlarming: (score, threshold) => score >= threshold,
  isBefore: (time, disruptionTime) => time < disruptionTime,
  choose: ([first]) => first,
  warning: (disruptionTime, alarmTime) => disruptionTime - alarmTime,
  isLate: (warning, minWarning) => warning < minWarning,
  isEarly: (warning, maxWarning) => warning > maxWarning,
  name: (ending) => ending,
  weight: () => 1,
  finish: (counts) => counts,
};

/**
 * How shots end if the first step whose score reaches the threshold raises an alarm.
 *
 * @param changes steps that replace the right ones
 */
export function scoreAlarms(
  { scores, disruptionTimes, rules }: AlarmInput,
  changes: Partial<AlarmSteps> = {},
): AlarmCounts {
  const steps = { ...alarmSteps, ...changes };
  const [shots, length] = [dim(scores, 0), dim(scores, 1)];
  const counts: Record<Ending, number> = {
    inTime: 0,
    late: 0,
    early: 0,
    missed: 0,
    falseAlarms: 0,
    quiet: 0,
  };
  for (let shot = 0; shot < shots; shot++) {
    const end = disruptionTimes[shot] ?? NaN;
    const readings = Array.from({ length }, (_, k): Reading => {
      const score = steps.score(scores.data[shot * length + k] ?? NaN);
      return { score, k, time: steps.time(k, rules) };
    });
    const disrupts = steps.disrupts(end);
    const alarming = readings.filter(
      ({ score, time }) =>
        steps.isAlarming(score, rules.threshold) && (!disrupts || steps.isBefore(time, end, rules)),
    );
    const alarm = steps.choose(alarming, { readings, end, rules });
    const ending = disrupts
      ? endingOf(alarm, end, rules, steps)
      : alarm === undefined
        ? 'quiet'
        : 'falseAlarms';
    counts[steps.name(ending)] += steps.weight(ending, alarming.length, length);
  }
  const finished = steps.finish(counts, shots);
  return {
    inTime: plainNumber(finished.inTime),
    late: plainNumber(finished.late),
    early: plainNumber(finished.early),
    missed: plainNumber(finished.missed),
    falseAlarms: plainNumber(finished.falseAlarms),
    quiet: plainNumber(finished.quiet),
  };
}

/** How a shot ends that disrupts. */
function endingOf(alarm: Reading | undefined, end: number, rules: AlarmRules, steps: AlarmSteps): Ending {
  if (alarm === undefined) return 'missed';
  const warning = steps.warning(end, alarm.time, rules);
  if (steps.isLate(warning, rules.minWarning)) return 'late';
  return steps.isEarly(warning, rules.maxWarning) ? 'early' : 'inTime';
}
