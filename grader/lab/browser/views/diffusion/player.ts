import { useEffect, useRef, useState } from 'preact/hooks';

export interface Player {
  readonly shown: number;
  readonly isPlaying: boolean;
  /** How fast the last film was shown; undefined before one has ended. */
  readonly fps: number | undefined;
  readonly play: () => void;
  readonly pause: () => void;
  /** Shows one state, and pauses. */
  readonly show: (frame: number) => void;
}

/** Shows states one after the other, one with each picture of the browser. */
export function usePlayer(count: number): Player {
  const [shown, setShown] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [fps, setFps] = useState<number>();
  const latest = useRef(count);
  latest.current = count;

  useEffect(() => {
    if (!isPlaying) return;
    let frame = 0;
    let began: number | undefined;
    const next = (now: number): void => {
      began ??= now;
      if (frame < latest.current - 1) {
        frame += 1;
        setShown(frame);
        request = requestAnimationFrame(next);
      } else {
        if (now > began) setFps((1_000 * frame) / (now - began));
        setPlaying(false);
      }
    };
    let request = requestAnimationFrame(next);
    return () => {
      cancelAnimationFrame(request);
    };
  }, [isPlaying]);

  return {
    shown: Math.min(shown, Math.max(0, count - 1)),
    isPlaying,
    fps,
    play: () => {
      setShown(0);
      setPlaying(true);
    },
    pause: () => {
      setPlaying(false);
    },
    show: (frame) => {
      setPlaying(false);
      setShown(frame);
    },
  };
}
