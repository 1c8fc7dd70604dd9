import type { ComponentChildren, JSX } from 'preact';
import { useLab } from '../../lab';
import type { Outcome } from '../../engine';
import { Failure } from '../../parts/failure';

interface PanelProps {
  /** Whose title the panel has; there is no panel in a course without it. */
  readonly exercise: string;
  readonly look: string;
  readonly controls: ComponentChildren;
  readonly outcome: Outcome<unknown> | undefined;
  readonly children: ComponentChildren;
}

/** An application: its sliders, its picture, and what to look for. */
export function Panel({ exercise, look, controls, outcome, children }: PanelProps): JSX.Element | null {
  const known = useLab().data.exercises.find(({ id }) => id === exercise);
  if (known === undefined) return null;
  return (
    <section data-exercise={exercise}>
      <h3>{known.title}</h3>
      <div class="controls">{controls}</div>
      <Failure outcome={outcome} />
      {children}
      <p class="look">{look}</p>
    </section>
  );
}
