import type { JSX } from 'preact';
import type { ScheduleInput, ScheduleResult } from '../../../scenes/noise-schedule';
import { useModel, useScene } from '../../lab';
import { Failure, NotNumbers } from '../../parts/failure';
import { Slider } from '../../parts/fields';
import { LinePlot, type Series } from '../../parts/line-plot';
import { texts } from '../../texts';

const t = texts.diffusion;

interface ScheduleProps {
  readonly schedule: ScheduleInput;
  readonly onChange: (schedule: ScheduleInput) => void;
}

export function Schedule({ schedule, onChange }: ScheduleProps): JSX.Element {
  const { outcome, result } = useScene('schedule', schedule);
  const model = useModel('schedule', schedule);
  const set = (change: Partial<ScheduleInput>): void => {
    onChange({ ...schedule, ...change });
  };
  const { numSteps, betaStart, betaEnd } = schedule;
  return (
    <section>
      <h3>{t.schedule}</h3>
      <div class="controls">
        <Slider
          label={t.steps}
          {...{ value: numSteps, min: 10, max: 400, step: 10 }}
          onChange={(value) => {
            set({ numSteps: value });
          }}
        />
        <Slider
          label={t.betaStart}
          {...{ value: betaStart, min: 0.0001, max: 0.05, step: 0.0001 }}
          onChange={(value) => {
            set({ betaStart: value });
          }}
        />
        <Slider
          label={t.betaEnd}
          {...{ value: betaEnd, min: 0.005, max: 0.5, step: 0.005 }}
          onChange={(value) => {
            set({ betaEnd: value });
          }}
        />
      </div>
      <Failure outcome={outcome} />
      {result !== undefined && (
        <>
          <NotNumbers of={result.alphaBars} />
          <div class="beside">
            <LinePlot title={t.schedule} x={t.step} series={seriesOf(result)} range={[0, 1]} />
            {model !== undefined && (
              <LinePlot title={texts.modelTitle} x={t.step} series={seriesOf(model)} range={[0, 1]} />
            )}
          </div>
        </>
      )}
      <p class="look">{t.scheduleLook}</p>
    </section>
  );
}

function seriesOf({ alphaBars, betas }: ScheduleResult): Series[] {
  const points = (values: Float32Array, of: (value: number) => number): Series['points'] =>
    Array.from(values, (value, i) => [i, of(value)] as const);
  const last = betas.at(-1) ?? 1;
  return [
    { name: t.signal, points: points(alphaBars, Math.sqrt) },
    { name: t.noise, points: points(alphaBars, (value) => Math.sqrt(1 - value)) },
    { name: t.beta, points: points(betas, (value) => value / last) },
  ];
}
