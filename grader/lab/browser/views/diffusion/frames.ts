import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ReverseFrame, ReverseInput, ReverseResult } from '../../../scenes/diffusion';
import type { Outcome } from '../../engine';
import { useLab } from '../../lab';

export interface Frames {
  readonly frames: readonly ReverseFrame[];
  /** Undefined while the process runs. */
  readonly outcome: Outcome<ReverseResult> | undefined;
}

/** The states of a reverse process as they come. @param input undefined: none */
export function useFrames(input: ReverseInput | undefined): Frames {
  const { engine, version } = useLab();
  const slot = useId();
  const frames = useRef<ReverseFrame[]>([]);
  const [, setCount] = useState(0);
  const [outcome, setOutcome] = useState<Outcome<ReverseResult>>();
  const turn = useRef(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    if (input === undefined) return;
    const own = ++turn.current;
    frames.current = [];
    setCount(0);
    setOutcome(undefined);
    const onFrame = (frame: unknown): void => {
      if (own !== turn.current) return;
      frames.current.push(frame as ReverseFrame);
      setCount(frames.current.length);
    };
    void engine.run({ scene: 'reverse', input, owner: 'student', slot, onFrame }).then((next) => {
      if (own === turn.current && next.kind !== 'dropped') setOutcome(next);
    });
  }, [engine, version, key, slot]);
  return { frames: frames.current, outcome };
}
