import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ReverseInput } from '../../../scenes/diffusion';
import type { ScheduleInput } from '../../../scenes/noise-schedule';
import { pointsOf, type MixtureName } from '../../../scenes/mixture';
import type { Numbers } from '../../../scenes/trained-numbers';
import { useHas, useLab } from '../../lab';
import { Choice, Slider } from '../../parts/fields';
import { ModelAnswer } from '../../parts/model-answer';
import { texts } from '../../texts';
import { usePlayer } from './player';
import { Process } from './process';
import { useFrames } from './frames';

const t = texts.diffusion;

interface ReverseProps {
  readonly schedule: ScheduleInput;
  readonly mixture: MixtureName;
  /** A noise predictor that was trained in the page; undefined if there is none. */
  readonly network: Numbers | undefined;
}

/** The reverse process by both samplers, shown side by side and at the same time. */
export function Reverse({ schedule, mixture, network }: ReverseProps): JSX.Element {
  const { showModel } = useLab();
  const hasDdim = useHas()('ddimStep');
  const [predictor, setPredictor] = useState<keyof typeof t.predictors>('exact');
  const [points, setPoints] = useState(2_000);
  const [jumps, setJumps] = useState(12);
  const [eta, setEta] = useState(0);
  const [draw, setDraw] = useState(1);
  const isOwn = predictor === 'here' && network !== undefined;
  const common: Omit<ReverseInput, 'sampler'> = {
    ...{ ...schedule, mixture, points, draw, jumps: 1, eta: 0 },
    ...(isOwn && { network }),
  };
  const ddpmInput: ReverseInput = { ...common, sampler: 'ddpm' };
  const ddimInput: ReverseInput | undefined = hasDdim
    ? { ...common, jumps, eta, sampler: 'ddim' }
    : undefined;
  const ddpm = useFrames(ddpmInput);
  const ddim = useFrames(ddimInput);
  const modelDdpm = useFrames(showModel ? ddpmInput : undefined, 'model');
  const modelDdim = useFrames(showModel ? ddimInput : undefined, 'model');
  const count = Math.max(ddpm.frames.length, ddim.frames.length);
  const { shown, isPlaying, fps, play, pause, show } = usePlayer(count);
  const behind = useMemo(() => pointsOf(mixture, points), [mixture, points]);
  const share = count < 2 ? 0 : shown / (count - 1);
  return (
    <section class="reverse">
      <h3>{t.reverse}</h3>
      <div class="controls">
        {network !== undefined && (
          <Choice label={t.predictor} value={predictor} options={t.predictors} onChange={setPredictor} />
        )}
        <Slider label={t.points} value={points} min={200} max={4_000} step={100} onChange={setPoints} />
        {hasDdim && (
          <>
            <Slider label={t.jumps} value={jumps} min={1} max={60} step={1} onChange={setJumps} />
            <Slider label={t.eta} value={eta} min={0} max={1} step={0.05} onChange={setEta} />
          </>
        )}
        <div class="buttons">
          <button type="button" onClick={isPlaying ? pause : play} disabled={count < 2}>
            {isPlaying ? t.pause : t.play}
          </button>
          <button
            type="button"
            disabled={shown === 0}
            onClick={() => {
              show(shown - 1);
            }}
          >
            {t.back}
          </button>
          <button
            type="button"
            disabled={shown >= count - 1}
            onClick={() => {
              show(shown + 1);
            }}
          >
            {t.forth}
          </button>
          <button
            type="button"
            onClick={() => {
              setDraw(draw + 1);
            }}
          >
            {t.draw}
          </button>
        </div>
        <Slider
          label={t.frame}
          {...{ value: shown, min: 0, max: Math.max(1, count - 1), step: 1 }}
          onChange={show}
        />
        {fps !== undefined && (
          <p class="aside" data-fps={fps}>
            {t.speed(fps.toFixed(0))}
          </p>
        )}
      </div>
      <div class="beside">
        <Process name="ddpm" {...{ ...ddpm, share, behind, mixture }} />
        {hasDdim && <Process name="ddim" {...{ ...ddim, share, behind, mixture }} />}
      </div>
      {showModel && (
        <ModelAnswer>
          <Process name="ddpm" {...{ ...modelDdpm, share, behind, mixture }} />
          {hasDdim && <Process name="ddim" {...{ ...modelDdim, share, behind, mixture }} />}
        </ModelAnswer>
      )}
      <p class="look">{t.reverseLook}</p>
    </section>
  );
}
