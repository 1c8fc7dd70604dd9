import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { floatsFrom } from '../../../sandbox/child/realm/base64';
import { untrainedState, type TrainResult } from '../../scenes/language-model';
import type { ModelState, Numbers } from '../../scenes/trained-numbers';
import { useLab } from '../lab';
import { Failure } from '../parts/failure';
import { Choice } from '../parts/fields';
import { TrainingPanel } from '../parts/training/training-panel';
import { useTrainings } from '../parts/training/use-training';
import { texts } from '../texts';
import { Next } from './language/next';
import { useWriting } from './language/writing';

const t = texts.language;

export function LanguageView(): JSX.Element {
  const { data, engine } = useLab();
  const { levels, checkpoints } = data.languageModel;
  const [total, setTotal] = useState(300);
  const trainings = useTrainings<ModelState, TrainResult>({
    ...{ name: '', total, begin: untrainedState },
    run: (owner, state, steps, onFrame) =>
      engine.run({
        ...{ scene: 'train', owner, slot: `train ${owner}`, onFrame },
        input: { state, steps, total },
      }),
  });
  const [source, setSource] = useState('here');
  const [other, setOther] = useState('nothing');
  const loaded = useMemo(
    () => new Map(checkpoints.map(({ stage, params }) => [stage as string, params.map(floatsFrom)])),
    [checkpoints],
  );
  const paramsOf = (name: string): Numbers => loaded.get(name) ?? trainings.own.state.params;
  const options = Object.fromEntries(
    (Object.entries(t.sources) as [string, string][]).filter(([name]) => name === 'here' || loaded.has(name)),
  );
  const writing = useWriting(paramsOf(source));
  return (
    <>
      <p>{t.lead}</p>
      <section>
        <h3>{t.train}</h3>
        <TrainingPanel {...{ trainings, total, levels }} onTotal={setTotal} mostSteps={1_000} />
      </section>
      <section>
        <h3>{t.next}</h3>
        <div class="controls">
          {loaded.size > 0 && (
            <>
              <Choice label={t.source} value={source} options={options} onChange={setSource} />
              <Choice
                label={t.compare}
                value={other}
                options={{ nothing: t.nothing, ...options }}
                onChange={setOther}
              />
            </>
          )}
          {writing.controls}
        </div>
        <Failure outcome={writing.outcome} />
        {writing.tokens.length > 0 && (
          <div class="beside">
            <Next
              params={paramsOf(source)}
              writing={writing}
              {...(loaded.size > 0 && { title: options[source] })}
            />
            {other !== 'nothing' && (
              <Next params={paramsOf(other)} writing={writing} title={options[other]} />
            )}
          </div>
        )}
      </section>
      <p class="look">{t.look}</p>
    </>
  );
}
