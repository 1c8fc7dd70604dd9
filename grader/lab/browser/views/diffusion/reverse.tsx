import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ReverseInput, ScheduleInput } from '../../../scenes/diffusion';
import { pointsOf, type MixtureName } from '../../../scenes/mixture';
import { useHas } from '../../lab';
import { Slider } from '../../parts/fields';
import { texts } from '../../texts';
import { usePlayer } from './player';
import { Process } from './process';
import { useFrames } from './frames';

const t = texts.diffusion;

interface ReverseProps {
  readonly schedule: ScheduleInput;
  readonly mixture: MixtureName;
}

/** The reverse process by both samplers, shown side by side and at the same time. */
export function Reverse({ schedule, mixture }: ReverseProps): JSX.Element {
  const hasDdim = useHas()('ddimStep');
  const [points, setPoints] = useState(2_000);
  const [jumps, setJumps] = useState(12);
  const [eta, setEta] = useState(0);
  const [draw, setDraw] = useState(1);
  const common: Omit<ReverseInput, 'sampler'> = { ...schedule, mixture, points, draw, jumps: 1, eta: 0 };
  const ddpm = useFrames({ ...common, sampler: 'ddpm' });
  const ddim = useFrames(hasDdim ? { ...common, jumps, eta, sampler: 'ddim' } : undefined);
  const count = Math.max(ddpm.frames.length, ddim.frames.length);
  const { shown, isPlaying, fps, play, pause, show } = usePlayer(count);
  const behind = useMemo(() => pointsOf(mixture, points), [mixture, points]);
  const share = count < 2 ? 0 : shown / (count - 1);
  return (
    <section class="reverse">
      <h3>{t.reverse}</h3>
      <div class="controls">
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
      <p class="look">{t.reverseLook}</p>
    </section>
  );
}
