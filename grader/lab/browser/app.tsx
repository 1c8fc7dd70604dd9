import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LabData } from '../lab-data';
import { Engine, type EngineState } from './engine';
import { LabContext, scriptsOf } from './lab';
import { useLiveCode } from './live-code';
import { useModelAnswers } from './model-answers';
import { Header } from './parts/header';
import { Problems } from './parts/problems';
import { Tour } from './parts/tour';
import { texts } from './texts';
import { viewInAddress, VIEWS, viewsIn } from './views';
import { rememberVisit, wasHere } from './visits';

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
  const [wantsModel, setWantsModel] = useState(false);
  const [engineState, setEngineState] = useState<EngineState>({
    backend: undefined,
    lastMs: undefined,
    broken: false,
  });
  const [isTouring, setTouring] = useState(() => !wasHere());

  const engine = useMemo(() => {
    const made = new Engine(engineText(), setEngineState);
    if (data.student !== null) made.setCode('student', scriptsOf(data.student, data.exercises));
    return made;
  }, [data]);
  const { codes, version, isLost } = useLiveCode(data, engine);
  const showModel = useModelAnswers(data, engine, wantsModel) && wantsModel;

  useEffect(() => {
    const onHash = (): void => {
      setView(viewInAddress(data));
    };
    globalThis.addEventListener('hashchange', onHash);
    return () => {
      globalThis.removeEventListener('hashchange', onHash);
    };
  }, [data]);

  const View = VIEWS[view];
  return (
    <LabContext.Provider value={{ data, engine, engineState, codes, version, showModel }}>
      <Header
        wantsModel={wantsModel}
        onShowModel={setWantsModel}
        onTour={() => {
          setTouring(true);
        }}
      />
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
