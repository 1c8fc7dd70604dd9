/** What every view of the page shares: the submission's code, the worker, and their changes. */
import { createContext } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { LabCodes, LabData, LabExercise } from '../lab-data';
import type { LabScripts, Owner } from '../protocol';
import type { SceneInput, SceneName, SceneResult } from '../scenes';
import type { Engine, EngineState, Outcome } from './engine';

export interface Lab {
  readonly data: LabData;
  readonly engine: Engine;
  readonly engineState: EngineState;
  readonly codes: LabCodes;
  /** Grows with every change of the code. */
  readonly version: number;
  /** Whether to draw the model answer's results too. */
  readonly showModel: boolean;
}

export const LabContext = createContext<Lab | undefined>(undefined);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === undefined) throw new Error('there is no lab');
  return lab;
}

/** Returns whether the course has a function: a release may leave out exercises. */
export function useHas(): (name: string) => boolean {
  const { exercises } = useLab().data;
  return (name) => exercises.some(({ functions }) => functions.includes(name));
}

/** The scripts for the worker. */
export function scriptsOf(codes: LabCodes, exercises: readonly LabExercise[]): LabScripts {
  return Object.fromEntries(
    exercises.flatMap(({ id, functions }) => {
      const code = codes[id]?.code;
      return code === undefined ? [] : [[id, { code, functions }]];
    }),
  );
}

/** A scene in a view. */
export interface Played<Name extends SceneName> {
  /** The last outcome that is not dropped; undefined before the first. */
  readonly outcome: Outcome<SceneResult<Name>> | undefined;
  /** Its result, if it has one. */
  readonly result: SceneResult<Name> | undefined;
}

/**
 * Plays a scene each time that its input or the code changes.
 *
 * @param input undefined: not at all
 * @param name what tells this input from others; its JSON by default
 */
export function useScene<Name extends SceneName>(
  scene: Name,
  input: SceneInput<Name> | undefined,
  owner: Owner = 'student',
  name?: string,
): Played<Name> {
  const { engine, version } = useLab();
  const [outcome, setOutcome] = useState<Outcome<SceneResult<Name>>>();
  const turn = useRef(0);
  const shown = useRef(0);
  const slot = useId();
  const key = input === undefined ? undefined : (name ?? JSON.stringify(input));
  useEffect(() => {
    const own = ++turn.current;
    if (input === undefined) {
      engine.cancel(slot);
      shown.current = own;
      setOutcome(undefined);
      return;
    }
    void engine.run({ scene, input, owner, slot }).then((next) => {
      // An older result than the newest input's is better than none, while inputs come fast.
      if (own <= shown.current || next.kind === 'dropped') return;
      shown.current = own;
      setOutcome(next);
    });
  }, [engine, version, key, scene, owner, slot]);
  return { outcome, result: outcome?.kind === 'done' ? outcome.result : undefined };
}

/** The same with the model answers, if someone wants to see them. */
export function useModel<Name extends SceneName>(
  scene: Name,
  input: SceneInput<Name> | undefined,
  name?: string,
): SceneResult<Name> | undefined {
  const { showModel } = useLab();
  return useScene(scene, showModel ? input : undefined, 'model', name).result;
}
