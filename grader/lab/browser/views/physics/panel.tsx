import type { ComponentChildren, JSX } from 'preact';
import type { SceneInput, SceneName, SceneResult } from '../../../scenes';
import { useLab, useModel, useScene } from '../../lab';
import { Failure } from '../../parts/failure';
import { ModelAnswer } from '../../parts/model-answer';
import { texts } from '../../texts';

interface PanelProps<Name extends SceneName> {
  /** Whose title the panel has; there is no panel in a course without it. */
  readonly exercise: string;
  readonly look: string;
  readonly controls: ComponentChildren;
  readonly scene: Name;
  /** Undefined as long as nobody has asked for it. */
  readonly input: SceneInput<Name> | undefined;
  readonly picture: (result: SceneResult<Name>) => ComponentChildren;
  /** Of a scene that takes long: takes the input away. */
  readonly onStop?: () => void;
}

/** An application: its sliders, its picture, and what to look for. */
export function Panel<Name extends SceneName>(props: PanelProps<Name>): JSX.Element | null {
  const { exercise, look, controls, scene, input, picture, onStop } = props;
  const known = useLab().data.exercises.find(({ id }) => id === exercise);
  const played = known && input;
  const { outcome, result } = useScene(scene, played);
  const model = useModel(scene, played);
  if (known === undefined) return null;
  return (
    <section data-exercise={exercise}>
      <h3>{known.title}</h3>
      <div class="controls">{controls}</div>
      <Failure outcome={outcome} />
      {played !== undefined && outcome === undefined && <Computing onStop={onStop} />}
      {result !== undefined && picture(result)}
      {model !== undefined && <ModelAnswer>{picture(model)}</ModelAnswer>}
      <p class="look">{look}</p>
    </section>
  );
}

const Computing = ({ onStop }: { readonly onStop: (() => void) | undefined }): JSX.Element => (
  <div class="buttons">
    <p role="status">{texts.physics.computing}</p>
    {onStop !== undefined && (
      <button type="button" onClick={onStop}>
        {texts.training.stop}
      </button>
    )}
  </div>
);
