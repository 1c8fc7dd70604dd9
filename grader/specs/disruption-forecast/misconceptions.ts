import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  disruptionLogits,
  scoreAlarms,
  type AlarmCounts,
  type AlarmInput,
  type AlarmSteps,
  type DisruptionInput,
} from '../../oracle/plasma';
import type { SignalModelSteps } from '../../oracle/signals';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { severalHeads } from '../shared/conditions';
import { signalMistakes } from '../shared/signal-mistakes';
import { alarmAlternatives } from './alarm-mistakes';
import { poolingAlternatives } from './pooling-mistakes';

export const logitPipeline = pipelineOf<DisruptionInput, NumericTensor, SignalModelSteps>(disruptionLogits, [
  ...poolingAlternatives,
  ...signalMistakes,
]);

export const alarmPipeline = pipelineOf<AlarmInput, AlarmCounts, AlarmSteps>(scoreAlarms, alarmAlternatives);

export const logitConditions: readonly Condition<DisruptionInput>[] = [
  { when: 'with several shots', otherwise: 'with one shot', holds: ({ signals }) => dim(signals, 0) > 1 },
  { when: 'with several steps', otherwise: 'with one step', holds: ({ signals }) => dim(signals, 1) > 1 },
  severalHeads,
];

export const alarmConditions: readonly Condition<AlarmInput>[] = [
  {
    when: 'with disruptions',
    otherwise: 'without disruptions',
    holds: ({ disruptionTimes }) => disruptionTimes.some((time) => time >= 0),
  },
  {
    when: 'with shots that do not disrupt',
    otherwise: 'if every shot disrupts',
    holds: ({ disruptionTimes }) => disruptionTimes.some((time) => time < 0),
  },
];
