import type { Alternative } from '../../engine/pipeline';
import type { AlarmSteps, Ending, Reading } from '../../oracle/plasma';

const THRESHOLD_HINT =
  'The task says at which scores there is an alarm. What about a score that equals the threshold?';
const FIRST_HINT = 'The first alarm shuts the plasma down. Can a later step still change how the shot ends?';
const TIME_HINT = 'Step k is measured at k · timeStep. From when to when does the warning last?';
const END_HINT = 'What is an alarm worth that comes at the disruption, or after it?';
const LIMIT_HINT = 'Both limits of the warning still count as in time. Which comparisons say that?';
const COUNT_HINT = 'All six counts together: how many are they?';
const KIND_HINT = 'Which endings are possible with a disruption, and which without?';

export const alarmAlternatives: readonly Alternative<AlarmSteps>[] = [
  {
    id: 'above-threshold-only',
    clause: 'a score that equals the threshold raises no alarm',
    hint: THRESHOLD_HINT,
    steps: { isAlarming: (score, threshold) => score > threshold },
  },
  {
    id: 'alarm-below-threshold',
    clause: 'scores below the threshold raise the alarm',
    hint: THRESHOLD_HINT,
    steps: { isAlarming: (score, threshold) => score <= threshold },
  },
  {
    id: 'absolute-scores',
    clause: 'the scores are taken absolute',
    hint: THRESHOLD_HINT,
    steps: { score: Math.abs },
  },
  {
    id: 'sigmoid-of-scores',
    clause: 'a sigmoid of the scores is compared with the threshold',
    hint: 'Are threshold and scores in the same unit?',
    steps: { score: (score) => 1 / (1 + Math.exp(-score)) },
  },
  {
    id: 'last-alarm',
    clause: 'the last step above the threshold is taken as the alarm, not the first',
    hint: FIRST_HINT,
    steps: { choose: (alarming) => alarming.at(-1) },
  },
  {
    id: 'second-alarm',
    clause: 'the alarm needs two steps in a row',
    hint: FIRST_HINT,
    steps: { choose: (alarming) => alarming.find(({ k }) => alarming.some((other) => other.k === k - 1)) },
  },
  {
    id: 'highest-score',
    clause: 'the alarm is at the highest score, not at the first that is high enough',
    hint: FIRST_HINT,
    steps: {
      choose: (alarming) =>
        alarming.reduce<Reading | undefined>(
          (best, each) => (best === undefined || each.score > best.score ? each : best),
          undefined,
        ),
    },
  },
  {
    id: 'any-alarm-in-time',
    clause: 'a later alarm that is in time counts more than the first',
    sentence: 'You look for any alarm that is in time, although an earlier one has already ended the shot.',
    hint: FIRST_HINT,
    steps: {
      choose: (alarming, { end, rules }) =>
        alarming.find(({ time }) => end - time >= rules.minWarning && end - time <= rules.maxWarning) ??
        alarming[0],
    },
  },
  {
    id: 'slices-counted',
    clause: 'every step above the threshold counts, not every shot',
    sentence: 'You count steps, not shots: a shot with three steps above the threshold counts three times.',
    hint: COUNT_HINT,
    steps: { weight: (_, alarming) => Math.max(alarming, 1) },
  },
  {
    id: 'fractions',
    clause: 'the result has fractions of the shots, not counts',
    hint: COUNT_HINT,
    steps: { finish: (counts, shots) => changed(counts, (count) => count / shots) },
  },
  {
    id: 'steps-from-one',
    clause: 'the steps are counted from 1',
    hint: TIME_HINT,
    steps: { time: (k, { timeStep }) => (k + 1) * timeStep },
  },
  {
    id: 'time-in-steps',
    clause: 'the time of a step is its number, without timeStep',
    hint: TIME_HINT,
    steps: { time: (k) => k },
  },
  {
    id: 'warning-from-start',
    clause: 'the warning is the time of the alarm, counted from the start of the shot',
    hint: TIME_HINT,
    steps: { warning: (_, alarmTime) => alarmTime },
  },
  {
    id: 'warning-in-steps',
    clause: 'the warning is in steps, but the rules are in ms',
    hint: TIME_HINT,
    steps: { warning: (end, alarmTime, { timeStep }) => (end - alarmTime) / timeStep },
  },
  {
    id: 'warning-in-whole-steps',
    clause: 'the disruption is moved to the step before it',
    hint: TIME_HINT,
    steps: {
      warning: (end, alarmTime, { timeStep }) => timeStep * Math.floor(end / timeStep) - alarmTime,
    },
  },
  {
    id: 'alarm-at-disruption',
    clause: 'an alarm at the time of the disruption counts as late, not as missed',
    hint: END_HINT,
    steps: { isBefore: (time, end) => time <= end },
  },
  {
    id: 'alarm-after-disruption',
    clause: 'alarms after the disruption count',
    hint: END_HINT,
    steps: { isBefore: () => true },
  },
  {
    id: 'minimum-excluded',
    clause: 'a warning of exactly minWarning counts as late',
    hint: LIMIT_HINT,
    steps: { isLate: (warning, minWarning) => warning <= minWarning },
  },
  {
    id: 'maximum-excluded',
    clause: 'a warning of exactly maxWarning counts as early',
    hint: LIMIT_HINT,
    steps: { isEarly: (warning, maxWarning) => warning >= maxWarning },
  },
  {
    id: 'late-in-time',
    clause: 'late alarms count as in time',
    hint: 'What is a warning worth that is shorter than minWarning?',
    steps: { isLate: () => false },
  },
  {
    id: 'early-in-time',
    clause: 'early alarms count as in time',
    hint: 'What is a warning worth that is longer than maxWarning?',
    steps: { isEarly: () => false },
  },
  ...renamed([
    ['late-missed', 'late alarms count as missed', { late: 'missed' }],
    ['early-false', 'early alarms count as false', { early: 'falseAlarms' }],
    ['late-and-early-exchanged', 'late and early are exchanged', { late: 'early', early: 'late' }],
    ['missed-quiet', 'missed disruptions count as quiet', { missed: 'quiet' }],
    [
      'false-and-quiet-exchanged',
      'false alarms and quiet shots are exchanged',
      { falseAlarms: 'quiet', quiet: 'falseAlarms' },
    ],
    ['quiet-missed', 'quiet shots count as missed', { quiet: 'missed' }],
  ]),
  {
    id: 'all-disrupt',
    clause: 'a negative time is taken for the time of a disruption',
    hint: KIND_HINT,
    steps: { disrupts: () => true },
  },
  {
    id: 'end-rounded-down',
    clause: 'the time of the disruption is rounded down to a step, so that an alarm just before it is lost',
    hint: 'A shot disrupts at 35 ms, and there is a step every 10 ms. Which is the last step before it?',
    steps: {
      isBefore: (time, disruptionTime, { timeStep }) =>
        time < Math.floor(disruptionTime / timeStep) * timeStep,
    },
  },
  {
    id: 'only-minus-one-is-safe',
    clause: 'only the time −1 stands for a shot that does not disrupt, not every negative number',
    hint: KIND_HINT,
    steps: { disrupts: (disruptionTime) => disruptionTime !== -1 },
  },
  {
    id: 'safe-shots-ignored',
    clause: 'shots without a disruption are left out',
    hint: COUNT_HINT,
    steps: { weight: (ending) => (ending === 'quiet' || ending === 'falseAlarms' ? 0 : 1) },
  },
  {
    id: 'quiet-ignored',
    clause: 'quiet shots are left out',
    hint: COUNT_HINT,
    steps: { finish: (counts) => ({ ...counts, quiet: 0 }) },
  },
];

/** Endings that are counted under the name of another. */
function renamed(
  mistakes: readonly (readonly [id: string, clause: string, names: Partial<Record<Ending, Ending>>])[],
): Alternative<AlarmSteps>[] {
  return mistakes.map(([id, clause, names]) => ({
    ...{ id, clause, hint: KIND_HINT },
    steps: { name: (ending) => names[ending] ?? ending },
  }));
}

function changed(
  counts: Readonly<Record<Ending, number>>,
  change: (count: number) => number,
): Record<Ending, number> {
  return {
    inTime: change(counts.inTime),
    late: change(counts.late),
    early: change(counts.early),
    missed: change(counts.missed),
    falseAlarms: change(counts.falseAlarms),
    quiet: change(counts.quiet),
  };
}
