import { specify } from '../../engine/specify';
import { ENDINGS, scoreAlarms, type AlarmCounts, type AlarmInput } from '../../oracle/plasma';
import { at, dim, mapValues, plainNumbers, type NumericTensor } from '../../oracle/tensor';
import { alarmExamples, alarmInputs } from './alarm-inputs';
import { alarmConditions, alarmPipeline } from './misconceptions';

const alarms = specify<AlarmInput, AlarmCounts>({
  name: 'scoreAlarms',
  parameters: ['scores', 'disruptionTimes', 'rules'],
  oracle: (args) => scoreAlarms(args),
  inputs: alarmInputs,
  examples: alarmExamples,
  pipeline: alarmPipeline,
  conditions: alarmConditions,
  dependsOn: ['scores', 'disruptionTimes'],
});

/** All counts, in order. */
const listed = (counts: AlarmCounts): NumericTensor =>
  plainNumbers(ENDINGS.map((name) => at(counts[name], 0)));

/** The same shots, with the scores after the first alarm of each far below the threshold. */
function quietAfterAlarm({ scores, rules, ...args }: AlarmInput): AlarmInput {
  const time = dim(scores, 1);
  let isOver = false;
  const changed = mapValues(scores, (score, i) => {
    if (i % time === 0) isOver = false;
    if (isOver) return rules.threshold - 2;
    isOver = score >= rules.threshold;
    return score;
  });
  return { ...args, rules, scores: changed };
}

/** The same shots with all times in another unit. */
const inOtherUnit = ({ scores, disruptionTimes, rules }: AlarmInput, factor: number): AlarmInput => ({
  scores,
  disruptionTimes: disruptionTimes.map((time) => time * factor),
  rules: {
    threshold: rules.threshold,
    timeStep: rules.timeStep * factor,
    minWarning: rules.minWarning * factor,
    maxWarning: rules.maxWarning * factor,
  },
});

export const alarmChecks = [
  alarms.prop()(
    'Every shot counts once, in whatever unit the times are',
    {
      id: 'shots-counted',
      fixedSeed: 0,
      points: 1,
      examples: alarmExamples,
      hint: 'Six endings, and each shot has exactly one of them. What is compared with which time?',
    },
    async (args, { call, ensure, expectTensor }) => {
      const counts = await call(args);
      const sum = ENDINGS.reduce((total, name) => total + at(counts[name], 0), 0);
      const shots = dim(args.scores, 0);
      ensure(sum === shots, `The six counts add up to ${String(sum)}, but there are ${String(shots)} shots.`);
      expectTensor(listed(await call(inOtherUnit(args, 4)))).toEqual(
        listed(counts),
        'With all times four times as long, the counts must be the same.',
      );
    },
  ),
  alarms.prop()(
    'The first alarm ends a shot: what comes after it changes nothing',
    {
      id: 'first-alarm',
      fixedSeed: 2,
      points: 1,
      examples: alarmExamples,
      hint: 'Which step raises the alarm, if several scores reach the threshold?',
    },
    async (args, { call, expectTensor }) => {
      const before = listed(await call(args));
      expectTensor(listed(await call(quietAfterAlarm(args)))).toEqual(
        before,
        'Scores after the first alarm of each shot were lowered, and the counts changed.',
      );
    },
  ),
  alarms.oracle()('Each ending has its count, at the limits of the warning too', {
    id: 'counts',
    points: 1,
    hint: 'Write down the warning of an alarm at step 2 (timeStep 10) before a disruption at 50. Which endings do the limits 30 and 20 give it?',
  }),
  alarms.fixtures('The counts are those of PyTorch on given shots', {
    id: 'alarms-pytorch',
    points: 1,
    hint: 'Make a table of the shots: the first alarm, the warning, and the ending.',
  }),
];
