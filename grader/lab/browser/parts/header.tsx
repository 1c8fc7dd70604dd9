import type { JSX } from 'preact';
import type { LabBackend } from '../../protocol';
import type { Engine, EngineState } from '../engine';
import { useLab } from '../lab';
import { texts } from '../texts';

interface HeaderProps {
  readonly wantsModel: boolean;
  readonly onShowModel: (show: boolean) => void;
  readonly onTour: () => void;
}

/** The head of the page: what it shows, and what it computes with. */
export function Header({ wantsModel, onShowModel, onTour }: HeaderProps): JSX.Element {
  const { data, engine, engineState } = useLab();
  return (
    <header class="top">
      <div>
        <h1>{texts.title}</h1>
        <p class="aside">{texts.subtitle(data.submission)}</p>
      </div>
      <p class="aside engine" role="status" data-backend={engineState.backend}>
        {statusOf(engineState)}
      </p>
      <BackendChoice engine={engine} />
      {data.hasModel && (
        <label class="aside">
          <input
            type="checkbox"
            checked={wantsModel}
            onChange={(event) => {
              onShowModel(event.currentTarget.checked);
            }}
          />{' '}
          {texts.model}
        </label>
      )}
      <button type="button" onClick={onTour}>
        {texts.tourButton}
      </button>
    </header>
  );
}

function statusOf({ backend, lastMs, broken }: EngineState): string {
  if (broken) return texts.engine.broken;
  if (backend === undefined) return texts.engine.starting;
  return lastMs === undefined
    ? texts.engine.ready(backend)
    : texts.engine.running(backend, lastMs < 10 ? lastMs.toFixed(1) : lastMs.toFixed(0));
}

const BackendChoice = ({ engine }: { engine: Engine }): JSX.Element => (
  <label class="aside">
    {texts.engine.choose}{' '}
    <select
      onChange={(event) => {
        engine.setBackend(event.currentTarget.value as LabBackend | 'auto');
      }}
    >
      <option value="auto">{texts.engine.auto}</option>
      {(['webgl', 'wasm', 'cpu'] as const).map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </select>
  </label>
);
