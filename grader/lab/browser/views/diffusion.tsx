import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ScheduleInput } from '../../scenes/noise-schedule';
import type { MixtureName } from '../../scenes/mixture';
import { useHas } from '../lab';
import { Choice } from '../parts/fields';
import { texts } from '../texts';
import { Forward } from './diffusion/forward';
import { Predictor, usePredictorTraining } from './diffusion/predictor-training';
import { Reverse } from './diffusion/reverse';
import { Schedule } from './diffusion/schedule';

const t = texts.diffusion;

export function DiffusionView(): JSX.Element {
  const [schedule, setSchedule] = useState<ScheduleInput>({ numSteps: 60, betaStart: 0.001, betaEnd: 0.2 });
  const [mixture, setMixture] = useState<MixtureName>('ring');
  const training = usePredictorTraining({ schedule, mixture });
  const hasLoss = useHas()('noisePredictionLoss');
  return (
    <>
      <p>{t.lead}</p>
      <Schedule schedule={schedule} onChange={setSchedule} />
      <div class="controls">
        <Choice label={t.data} value={mixture} options={t.mixtures} onChange={setMixture} />
      </div>
      <Forward schedule={schedule} mixture={mixture} />
      {hasLoss && <Predictor {...{ schedule, mixture, training }} />}
      <Reverse {...{ schedule, mixture, network: training.network }} />
    </>
  );
}
