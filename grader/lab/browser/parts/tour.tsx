import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { texts } from '../texts';

/** A few sentences for the first visit. */
export function Tour({ onEnd }: { onEnd: () => void }): JSX.Element {
  const { steps, label, next, end, count } = texts.tour;
  const [step, setStep] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const isLast = step === steps.length - 1;
  return (
    <dialog ref={dialog} class="tour" aria-label={label} onClose={onEnd}>
      <p aria-live="polite">{steps[step]}</p>
      <p class="aside">{count(step + 1, steps.length)}</p>
      <div class="buttons">
        {!isLast && (
          <button
            type="button"
            autoFocus
            onClick={() => {
              setStep(step + 1);
            }}
          >
            {next}
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            dialog.current?.close();
          }}
        >
          {end}
        </button>
      </div>
    </dialog>
  );
}
