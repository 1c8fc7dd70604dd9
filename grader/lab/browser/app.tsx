import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LabCodes, LabData } from '../lab-data';
import type { LabBackend } from '../protocol';
import { Engine, type EngineState } from './engine';
import { LabContext, scriptsOf } from './lab';
import { Problems } from './parts/problems';
import { Tour } from './parts/tour';
import { texts } from './texts';
import { AttentionView } from './views/attention';
import { BlockView } from './views/block';
import { ChecksView } from './views/checks';
import { DiffusionView } from './views/diffusion';
import { PhysicsView } from './views/physics';
import { LanguageView } from './views/language';

const VIEWS = {
  attention: AttentionView,
  block: BlockView,
  language: LanguageView,
  diffusion: DiffusionView,
  physics: PhysicsView,
  checks: ChecksView,
} as const;
type ViewName = keyof typeof VIEWS;

/** The module whose exercises a view draws; a course without them has no such view. */
const MODULES: Readonly<Partial<Record<ViewName, string>>> = {
  attention: '1-attention',
  block: '2-transformer',
  language: '3-language-models/gpt',
  diffusion: '4-diffusion',
  physics: '5-physics',
};

const viewsIn = ({ exercises }: LabData): ViewName[] =>
  (Object.keys(VIEWS) as ViewName[]).filter((name) =>
    exercises.some(({ path }) => path.includes(MODULES[name] ?? '')),
  );

function viewInAddress(data: LabData): ViewName {
  const names = viewsIn(data);
  const name = location.hash.slice(1);
  return names.find((each) => each === name) ?? names[0] ?? 'checks';
}

/** The worker's program, once its script has loaded. */
const engineText = (): Promise<string> =>
  new Promise((resolve) => {
    const take = (): void => {
      if (globalThis.labEngine !== undefined) resolve(globalThis.labEngine);
    };
    globalThis.addEventListener('lab-engine', take);
    take();
  });

export function App({ data }: { data: LabData }): JSX.Element {
  const [view, setView] = useState(() => viewInAddress(data));
  const [codes, setCodes] = useState<LabCodes>(data.student);
  const [version, setVersion] = useState(0);
  const [showModel, setShowModel] = useState(false);
  const [engineState, setEngineState] = useState<EngineState>({
    backend: undefined,
    lastMs: undefined,
    broken: false,
  });
  const [isLost, setLost] = useState(false);
  const [isTouring, setTouring] = useState(() => !wasHere());

  const engine = useMemo(() => {
    const made = new Engine(engineText(), setEngineState);
    made.setCode('student', scriptsOf(data.student, data.exercises));
    if (data.model !== null) made.setCode('model', scriptsOf(data.model, data.exercises));
    return made;
  }, [data]);

  useEffect(() => {
    const onHash = (): void => {
      setView(viewInAddress(data));
    };
    globalThis.addEventListener('hashchange', onHash);
    return () => {
      globalThis.removeEventListener('hashchange', onHash);
    };
  }, [data]);

  useEffect(() => {
    if (!data.isLive) return;
    const events = new EventSource('events');
    let known = data.student;
    events.addEventListener('code', ({ data: text }: MessageEvent<string>) => {
      const received = JSON.parse(text) as LabCodes;
      const changed = Object.fromEntries(
        Object.entries(received).filter(([id, code]) => JSON.stringify(code) !== JSON.stringify(known[id])),
      );
      if (Object.keys(changed).length === 0) return;
      known = { ...known, ...changed };
      engine.setCode('student', scriptsOf(changed, data.exercises));
      setCodes(known);
      setVersion((before) => before + 1);
    });
    events.addEventListener('open', () => {
      setLost(false);
    });
    events.addEventListener('error', () => {
      setLost(true);
    });
    return () => {
      events.close();
    };
  }, [data, engine]);

  const View = VIEWS[view];
  return (
    <LabContext.Provider value={{ data, engine, engineState, codes, version, showModel }}>
      <header class="top">
        <div>
          <h1>{texts.title}</h1>
          <p class="aside">{texts.subtitle(data.submission)}</p>
        </div>
        <p class="aside engine" role="status" data-backend={engineState.backend}>
          {statusOf(engineState)}
        </p>
        <BackendChoice engine={engine} />
        {data.model !== null && (
          <label class="aside">
            <input
              type="checkbox"
              checked={showModel}
              onChange={(event) => {
                setShowModel(event.currentTarget.checked);
              }}
            />{' '}
            {texts.model}
          </label>
        )}
        <button
          type="button"
          onClick={() => {
            setTouring(true);
          }}
        >
          {texts.tourButton}
        </button>
      </header>
      <nav aria-label={texts.views}>
        <ul>
          {viewsIn(data).map((name) => (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === view ? 'page' : undefined}>
                {texts.names[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main data-version={version}>
        {isLost && (
          <p class="failure" role="alert">
            {texts.live.lost}
          </p>
        )}
        <Problems />
        <h2>{texts.names[view]}</h2>
        <View />
      </main>
      {isTouring && (
        <Tour
          onEnd={() => {
            setTouring(false);
            rememberVisit();
          }}
        />
      )}
    </LabContext.Provider>
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

const VISITED = 'lab-visited';

function wasHere(): boolean {
  try {
    return localStorage.getItem(VISITED) !== null;
  } catch {
    return true; // A browser that keeps nothing would show the tour each time.
  }
}

function rememberVisit(): void {
  try {
    localStorage.setItem(VISITED, 'yes');
  } catch {
    // It keeps nothing.
  }
}
