import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReverseFrame, ReverseInput, ReverseResult, ScheduleInput } from '../../../scenes/diffusion';
import { pointsOf, type MixtureName } from '../../../scenes/mixture';
import type { Outcome } from '../../engine';
import { useLab } from '../../lab';
import { Cloud } from '../../parts/cloud';
import { Failure, NotNumbers } from '../../parts/failure';
import { Choice, Slider } from '../../parts/fields';
import { texts } from '../../texts';
import { FirstPoints } from './first-points';
import { Moments } from './moments';
import { usePlayer } from './player';

const t = texts.diffusion;

interface ReverseProps {
  readonly schedule: ScheduleInput;
  readonly mixture: MixtureName;
}

export function Reverse({ schedule, mixture }: ReverseProps): JSX.Element {
  const [sampler, setSampler] = useState<ReverseInput['sampler']>('ddpm');
  const [points, setPoints] = useState(2_000);
  const [jumps, setJumps] = useState(12);
  const [eta, setEta] = useState(0);
  const [draw, setDraw] = useState(1);
  const input: ReverseInput = { ...schedule, mixture, points, sampler, jumps, eta, draw };
  const { frames, outcome } = useFrames(input);
  const { shown, isPlaying, fps, play, pause, show } = usePlayer(frames.length);
  const frame = frames[Math.min(shown, frames.length - 1)];
  const behind = useMemo(() => pointsOf(mixture, points), [mixture, points]);
  const last = frames.at(-1);
  return (
    <section class="reverse">
      <h3>{t.reverse}</h3>
      <div class="controls">
        <Choice label={t.sampler} value={sampler} options={t.samplers} onChange={setSampler} />
        <Slider label={t.points} value={points} min={200} max={4_000} step={100} onChange={setPoints} />
        {sampler === 'ddim' && (
          <>
            <Slider label={t.jumps} value={jumps} min={1} max={60} step={1} onChange={setJumps} />
            <Slider label={t.eta} value={eta} min={0} max={1} step={0.05} onChange={setEta} />
          </>
        )}
        <div class="buttons">
          <button type="button" onClick={isPlaying ? pause : play} disabled={frames.length < 2}>
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
            disabled={shown >= frames.length - 1}
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
          {...{ value: shown, min: 0, max: Math.max(1, frames.length - 1), step: 1 }}
          shown={frame === undefined ? '' : t.at(frame.t)}
          onChange={show}
        />
      </div>
      <Failure outcome={outcome} />
      {frame !== undefined && (
        <>
          <NotNumbers of={frame.cloud} />
          <div class="beside">
            <Cloud title={t.reverseCloud(t.at(frame.t))} points={frame.cloud} behind={behind} />
            {outcome?.kind === 'done' && last !== undefined && (
              <Moments cloud={last.cloud} mixture={mixture} />
            )}
          </div>
          <p class="aside" data-fps={fps}>
            {outcome === undefined
              ? t.computing(frames.length)
              : fps === undefined
                ? ''
                : t.speed(fps.toFixed(0))}
          </p>
          <FirstPoints points={frame.cloud} />
        </>
      )}
      <p class="look">{t.reverseLook}</p>
    </section>
  );
}

/** The states of the reverse process as they come. */
function useFrames(input: ReverseInput): {
  readonly frames: readonly ReverseFrame[];
  readonly outcome: Outcome<ReverseResult> | undefined;
} {
  const { engine, version } = useLab();
  const frames = useRef<ReverseFrame[]>([]);
  const [, setCount] = useState(0);
  const [outcome, setOutcome] = useState<Outcome<ReverseResult>>();
  const turn = useRef(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    const own = ++turn.current;
    frames.current = [];
    setCount(0);
    setOutcome(undefined);
    const onFrame = (frame: unknown): void => {
      if (own !== turn.current) return;
      frames.current.push(frame as ReverseFrame);
      setCount(frames.current.length);
    };
    void engine.run({ scene: 'reverse', input, owner: 'student', slot: 'reverse', onFrame }).then((next) => {
      if (own === turn.current && next.kind !== 'dropped') setOutcome(next);
    });
  }, [engine, version, key]);
  return { frames: frames.current, outcome };
}
