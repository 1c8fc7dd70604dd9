import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { leastLoss, type MixtureName } from '../../../scenes/mixture';
import { untrainedPredictor, type DenoiseResult } from '../../../scenes/noise-predictor';
import type { ScheduleInput } from '../../../scenes/noise-schedule';
import type { ModelState, Numbers } from '../../../scenes/trained-numbers';
import { useLab, useScene } from '../../lab';
import { TrainingPanel } from '../../parts/training/training-panel';
import { useTrainings, type Trainings } from '../../parts/training/use-training';
import { texts } from '../../texts';

const t = texts.diffusion;

interface PredictorProps {
  readonly schedule: ScheduleInput;
  readonly mixture: MixtureName;
}

export interface PredictorTraining {
  readonly trainings: Trainings<ModelState, DenoiseResult>;
  readonly total: number;
  readonly setTotal: (total: number) => void;
  /** As it was when the training last stopped; undefined before. */
  readonly network: Numbers | undefined;
}

/** A noise predictor that the page trains for a schedule and data. */
export function usePredictorTraining({ schedule, mixture }: PredictorProps): PredictorTraining {
  const { engine } = useLab();
  const [total, setTotal] = useState(1_000);
  const [network, setNetwork] = useState<Numbers>();
  const trainings = useTrainings<ModelState, DenoiseResult>({
    name: JSON.stringify([schedule, mixture]),
    total,
    begin: untrainedPredictor,
    run: (owner, state, steps, onFrame) =>
      engine.run({
        ...{ scene: 'denoise', owner, slot: `denoise ${owner}`, onFrame },
        input: { ...schedule, mixture, state, steps, total },
      }),
  });
  const { state, isRunning } = trainings.own;
  useEffect(() => {
    if (!isRunning) setNetwork(state.step === 0 ? undefined : state.params);
  }, [state, isRunning]);
  return { trainings, total, setTotal, network };
}

/** The training of the noise predictor, against the best there is. */
export function Predictor({
  schedule,
  mixture,
  training,
}: PredictorProps & { readonly training: PredictorTraining }): JSX.Element {
  const { result } = useScene('schedule', schedule);
  const least = useMemo(() => result && leastLoss(mixture, result.alphaBars), [mixture, result]);
  const { trainings, total, setTotal } = training;
  const given = trainings.own.result?.given ?? [];
  return (
    <section class="predictor">
      <h3>{t.train}</h3>
      <p>{t.trainLead}</p>
      <TrainingPanel
        {...{ trainings, total }}
        onTotal={setTotal}
        mostSteps={4_000}
        levels={[
          { name: t.noPrediction, loss: 1 },
          ...(least === undefined || !Number.isFinite(least) ? [] : [{ name: t.least, loss: least }]),
        ]}
      />
      {given.length > 0 && <p class="aside">{t.given(given)}</p>}
      <p class="look">{t.trainLook}</p>
    </section>
  );
}
