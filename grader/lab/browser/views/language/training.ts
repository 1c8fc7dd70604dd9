import { useEffect, useRef, useState } from 'preact/hooks';
import { untrainedState, type ModelState, type TrainResult } from '../../../scenes/language-model';
import type { Outcome } from '../../engine';
import { useLab } from '../../lab';

/** Between two calls of so many steps, the page can do something else with the worker. */
const AT_ONCE = 10;

export interface PageTraining {
  readonly state: ModelState;
  readonly losses: readonly number[];
  readonly isRunning: boolean;
  readonly stepMs: number | undefined;
  /** The last that is not fine. */
  readonly outcome: Outcome<TrainResult> | undefined;
  readonly start: () => void;
  readonly stop: () => void;
  readonly reset: () => void;
}

/** A training that runs in the worker, some steps at a time. @param total the steps of all */
export function useTraining(total: number): PageTraining {
  const { engine } = useLab();
  const [state, setState] = useState(untrainedState);
  const [losses, setLosses] = useState<readonly number[]>([]);
  const [isRunning, setRunning] = useState(false);
  const [stepMs, setStepMs] = useState<number>();
  const [outcome, setOutcome] = useState<Outcome<TrainResult>>();
  const turn = useRef(0);

  useEffect(() => {
    if (!isRunning) return;
    const own = ++turn.current;
    const steps = Math.min(AT_ONCE, total - state.step);
    if (steps <= 0) {
      setRunning(false);
      return;
    }
    const done = losses.slice(0, state.step);
    const added: number[] = [];
    const onFrame = (loss: unknown): void => {
      if (own !== turn.current) return;
      added.push(Number(loss));
      setLosses([...done, ...added]);
    };
    void engine
      .run({ scene: 'train', input: { state, steps, total }, owner: 'student', slot: 'train', onFrame })
      .then((next) => {
        if (own !== turn.current) return;
        if (next.kind === 'done') {
          setStepMs(next.ms / steps);
          setState(next.result.state);
        } else {
          setRunning(false);
          setLosses(done);
          setOutcome(next);
        }
      });
    return () => {
      turn.current += 1;
    };
    // The losses change with the state.
  }, [engine, isRunning, state, total]);

  return {
    ...{ state, losses, isRunning, stepMs, outcome },
    start: () => {
      setOutcome(undefined);
      setRunning(true);
    },
    stop: () => {
      setRunning(false);
      setLosses(losses.slice(0, state.step));
    },
    reset: () => {
      setRunning(false);
      setState(untrainedState());
      setLosses([]);
    },
  };
}
