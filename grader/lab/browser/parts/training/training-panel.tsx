import type { JSX } from 'preact';
import { averaged } from '../../../../train/curve';
import { texts } from '../../texts';
import { Failure } from '../failure';
import { Slider } from '../fields';
import { LinePlot, type Series } from '../line-plot';
import type { Trainings } from './use-training';

const t = texts.training;
/** The most points of a curve. */
const MOST_POINTS = 250;

interface TrainingPanelProps {
  readonly trainings: Trainings<{ readonly step: number }, unknown>;
  readonly total: number;
  readonly onTotal: (total: number) => void;
  readonly mostSteps: number;
  /** Losses that the curve is held against. */
  readonly levels: readonly { readonly name: string; readonly loss: number }[];
}

/** A training's controls and its curve. */
export function TrainingPanel(props: TrainingPanelProps): JSX.Element {
  const { trainings, total, onTotal, mostSteps, levels } = props;
  const { own, model } = trainings;
  const both = model === undefined ? [own] : [own, model];
  const isRunning = both.some((each) => each.isRunning);
  const each = (act: 'start' | 'stop' | 'reset') => () => {
    for (const training of both) training[act]();
  };
  const steps = Math.max(...both.map(({ losses }) => losses.length));
  const size = Math.max(1, Math.ceil(steps / MOST_POINTS));
  const curveOf = (name: string, losses: readonly number[]): Series => ({
    name,
    points: averaged(losses, Math.ceil(losses.length / size)).map(({ step, loss }) => [step, loss] as const),
  });
  const end = Math.max(2, steps);
  return (
    <>
      <div class="controls">
        <Slider label={t.total} value={total} min={100} max={mostSteps} step={100} onChange={onTotal} />
        <div class="buttons">
          <button
            type="button"
            disabled={!isRunning && both.every(({ state }) => state.step >= total)}
            onClick={each(isRunning ? 'stop' : 'start')}
          >
            {isRunning ? t.stop : t.start}
          </button>
          <button
            type="button"
            disabled={both.every(({ state }) => state.step === 0)}
            onClick={each('reset')}
          >
            {t.reset}
          </button>
        </div>
        <p class="aside" role="status" data-steps={own.state.step}>
          {t.steps(own.losses.length, own.stepMs === undefined ? '' : own.stepMs.toFixed(0))}
        </p>
      </div>
      <Failure outcome={own.outcome} />
      {steps > 0 && (
        <LinePlot
          title={t.curve(size)}
          x={t.step}
          series={[
            curveOf(t.loss, own.losses),
            ...levels.map(({ name, loss }) => ({
              name: `${name}, ${loss.toFixed(2)}`,
              points: [
                [1, loss],
                [end, loss],
              ] as const,
            })),
            ...(model === undefined || model.losses.length === 0
              ? []
              : [curveOf(texts.modelTitle, model.losses)]),
          ]}
        />
      )}
    </>
  );
}
