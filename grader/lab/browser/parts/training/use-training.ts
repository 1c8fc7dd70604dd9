import { useEffect, useRef, useState } from 'preact/hooks';
import type { Owner } from '../../../protocol';
import type { Outcome } from '../../engine';
import { useLab } from '../../lab';

/** A network between two steps of its training. */
interface Trained {
  readonly step: number;
}

/** What a training does. */
export interface TrainingOptions<State extends Trained, Result extends { readonly state: State }> {
  /** With another name, the training begins again. */
  readonly name: string;
  /** The steps of all. */
  readonly total: number;
  readonly begin: () => State;
  /** Makes some steps; each loss is a frame. */
  readonly run: (
    owner: Owner,
    state: State,
    steps: number,
    onFrame: (loss: unknown) => void,
  ) => Promise<Outcome<Result>>;
}

/** Between two calls of so many steps, the page can do something else with the worker. */
const AT_ONCE = 10;

export interface PageTraining<State, Result> {
  readonly state: State;
  readonly losses: readonly number[];
  readonly isRunning: boolean;
  readonly stepMs: number | undefined;
  /** Undefined before the first steps. */
  readonly result: Result | undefined;
  /** The last that is not fine. */
  readonly outcome: Outcome<Result> | undefined;
  readonly start: () => void;
  readonly stop: () => void;
  readonly reset: () => void;
}

/** A training that runs in the worker, some steps at a time. */
function useTraining<State extends Trained, Result extends { readonly state: State }>(
  owner: Owner,
  { name, total, begin, run }: TrainingOptions<State, Result>,
): PageTraining<State, Result> {
  const [state, setState] = useState(begin);
  const [losses, setLosses] = useState<readonly number[]>([]);
  const [isRunning, setRunning] = useState(false);
  const [stepMs, setStepMs] = useState<number>();
  const [result, setResult] = useState<Result>();
  const [outcome, setOutcome] = useState<Outcome<Result>>();
  const turn = useRef(0);
  const named = useRef(name);

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
    void run(owner, state, steps, onFrame).then((next) => {
      if (own !== turn.current) return;
      if (next.kind === 'done') {
        setStepMs(next.ms / steps);
        setResult(next.result);
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
  }, [isRunning, state, total]);

  const reset = (): void => {
    setRunning(false);
    setState(begin());
    setLosses([]);
    setResult(undefined);
    setOutcome(undefined);
  };
  useEffect(() => {
    if (named.current !== name) reset();
    named.current = name;
  }, [name]);

  return {
    ...{ state, losses, isRunning, stepMs, result, outcome, reset },
    start: () => {
      setOutcome(undefined);
      setRunning(true);
    },
    stop: () => {
      setRunning(false);
      setLosses(losses.slice(0, state.step));
    },
  };
}

/** The same training with the student's functions and, if someone wants to see it, the model's. */
export interface Trainings<State, Result> {
  readonly own: PageTraining<State, Result>;
  readonly model: PageTraining<State, Result> | undefined;
}

export function useTrainings<State extends Trained, Result extends { readonly state: State }>(
  options: TrainingOptions<State, Result>,
): Trainings<State, Result> {
  const { showModel } = useLab();
  const own = useTraining('student', options);
  const model = useTraining('model', options);
  return { own, model: showModel ? model : undefined };
}
