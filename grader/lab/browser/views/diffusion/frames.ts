import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Owner } from '../../../protocol';
import type { ReverseFrame, ReverseInput, ReverseResult } from '../../../scenes/diffusion';
import type { Outcome } from '../../engine';
import { useLab } from '../../lab';

export interface Frames {
  readonly frames: readonly ReverseFrame[];
  /** Undefined while the process runs. */
  readonly outcome: Outcome<ReverseResult> | undefined;
}

/** The states of a reverse process as they come. @param input undefined: none */
export function useFrames(input: ReverseInput | undefined, owner: Owner = 'student'): Frames {
  const { engine, version } = useLab();
  const slot = useId();
  const frames = useRef<ReverseFrame[]>([]);
  const [, setCount] = useState(0);
  const [outcome, setOutcome] = useState<Outcome<ReverseResult>>();
  const turn = useRef(0);
  const network = input?.network;
  const key = input && JSON.stringify({ ...input, network: undefined });
  useEffect(() => {
    const own = ++turn.current;
    frames.current = [];
    setCount(0);
    setOutcome(undefined);
    if (input === undefined) return;
    const onFrame = (frame: unknown): void => {
      if (own !== turn.current) return;
      frames.current.push(frame as ReverseFrame);
      setCount(frames.current.length);
    };
    void engine.run({ scene: 'reverse', input, owner, slot, onFrame }).then((next) => {
      if (own === turn.current && next.kind !== 'dropped') setOutcome(next);
    });
  }, [engine, version, key, network, owner, slot]);
  return { frames: frames.current, outcome };
}
